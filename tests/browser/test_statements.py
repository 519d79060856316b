"""What figures and statements rest on: marks in the text, notes beside it, a list at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.chart_page import POLICY
from tests.hosting import folder_served
from tests.newsroom import make_newsroom

STORY = """\
The tower let [at least 40 ships]{fact=ships} pass. [The fire was an accident]{claim=cause}, and
[somebody was on board]{claim=crew/first}, later [nobody]{claim=crew}.

/// stats | In figures
    facts: [ships]
///

/// known
///

/// timeline | In order
///
"""
LEDGER = """\
facts:
  ships: {label: ships let pass, value: at least 40 ships, source: post, as_of: 2026-01-04}
claims:
  cause: {text: The fire was an accident, status: disputed, source: post, by: Harbour Office}
  crew:
    text: Somebody was on board
    history:
      first: {status: pending, source: post, as_of: 2026-01-03}
      second: {status: confirmed, source: post, as_of: 2026-01-05, checked_by: ana-ruiz}
"""
SOURCES = {
    "post": {
        "type": "article-newspaper",
        "title": "The fire",
        "publisher": "The Harbour Post",
        "issued": "2026-01-05",
        "url": "https://post.example/fire",
    }
}
PAGE = "stories/harbour/"
NOTE = ".affidavit-note:not([hidden])"
MARKS = "main p a.affidavit-mark:visible"
Reader = Callable[..., Page]


def _make(folder: Path) -> None:
    """Build the story as a newsroom builds it."""
    files = {"content/stories/harbour/ledger.yml": LEDGER}
    articles = {"harbour/index.md": STORY}
    built = make_newsroom(folder, articles=articles, sources=SOURCES, files=files).build()
    assert built.code == 0, built.output


@pytest.fixture(scope="module")
def site(once: Callable[..., Path]) -> Iterator[str]:
    """Where the story is served, under the strict policy as a header."""
    folder = once("stated-site", _make) / "site"
    with folder_served(folder, headers={"Content-Security-Policy": POLICY}) as url:
        yield url


def _names(page: Page) -> list[str | None]:
    return [mark.get_attribute("aria-label") for mark in page.locator(MARKS).all()]


def test_what_is_confirmed_is_plain_until_somebody_asks(reader: Reader, site: str):
    """Only doubtful words are marked and stops of the keyboard; then all are, with their words."""
    page = reader(viewport={"width": 390, "height": 844})
    page.goto(site + PAGE)
    doubtful = [
        "disputed, according to Harbour Office, per The Harbour Post: what it rests on",
        "pending, according to The Harbour Post: what it rests on",
    ]
    assert _names(page) == doubtful
    page.get_by_label("Show the evidence").check()
    assert _names(page) == [
        "according to The Harbour Post: what it rests on",
        *doubtful,
        "confirmed by The Harbour Post: what it rests on",
    ]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert Axe().run(page).response["violations"] == []


def test_a_tap_on_the_words_shows_what_they_rest_on(reader: Reader, site: str):
    """The row that is meant, whose word it is and since when; Escape leads back."""
    page = reader(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(site + PAGE)
    page.tap("[data-claim='crew/first']")
    note = page.locator(NOTE)
    expect(note).to_contain_text("pending, according to The Harbour Post, 3 January 2026")
    expect(note).not_to_contain_text("confirmed")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.get_by_label("Show the evidence").check()
    page.tap("[data-claim='crew']")
    expect(note).to_contain_text("Checked by Ana Ruiz")
    assert page.evaluate("seen.violations") == []


def test_without_scripts_marks_lead_to_the_list(browser: Browser, site: str):
    """The evidence can be shown all the same, and the list says what it was before."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + PAGE)
        page.get_by_label("Show the evidence").check()
        page.locator(MARKS).last.click()
        assert page.url.endswith("#claim-crew")
        entry = page.locator("#claim-crew")
        expect(entry).to_contain_text("confirmed by The Harbour Post, 5 January 2026")
        expect(entry).to_contain_text("pending, according to The Harbour Post, 3 January 2026")


def test_blocks_say_what_is_known_and_in_which_order(reader: Reader, site: str):
    """A tile has its bound, what nobody knows stands apart, and time goes on."""
    page = reader(viewport={"width": 1280, "height": 800})
    page.goto(site + PAGE)
    expect(page.locator(".affidavit-stats__value")).to_have_text("at least 40")
    known, unknown = page.locator(".affidavit-known > section").all()
    expect(known).to_contain_text("Confirmed Somebody was on board")
    expect(unknown).to_contain_text("Disputed The fire was an accident")
    times = page.locator(".affidavit-timeline time").all()
    assert [time.get_attribute("datetime") for time in times] == [
        *("2026-01-03", "2026-01-04", "2026-01-05"),
    ]
