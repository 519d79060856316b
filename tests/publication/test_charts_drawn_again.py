"""A publication of a hundred charts is drawn once; then what was edited is drawn, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from affidavit.charts.drawing import RASTER_WIDTHS, DrawingRequest, Drawings, studio
from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Report
from affidavit.outputs.site_files import site_files
from affidavit.publication import Publication, loading
from tests.newsroom import Newsroom

CHART = """\
kind: bar
data: {data}.csv
x: n
y: who
title: Bids on day {data}
alt: Two bars
source: paper
"""
HUNDRED = [f"day-{number}" for number in range(1, 101)]
PAPER = {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}


class Drawers:
    """Opens renderers that note the line of each chart they are given, and draw next to nothing."""

    def __init__(self) -> None:
        self.opened = 0
        self.drawn: list[str] = []

    @contextmanager
    def open(self) -> Iterator[Drawers]:
        self.opened += 1
        yield self

    def draw(self, request: DrawingRequest) -> Future[Drawings]:
        self.drawn.append(request.key)
        pngs = {(width, scheme): b"png" for width in RASTER_WIDTHS for scheme in ("light", "dark")}
        drawn: Future[Drawings] = Future()
        drawn.set_result(Drawings(svgs={390: "<svg />"}, rasters=pngs))
        return drawn


@pytest.fixture
def built_again(
    publication: Callable[..., Newsroom], monkeypatch: pytest.MonkeyPatch
) -> tuple[Newsroom, Callable[[], Drawers]]:
    """A publication of a hundred charts, and what building it gives renderers to draw."""
    uses = "\n\n".join(f"```chart\nuse: {name}\n```" for name in HUNDRED)
    rows = {f"new/{name}.csv": f"who,n\nA,{n}\nB,4\n" for n, name in enumerate(HUNDRED, 5)}
    specs = {f"new/{name}.yml": CHART.format(data=name) for name in HUNDRED}
    newsroom = publication(
        articles={"new/index.md": f"The [bids](https://news.example/bids) were two.\n\n{uses}\n"},
        sources={"paper": PAPER},
        charts=rows | specs,
        pictures=True,
    )
    monkeypatch.setattr(loading, "renderer_available", lambda: True)

    def build() -> Drawers:
        drawers, report = Drawers(), Report()
        monkeypatch.setattr(studio, "_usual_renderer", lambda *_: drawers.open)
        path, clock = newsroom.root / "mkdocs.yml", datetime(2026, 3, 1, tzinfo=UTC)
        settings = read_settings(path, clock=clock, environment={}, report=report)
        loaded, found = Publication.load(settings)
        assert not list(found), found.as_text()
        site_files(loaded, report=report)
        assert not list(report), report.as_text()
        return drawers

    return newsroom, build


def test_editing_one_of_a_hundred_charts_draws_one(built_again):
    """Unchanged ones cost a look at what is kept: where nothing changed no browser starts."""
    newsroom, build = built_again
    first = build()
    assert len(set(first.drawn)) == len(first.drawn) == len(HUNDRED)
    assert build().opened == 0
    newsroom.write("charts/new/day-50.csv", "who,n\nA,3\nB,4\n")
    edited = build()
    assert len(edited.drawn) == 1
    assert edited.drawn[0] not in first.drawn
    newsroom.write("charts/new/day-50.yml", CHART.format(data="day-50") + "note: Typed by hand\n")
    assert build().opened == 0  # it is printed beside the picture
