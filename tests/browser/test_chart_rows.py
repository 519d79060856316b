"""The keyboard walks a chart's rows: one tab stop, and nothing on the page moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chart_reading import DRAWN

LINE = ".affidavit-chart__row"


def _at_chart(page: Page, address: str) -> Locator:
    """Tab to the first chart, as a reader without a mouse does."""
    page.goto(address)
    expect(page.locator(DRAWN)).to_have_count(2)
    chart = page.locator("#chart-ports")
    for _ in range(40):
        page.keyboard.press("Tab")
        if chart.locator(".affidavit-chart__box:focus").count():
            return chart
    return pytest.fail("no tab stop leads to the chart")


def test_arrows_walk_the_rows(reader, address):
    """Forth and back, to either end, no further, and off again."""
    page = reader()
    chart = _at_chart(page, address)
    line = chart.locator(LINE)
    expect(line).to_have_text("3 rows: walk them with the arrow keys")
    for key, said in [
        ("ArrowDown", "North quay, Ships: 12.5, 1 of 3"),
        ("ArrowRight", "Old harbour, Ships: 25.0, 2 of 3"),
        ("ArrowUp", "North quay, Ships: 12.5, 1 of 3"),
        ("ArrowLeft", "North quay, Ships: 12.5, 1 of 3"),
        ("End", "Ferry pier, Ships: 37.5, 3 of 3"),
        ("ArrowDown", "Ferry pier, Ships: 37.5, 3 of 3"),
        ("Home", "North quay, Ships: 12.5, 1 of 3"),
        ("Escape", "3 rows: walk them with the arrow keys"),
        ("ArrowUp", "Ferry pier, Ships: 37.5, 3 of 3"),
    ]:
        page.keyboard.press(key)
        expect(line).to_have_text(said)
    assert page.evaluate("seen") == {"violations": [], "shift": 0}


def test_who_reads_on_does_not_meet_the_walk(reader, address):
    """What it says is there for the ear only while the chart has focus."""
    page = reader()
    chart = _at_chart(page, address)
    line = chart.locator(LINE)
    page.keyboard.press("ArrowDown")
    expect(line).to_have_attribute("aria-live", "polite")
    assert "1 of 3" in chart.aria_snapshot()
    page.keyboard.press("Tab")
    expect(line).to_be_hidden()
    expect(line).to_have_text("")
    assert line.get_attribute("aria-live") is None
    assert line.get_attribute("aria-hidden") == "true"
    assert "1 of 3" not in chart.aria_snapshot()


def test_a_chart_is_one_tab_stop_more(reader, address):
    """From the picture Tab goes to the button, and back again."""
    page = reader()
    chart = _at_chart(page, address)
    page.keyboard.press("Tab")
    expect(chart.get_by_role("button")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(chart.locator(".affidavit-chart__box")).to_be_focused()


def test_the_row_is_marked_in_the_open_table(reader, address):
    """The eye finds what the line says."""
    page = reader()
    page.goto(address)
    expect(page.locator(DRAWN)).to_have_count(2)
    chart = page.locator("#chart-ports")
    chart.get_by_text("Data as a table").click()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    expect(chart.locator("tr[data-current]")).to_contain_text("Ferry pier")


def test_from_right_to_left_arrows_point_the_other_way(reader, address):
    """Left leads on where lines run to the left."""
    page = reader()
    page.route("**/story/", lambda route: route.fulfill(body=_turned(route.fetch().text())))
    chart = _at_chart(page, address)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(chart.locator(LINE)).to_contain_text("2 of 3")
    page.keyboard.press("ArrowRight")
    expect(chart.locator(LINE)).to_contain_text("1 of 3")


def test_a_click_leaves_the_arrows_to_the_page(reader, address):
    """A reader who clicks the picture and scrolls by key meets no line over the buttons."""
    page = reader()
    page.goto(address)
    expect(page.locator(DRAWN)).to_have_count(2)
    page.locator("#chart-ports .affidavit-chart__box").click()
    before = page.evaluate("scrollY")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("before => scrollY > before", arg=before)
    expect(page.locator(f"#chart-ports {LINE}")).to_be_hidden()


def _turned(text: str) -> str:
    return text.replace('<html lang="en">', '<html lang="ar" dir="rtl">', 1)
