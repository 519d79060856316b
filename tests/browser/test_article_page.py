"""The reference story as a reader meets it in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

STORY = "stories/the-first-days-numbers/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " font-src 'self'; connect-src 'self'"
)


def _in_view(page: Page, id_: str) -> bool:
    return page.evaluate(
        "id => { const box = document.getElementById(id).getBoundingClientRect();"
        " return box.top >= 0 && box.top < innerHeight }",
        id_,
    )


def test_a_citation_leads_to_its_source_and_back(page: Page, site_url: str):
    """Enter on a citation just reached by keyboard shows the source; Enter there, the sentence.

    At once: a page still gliding to what has focus must not lose the jump.
    """
    page.goto(site_url + STORY)
    for number in (0, 3, -1):
        citation = page.locator("main a.affidavit-cite:visible").nth(number)
        mention = citation.get_attribute("id")
        citation.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        target = page.evaluate("document.querySelector(':target')?.id ?? ''")
        assert target.startswith(("source-", "note-"))
        assert _in_view(page, target)
        page.locator(f"[id='{target}'] a[href='#{mention}']").focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        assert page.evaluate("document.querySelector(':target')?.id") == mention
        assert _in_view(page, mention)


def test_without_scripts_everything_is_there(browser: Browser, site_url: str):
    """Text, sources, and each chart's picture, caption and table, with JavaScript off."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_url + STORY)
        charts = page.locator("figure.affidavit-chart")
        assert charts.count() >= 3
        for number in range(charts.count()):
            chart = charts.nth(number)
            assert chart.locator("picture img").is_visible()
            assert chart.locator("details table").count() == 1
            assert chart.locator("figcaption").inner_text().strip()
        assert page.locator("#sources li").count() >= 15


def test_no_other_host_no_console_error_no_violation(page: Page, site_url: str):
    """The page asks this host only, and keeps its own policy."""
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on(
        "console",
        lambda said: errors.append(said.text) if said.type in ("error", "warning") else None,
    )
    page.goto(site_url + STORY)
    assert (
        page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") == POLICY
    )
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(500)
    assert [url for url in requests if not url.startswith(site_url)] == []
    assert errors == []


def test_nothing_scrolls_sideways_on_a_phone(browser: Browser, site_url: str):
    """At 390 and 320 pixels the page fits its width."""
    for width in (390, 320):
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            page.goto(site_url + STORY)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_opened_from_disk_the_charts_stay(browser: Browser, built_site: Path):
    """A page saved to disk shows its pictures, where scripts may fetch nothing."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((built_site / STORY / "index.html").as_uri())
        page.wait_for_timeout(500)
        assert page.locator("figure.affidavit-chart picture img").first.is_visible()


@pytest.mark.parametrize("page_name", ["show-pages-of-a-document", "write-an-article"])
def test_keys_of_tables_stand_whole_on_a_phone(page: Page, site_url: str, page_name: str):
    """A key in two lines is read as two; nothing scrolls sideways for it."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}handbook/{page_name}/")
    keys = page.locator("main tr > :first-child code")
    lines = keys.evaluate_all(
        "keys => keys.filter((key) => !/[ ,]/.test(key.textContent))"
        ".map((key) => [key.textContent, key.getClientRects().length])"
    )
    assert lines
    assert [key for key, count in lines if count > 1] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def _broken_words(page: Page, cells: str) -> list[str]:
    """Return the words in these cells that stand on two lines, broken where no sign allows it."""
    found: list[str] = page.locator(cells).evaluate_all(
        """cells => cells.flatMap((cell) => {
          const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), broken = [];
          for (let text; (text = walker.nextNode()); ) {
            for (const { 0: word, index } of text.data.matchAll(/[^\\s/-]+/g)) {
              const range = document.createRange();
              range.setStart(text, index);
              range.setEnd(text, index + word.length);
              if (range.getClientRects().length > 1) broken.push(word);
            }
          }
          return broken;
        })"""
    )
    return found


@pytest.mark.parametrize(
    ("page_name", "width", "cells"),
    [
        ("checks", 1440, "main :is(th, td)"),
        ("facts-and-claims", 1440, "main :is(th, td)"),
        ("checks", 390, "main tr > :last-child"),
    ],
)
def test_no_column_is_so_narrow_that_words_break(
    page: Page, site_url: str, page_name: str, width: int, cells: str
):
    """On a wide page in no column; on a phone not in that of the weights."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site_url}handbook/{page_name}/")
    assert page.locator(cells).count()
    assert _broken_words(page, cells) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
