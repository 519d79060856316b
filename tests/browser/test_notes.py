"""What a citation cites, beside it: by pointer, keyboard and finger, and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chart_page import POLICY
from tests.browser.sourced_site import ARABIC, PAGE, make_sourced_site
from tests.hosting import folder_served

QUOTED = "#cited-gazette-2"
NOTE = ".affidavit-note:not([hidden])"
Reader = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture(scope="module")
def sourced(once: Callable[..., Path]) -> Iterator[str]:
    """Where the site is served, under the strict policy as a header."""
    folder = once("sourced-site", make_sourced_site) / "site"
    with folder_served(folder, headers={"Content-Security-Policy": POLICY}) as url:
        yield url


def _opened(reader: Reader, address: str, **kind: object) -> Page:
    page = reader(**{"viewport": {"width": 1280, "height": 800}, **kind})
    page.goto(address)
    return page


AT_REST = "note => Promise.all(note.getAnimations().map((each) => each.finished)).then(() => 0)"
"""Waits until it has come to where it stays."""


def _box(locator: Locator) -> dict[str, float]:
    return locator.bounding_box() or pytest.fail("it is not shown")


def test_a_resting_pointer_shows_what_is_cited(reader: Reader, sourced: str):
    """All that the list says, where in it, and the way on; it stays while it is pointed at."""
    page = _opened(reader, sourced + PAGE)
    page.hover(QUOTED)
    note = page.locator(NOTE)
    expect(note).to_be_visible()
    for words in (
        *("1, para. 3", "Contratos", "La Gaceta", "February 2026", "ayuda complementaria"),
        *("complementary help", "In Spanish", "Archived by archive.example"),
        "Kept by us since 10 January 2026",
    ):
        expect(note).to_contain_text(words)
    links = note.locator("a")
    assert [link.get_attribute("href") for link in links.all()] == [
        "https://gaceta.example/contratos#:~:text=ayuda%20complementaria",
        "https://archive.example/20260224101500/https://gaceta.example/contratos",
        "../../sources/gazette/",
        "#source-gazette",
    ]
    assert page.locator(QUOTED).evaluate("mark => document.activeElement !== mark")
    note.hover()
    page.wait_for_timeout(600)
    expect(note).to_be_visible()
    page.mouse.move(5, 5)
    expect(note).to_be_hidden()
    assert page.evaluate("seen.violations") == []


def test_a_source_seen_in_another_s_words_says_so(reader: Reader, sourced: str):
    """And a remark of the writer's is shown as it is."""
    page = _opened(reader, sourced + PAGE)
    page.hover("#cited-letter-1")
    expect(page.locator(NOTE)).to_contain_text("Seen only as quoted in The contract")
    page.mouse.move(5, 5)
    page.hover("#cited-note-n-1")
    expect(page.locator(NOTE)).to_contain_text("A note of the writer’s")


def test_the_keyboard_shows_it_and_nothing_moves(reader: Reader, sourced: str):
    """Focus shows it, Tab goes on to the next citation, Escape closes, Enter leads to the list."""
    page = _opened(reader, sourced + PAGE)
    page.locator("#cited-post-1").focus()
    page.keyboard.press("Tab")
    note, focused = page.locator(NOTE), "document.activeElement.id"
    expect(note).to_contain_text("Contratos")
    assert page.evaluate(focused) == "cited-gazette-2"
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    assert page.evaluate(focused) == "cited-gazette-2"
    page.keyboard.press("Tab")
    expect(note).to_contain_text("A memo")
    page.keyboard.press("Alt+ArrowDown")
    assert note.evaluate("note => note.contains(document.activeElement)")
    assert page.locator("#cited-memo-1").get_attribute("aria-expanded") == "true"
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Tab")
    expect(note).to_contain_text("Letter")
    assert page.evaluate(focused) == "cited-letter-1"
    assert page.locator("[aria-expanded]").count() == 0
    page.keyboard.press("Enter")
    expect(page.locator("#source-letter")).to_be_in_viewport()
    expect(note).to_be_hidden()


def test_a_click_keeps_it_open_and_a_second_one_closes_it(reader: Reader, sourced: str):
    """The page stays where it is; a click elsewhere and scrolling on close it too."""
    page = _opened(reader, sourced + PAGE)
    note, mark = page.locator(NOTE), page.locator("#cited-post-1")
    mark.click()
    expect(note).to_be_visible()
    assert page.evaluate("[location.hash, scrollY]") == ["", 0]
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    expect(note).to_be_visible()
    mark.click()
    expect(note).to_be_hidden()
    mark.click()
    page.mouse.click(5, 300)
    expect(note).to_be_hidden()
    mark.click()
    page.wait_for_timeout(500)
    page.mouse.move(5, 300)
    page.mouse.wheel(0, 200)
    expect(note).to_be_hidden()


def test_a_tap_opens_a_sheet_below_the_sentence(reader: Reader, sourced: str):
    """On a phone it fills the width; it holds the focus, and gives it back."""
    page = _opened(reader, sourced + PAGE, **PHONE)
    note, mark = page.locator(NOTE), page.locator("#cited-memo-2")
    mark.evaluate("mark => mark.scrollIntoView({ block: 'end' })")
    mark.tap()
    expect(note).to_be_visible()
    page.wait_for_timeout(600)
    sheet = _box(note)
    assert (sheet["x"], sheet["width"], sheet["y"] + sheet["height"]) == (0, 390, 844)
    assert _box(mark)["y"] + _box(mark)["height"] <= sheet["y"]
    assert note.evaluate("note => note === document.activeElement")
    note.locator("button").tap()
    expect(note).to_be_hidden()
    assert mark.evaluate("mark => mark === document.activeElement")
    mark.tap()
    page.touchscreen.tap(200, 60)
    expect(note).to_be_hidden()
    mark.tap()
    note.get_by_text("In the list of sources").tap()
    expect(page.locator("#source-memo")).to_be_in_viewport()
    expect(note).to_be_hidden()


def test_the_list_of_all_sources_is_narrowed(reader: Reader, sourced: str):
    """By words, kind, language and whether there is a copy, together; it counts what is left."""
    page = _opened(reader, f"{sourced}sources/")
    shown, form = page.locator("main li:visible > a"), page.locator("main form")
    assert shown.all_text_contents() == [
        "A memo",
        "Contratos",
        "[Letter of the office]",
        "The contract",
    ]
    form.get_by_label("Language").select_option("Spanish")
    assert shown.all_text_contents() == ["A memo", "Contratos"]
    expect(form.locator("output")).to_have_text("2 / 4")
    form.get_by_label("With a copy").check()
    assert shown.all_text_contents() == ["Contratos"]
    form.get_by_label("Language").select_option("")
    form.get_by_label("With a copy").uncheck()
    form.get_by_label("Kind").select_option("Newspaper article")
    form.get_by_label("Words").fill("pos")
    assert shown.all_text_contents() == ["The contract"]


WITHOUT_POPOVER = """
  for (const name of ["popover", "showPopover", "hidePopover"]) delete HTMLElement.prototype[name];
"""


@pytest.mark.parametrize(
    ("address", "kind", "script"),
    [
        (PAGE, {}, ""),
        (PAGE, {}, WITHOUT_POPOVER),
        (PAGE, {"viewport": {"width": 1440, "height": 500}}, ""),
        (ARABIC, {}, ""),
        (PAGE, PHONE, WITHOUT_POPOVER),
        (PAGE, {"forced_colors": "active", "reduced_motion": "reduce"}, ""),
    ],
)
def test_it_stands_near_its_mark_and_in_the_window(
    reader: Reader, sourced: str, address, kind, script
):
    """In either direction of writing, in old browsers, on low screens; it never hides the mark."""
    page = reader(**{"viewport": {"width": 1280, "height": 800}, **kind})
    page.add_init_script(script)
    page.goto(sourced + address)
    window = page.viewport_size or {}
    for name in ("#cited-post-1", "#cited-gazette-2", "#cited-memo-6", "#cited-letter-2"):
        mark = page.locator(name)
        mark.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.locator(NOTE).evaluate(AT_REST)
        note, at = _box(page.locator(NOTE)), _box(mark)
        assert note["x"] >= 0
        assert note["x"] + note["width"] <= window["width"]
        assert note["y"] >= 0
        assert note["y"] + note["height"] <= window["height"]
        is_clear = note["y"] >= at["y"] + at["height"] or note["y"] + note["height"] <= at["y"]
        assert is_clear or kind is PHONE
        assert abs(note["y"] - at["y"]) <= note["height"] + 40 or kind is PHONE


@pytest.mark.parametrize("width", [390, 1440])
def test_without_scripts_every_citation_reaches_its_source_and_comes_back(
    browser: Browser, sourced: str, width: int
):
    """By keyboard, on a phone and on a wide screen."""
    viewport = {"width": width, "height": 800}
    with browser.new_context(java_script_enabled=False, viewport=viewport) as context:
        page = context.new_page()
        page.goto(sourced + PAGE)
        marks = page.locator("main a.affidavit-cite")
        assert marks.count() >= 20
        for mark in marks.all():
            id_ = mark.get_attribute("id")
            mark.press("Enter")
            entry = page.locator(":target")
            expect(entry).to_be_in_viewport()
            assert str(entry.get_attribute("id")).startswith(("source-", "note-"))
            entry.locator(f"a[href='#{id_}']").press("Enter")
            expect(page.locator(f"[id='{id_}']:target")).to_be_in_viewport()
