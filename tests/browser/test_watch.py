"""What `seen.shift` counts as a move: all but what letters do that come late."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

ALL_MOVES = """() => new Promise((tell) => {
  const add = (list) => tell(list.getEntries().reduce((sum, move) => sum + move.value, 0));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
})"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture
def late(reader: Callable[..., Page], address: str) -> Page:
    """A page with charts whose letters have just come, after all else was painted."""
    page, held = reader(viewport={"width": 1440, "height": 900}), list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.woff2", hold)
    page.goto(address, wait_until="domcontentloaded")
    expect(page.locator(".affidavit-chart[data-drawn]")).to_have_count(2)
    page.evaluate(PAINTED)
    for route in held:
        route.continue_()
    page.unroute("**/*.woff2")
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(PAINTED)
    return page


def test_letters_that_come_late_do_not_count(late: Page):
    """They move words of the page sideways, which is no chart's doing."""
    assert late.evaluate(ALL_MOVES) > 0
    assert late.evaluate("seen.shift") == 0


@pytest.mark.parametrize(
    ("moved", "changed"),
    [
        (".affidavit-chart__box", "paddingTop = '40px'"),
        (".affidavit-chart figcaption", "paddingLeft = '9px'"),
        (".affidavit-flow", "paddingTop = '9px'"),
    ],
)
def test_what_a_chart_moves_counts_while_letters_come(late: Page, moved: str, changed: str):
    """Room that was not kept for it, and whatever moves in it."""
    late.locator(moved).first.evaluate(f"(element) => (element.style.{changed})")
    late.evaluate(PAINTED)
    assert late.evaluate("seen.shift") > 0
