"""Readers of a page with charts, whose browsers complain of nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chart_page import make_site, served

WATCH = """{
  const violations = [], moves = [];
  const refused = (event) => violations.push(event.effectiveDirective);
  const moved = (list) => moves.push(...list.getEntries());
  const isFont = (file) => file.name.endsWith(".woff2");
  const lettersAt = (files) => Math.max(...files.filter(isFont).map((file) => file.responseEnd), 0);
  const height = (source) => Math.abs(source.currentRect.y - source.previousRect.y);
  const isOfLetters = (move, at) =>
    Math.abs(move.startTime - at) < 1000 && move.sources.every((source) => height(source) < 3);
  const total = (some) => some.reduce((sum, move) => sum + move.value, 0);
  const look = () => {
    const at = lettersAt(performance.getEntriesByType("resource"));
    const shift = total(moves.filter((move) => !isOfLetters(move, at)));
    return { violations: [...violations], shift };
  };
  const forget = () => (violations.length = moves.length = 0);
  Object.defineProperty(window, "seen", { get: look, set: forget });
  addEventListener("securitypolicyviolation", refused);
  new PerformanceObserver(moved).observe({ type: "layout-shift", buffered: true });
}"""
"""`seen` is what was refused and how far things moved since it was last set.

Where a machine is so slow that it paints before our fonts are read, words move sideways within a
second of their coming, which is no chart's doing.
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
