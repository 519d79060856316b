"""What axe-core finds on pages of each kind, in both schemes, on phone and desk: nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.chart_reading import explore

STORY = "stories/the-first-days-numbers/"
PAGES = (
    *("", STORY, "sources/", "sources/nmas-2026-02-23/", "about/", "404.html"),
    *("handbook/cite-a-source/", "handbook/charts/", "handbook/charts/slope/"),
)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
NOTE = ".affidavit-note:not([hidden])"


def violations(page: Page) -> list[str]:
    """Return what is in a reader's way on a page as it stands: the rule and the element."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_in_a_readers_way(reader: Callable[..., Page], site_url, path, size, scheme):
    """Names, roles, contrast, order of headings, targets: of every page's template one."""
    page = reader(viewport=size, color_scheme=scheme)
    page.goto(site_url + path)
    assert violations(page) == []


def test_a_note_and_a_live_chart_are_in_nobodys_way(reader: Callable[..., Page], site_url):
    """What scripts add is held to the same."""
    page = reader(viewport={"width": 1024, "height": 800})
    page.goto(site_url + STORY)
    explore(page.locator(".affidavit-chart:has(.affidavit-chart__explore)").first)
    page.locator("main p a.affidavit-cite:visible").first.hover()
    expect(page.locator(NOTE)).to_be_visible()
    assert violations(page) == []
