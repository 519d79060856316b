"""Pages of documents in a reader's hands: from the citation to the page and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chart_page import POLICY
from tests.evidence.evidence_folder import kept_in, with_copies
from tests.hosting import folder_served
from tests.newsroom import make_newsroom
from tests.pdf.pdfs import pdf_of

PAGE = "stories/bids/"
NOTE = ".affidavit-note:not([hidden])"
STORY = """\
Two bids came in June [@memo, p. 3], and both were late [@memo, pp. 4-5]. It goes on [@memo].
"""
MEMO = {"type": "report", "title": "A memo", "publish_pages": "cited"}
Reader = Callable[..., Page]


@pytest.fixture(scope="module")
def documented(once: Callable[..., Path]) -> Iterator[str]:
    """Where the site is served, under the strict policy as a header."""
    folder = once("documented-site", _make) / "site"
    with folder_served(folder, headers={"Content-Security-Policy": POLICY}) as url:
        yield url


def _make(folder: Path) -> None:
    newsroom = make_newsroom(folder, articles={"bids/index.md": STORY})
    pages = [[f"Page {number} of the memo.", "Two bids came."] for number in range(1, 6)]
    built = with_copies(newsroom, MEMO, kept_in(newsroom, pdf_of(*pages))).build()
    assert built.code == 0, built.output


def test_a_note_shows_the_page_that_its_citation_means(reader: Reader, documented: str):
    """And leads there; from there on to the next page, and back to who cites it."""
    page = reader(viewport={"width": 1280, "height": 800})
    page.goto(documented + PAGE)
    page.locator("#cited-memo-1").click()
    links = page.locator(f"{NOTE} [data-page]")
    expect(links).to_have_text(["Page 3"])
    picture = links.locator("img")
    expect(picture).to_have_js_property("naturalWidth", 1360)
    box = picture.bounding_box() or pytest.fail("no picture is shown")
    assert (round(box["width"]), round(box["height"])) == (366, 144)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{documented}sources/memo/p/3/")
    expect(page.get_by_role("img")).to_have_accessible_name(
        "Page 3, of 5 of “A memo”. What can be read on it stands below."
    )
    expect(page.get_by_text("Page 3 of the memo.")).to_be_visible()
    page.get_by_role("link", name="Page 4").first.click()
    expect(page.get_by_text("Page 4 of the memo.")).to_be_visible()
    page.get_by_role("link", name="About this source").click()
    expect(page.get_by_role("link", name="Bids", exact=True)).to_be_visible()
    assert page.evaluate("seen.violations") == []


def test_a_note_shows_no_page_that_its_citation_does_not_mean(reader: Reader, documented: str):
    """Of two pages the first as a picture; of none nothing."""
    page = reader(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(documented + PAGE)
    page.locator("#cited-memo-2").tap()
    expect(page.locator(f"{NOTE} [data-page]")).to_have_text(["Page 4", "Page 5"])
    expect(page.locator(f"{NOTE} img")).to_have_count(1)
    page.locator(f"{NOTE} button").tap()
    page.locator("#cited-memo-3").tap()
    expect(page.locator(NOTE)).to_contain_text("A memo")
    expect(page.locator(f"{NOTE} [data-page]")).to_have_count(0)


def test_without_scripts_a_list_leads_to_the_pages(reader: Reader, documented: str):
    """On a phone nothing of a page sticks out, in the dark its paper is white."""
    page = reader(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, color_scheme="dark"
    )
    page.goto(documented + PAGE)
    page.locator("#cited-memo-1").click()
    page.locator("#source-memo").get_by_role("link", name="Page 3").click()
    picture = page.get_by_role("img")
    box = picture.bounding_box() or pytest.fail("no picture is shown")
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    expect(picture).to_have_css("background-color", "rgb(255, 255, 255)")
