"""Live charts whose rows name their own sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chart_page import POLICY
from tests.browser.chart_reading import explore
from tests.hosting import folder_served
from tests.newsroom import make_newsroom

STORY = """\
Events [@paper; @gazette].

```chart
name: bars
kind: bar
y: state
x: fires
title: Fires
alt: Three bars
data: |
  state,fires,source
  Jalisco,30,paper
  Sonora,20,
  Colima,10,"gazette, p. 3"
```

```chart
name: map
kind: choropleth
geo: mexico
x: state
value: fires
title: Fires
alt: A map
data: |
  state,fires,source
  Jalisco,30,paper
  Sonora,20,
```
"""
ROUNDS = 5
"""A label comes a moment after the pointer, so that not each is met at once."""
SOURCES = {
    "paper": {
        "type": "article-newspaper",
        "title": "A report",
        "publisher": "Paper <b>&</b> Sons",
        "issued": "2026-02-22",
        "url": "https://paper.example/",
    },
    "gazette": {
        "type": "webpage",
        "publisher": "Gazette",
        "title": "B",
        "url": "https://g.example/",
    },
}


def _build(folder: Path) -> None:
    newsroom = make_newsroom(
        folder, articles={"fires/index.md": STORY}, sources=SOURCES, pictures=True
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output


@pytest.fixture
def address(once: Callable[..., Path]) -> Iterator[str]:
    """Where the story is served, under the strict policy."""
    headers = {"Content-Security-Policy": POLICY}
    with folder_served(once("row-sources", _build) / "site", headers=headers) as url:
        yield f"{url}stories/fires/"


def _said_at(page: Page, mark: str) -> list[str]:
    """Point at the middle of a mark and return the lines that are said."""
    spot = page.locator(mark).bounding_box()
    page.mouse.move(1, 1)
    expect(page.locator(".hovertext")).to_have_count(0)
    page.mouse.move(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2, steps=3)
    label = page.locator(".hovertext")
    expect(label).to_have_count(1)
    return _lines(page)


def _lines(page: Page) -> list[str]:
    """Return a label's name and figure, and what stands below as one text."""
    name, *said = page.locator(".hovertext tspan.line").all_text_contents() or [""]
    return [name, *said[:1], *([" ".join(said[1:])] if said[1:] else [])]


def test_what_is_pointed_at_names_its_source(reader, address):
    """As it is called elsewhere on the page, with its signs as they are; else nothing is said."""
    page = reader(viewport={"width": 1000, "height": 900})
    page.goto(address)
    explore(page.locator("#chart-bars"))
    bar = "#chart-bars .affidavit-chart__live .point:nth-child({}) path"
    named = ["Jalisco", "30", "Source: Paper <b>&</b> Sons, 22 February 2026"]
    assert _said_at(page, bar.format(1)) == named
    assert _said_at(page, bar.format(2)) == ["Sonora", "20"]
    assert _said_at(page, bar.format(3)) == ["Colima", "10", "Source: Gazette"]
    explore(page.locator("#chart-map"))
    fills = page.locator("#chart-map .affidavit-chart__live .js-fill")
    assert fills.count() > 30
    said: dict[str, list[str]] = {}
    for _ in range(ROUNDS):
        if {"Jalisco", "Sonora"} <= said.keys():
            break
        for fill in fills.all():
            spot = fill.bounding_box()
            page.mouse.move(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
            name, *rest = _lines(page)
            said[name] = rest
    assert said["Jalisco"] == named[1:]
    assert said["Sonora"] == ["20"]
    assert page.evaluate("seen") == {"violations": [], "shift": 0}
