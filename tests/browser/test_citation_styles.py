"""Citations that name their sources, on a phone and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.hosting import folder_served
from tests.styled import BY_NAME, styled

PHONE = {"viewport": {"width": 390, "height": 844}}


def _there_and_back(page: Page) -> int:
    """Follow each citation that is shown to its source and back; return how many there are."""
    page.wait_for_load_state()
    citations = page.locator("main a[role=doc-biblioref]:visible")
    mentions = [id_ for id_ in citations.evaluate_all("all => all.map(a => a.id)") if id_]
    for mention in mentions:
        page.locator(f"[id='{mention}']").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector(':target')?.matches('#sources li')")
        page.locator(f"#sources li:target a[href='#{mention}']").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("id => document.querySelector(':target')?.id === id", arg=mention)
    return len(mentions)


@pytest.mark.parametrize("style", ["author-date", "by-name.csl"])
def test_named_sources_lead_there_and_back(reader: Callable[..., Page], tmp_path: Path, style: str):
    """With scripts on a phone, by keyboard alone; nothing is wider than the screen."""
    newsroom = styled(tmp_path, style, files={"content/by-name.csl": BY_NAME})
    assert newsroom.build(strict=True).code == 0
    with folder_served(newsroom.site) as url:
        page = reader(**PHONE)
        page.goto(f"{url}stories/en/")
        assert _there_and_back(page) >= 9
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
