"""What paragraphs cite, in the margin and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chart_page import POLICY
from tests.browser.sourced_site import ARABIC, PAGE, make_sourced_site
from tests.hosting import folder_served

Reader = Callable[..., Page]
BOXES = """() => [...document.querySelectorAll(".affidavit-margin > a, .affidavit-aside")]
  .filter((note) => getComputedStyle(note).visibility === "visible" && note.checkVisibility())
  .map((note) => { const { left, right, top, bottom } = note.getBoundingClientRect();
    return { left, right, top, bottom, text: note.textContent }; })"""


@pytest.fixture(scope="module")
def sourced(once: Callable[..., Path]) -> Iterator[str]:
    """Where the site is served, under the strict policy as a header."""
    folder = once("sourced-site", make_sourced_site) / "site"
    with folder_served(folder, headers={"Content-Security-Policy": POLICY}) as url:
        yield url


@pytest.mark.parametrize("address", [PAGE, ARABIC])
def test_a_wide_page_has_notes_in_its_margin(reader: Reader, sourced: str, address: str):
    """Beside their paragraphs, none over another, over an aside or over text; nothing moves."""
    page = reader(viewport={"width": 1440, "height": 900})
    page.goto(sourced + address)
    page.wait_for_timeout(500)
    notes = page.evaluate(BOXES)
    assert len(notes) >= 8
    notes.sort(key=lambda note: note["top"])
    for above, below in pairwise(notes):
        assert below["top"] >= above["bottom"]
    text = page.locator(".affidavit-flow > p").first.bounding_box() or {}
    for note in notes:
        is_beside = note["left"] >= text["x"] + text["width"] or note["right"] <= text["x"]
        assert is_beside
        assert note["left"] >= 0
        assert note["right"] <= 1440
    assert page.evaluate("seen") == {"violations": [], "shift": 0}


def test_the_margin_says_number_name_and_date(reader: Reader, sourced: str):
    """And where in the source; of a note of the writer's its words."""
    page = reader(viewport={"width": 1440, "height": 900})
    page.goto(sourced + PAGE)
    page.wait_for_timeout(500)
    texts = [note["text"] for note in page.evaluate(BOXES)]
    assert "2, p. 3 The Harbour Post, 22 February 2026" in texts
    assert "1, para. 3 La Gaceta, February 2026" in texts
    assert "5 A note of the writer’s that cites." in texts


def test_the_margin_is_for_the_eye_alone(reader: Reader, sourced: str):
    """It is in nobody's reading order, no stop of the keyboard, and not on a narrower screen."""
    page = reader(viewport={"width": 1440, "height": 900})
    page.goto(sourced + PAGE)
    page.wait_for_timeout(500)
    hidden = "margin => margin.getAttribute('aria-hidden') === 'true'"
    margins = page.locator(".affidavit-margin")
    assert margins.count() >= 1
    for margin in margins.all():
        assert margin.evaluate(hidden)
    stops = page.evaluate(
        "[...document.querySelectorAll('.affidavit-margin *')].filter(e => e.tabIndex >= 0).length"
    )
    assert stops == 0
    page.set_viewport_size({"width": 1100, "height": 900})
    page.wait_for_timeout(300)
    assert not any(margin.is_visible() for margin in margins.all())


def test_a_page_made_wider_is_laid_anew(reader: Reader, sourced: str):
    """As after a phone is turned, and where a reader's letters grow."""
    page = reader(viewport={"width": 800, "height": 900})
    page.goto(sourced + PAGE)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_timeout(500)
    tops = sorted(
        (note["top"], note["bottom"]) for note in page.evaluate(BOXES) if note["bottom"] > 0
    )
    assert len(tops) >= 8
    assert all(below[0] >= above[1] for above, below in pairwise(tops))


def test_paper_has_numbers_and_whole_addresses(browser: Browser, sourced: str):
    """Each source by its number, with the address to type; no margin, no way back, no signs."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(sourced + PAGE)
        page.wait_for_timeout(500)
        page.hover("#cited-gazette-2")
        page.wait_for_timeout(500)
        page.emulate_media(media="print")
        assert not page.locator(".affidavit-note").is_visible()
        assert not page.locator(".affidavit-margin").first.is_visible()
        assert not page.locator(".affidavit-sources__back").first.is_visible()
        printed = page.evaluate(
            "[...document.querySelectorAll('#sources li a')].filter(a => a.checkVisibility())"
            ".map(a => getComputedStyle(a, '::after').content)"
        )
        assert '" https://gaceta.example/contratos"' in printed
        assert '" https://post.example/contract?a=1&b=2"' in printed
        assert any("archive.example/20260224101500" in each for each in printed)
        numbers = page.evaluate(
            "[...document.querySelectorAll('#sources li')]"
            ".map(li => getComputedStyle(li, '::before').content)"
        )
        assert numbers == ['"1"', '"2"', '"3"', '"4"', '"5"']
