"""What tests of charts look for on a page."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, Route, expect

DRAWN = ".affidavit-chart[data-drawn]"


def see_pictures(page: Page) -> None:
    """Expect each chart's picture to be shown, loaded, and nothing drawn over it."""
    for image in page.locator(".affidavit-chart img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_be_visible()
        expect(image).not_to_have_js_property("naturalWidth", 0)
    expect(page.locator(".affidavit-chart img")).to_have_count(2)
    expect(page.locator(".affidavit-chart__box > svg:visible")).to_have_count(0)


def explore(chart: Locator) -> None:
    """Press the button and wait until the chart is live."""
    chart.get_by_role("button", name=re.compile(r"Explore this chart \([\d.]+\sMB\)")).click()
    expect(chart).to_have_attribute("data-live", "", timeout=30_000)


def requests_of(page: Page) -> list[str]:
    """Return a list that each address joins as it is asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def rgb(colour: str) -> str:
    """Return a hex as browsers compute it."""
    return f"rgb({', '.join(map(str, channels(colour)))})"


def channels(colour: str) -> list[int]:
    """Return red, green and blue of a hex."""
    return list(bytes.fromhex(colour.removeprefix("#")))


def held_back(page: Page, pattern: str) -> list[Route]:
    """Answer no request for `pattern`; return those that were made, to be ended."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(pattern, hold)
    return held
