"""Readers of a page with charts, whose browsers complain of nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chart_page import make_site, served

WATCH = """
  window.seen = { violations: [], shift: 0 };
  const refused = (event) => seen.violations.push(event.effectiveDirective);
  const moved = (list) => list.getEntries().forEach((entry) => (seen.shift += entry.value));
  addEventListener("securitypolicyviolation", refused);
  new PerformanceObserver(moved).observe({ type: "layout-shift", buffered: true });
"""

DRIVERS = "[.WebGL-"
"""How drivers begin that say they are slow, as those of a machine without a graphics card are."""


@pytest.fixture(scope="session")
def chart_site(once: Callable[..., Path]) -> Path:
    """A page with two charts, made once a run. Read only."""
    return once("chart-page", make_site)


@pytest.fixture(scope="session")
def address(chart_site: Path) -> Iterator[str]:
    """Where the page is served, under the strict policy as a header."""
    with served(chart_site) as url:
        yield url


@pytest.fixture
def reader(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages of readers of all kinds; what their consoles complain of fails the test."""
    contexts, complaints = [], []

    def note(text: str) -> None:
        if not text.startswith(DRIVERS):
            complaints.append(text)

    def come(*, forgiven: bool = False, **kind: object) -> Page:
        contexts.append(browser.new_context(**kind))
        page = contexts[-1].new_page()
        page.add_init_script(WATCH)
        if not forgiven:
            page.on("console", lambda said: note(said.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield come
    for context in contexts:
        context.close()
    assert not complaints
