"""What is large is worked out once, however many pages and files need it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from affidavit.charts.drawing import RASTER_WIDTHS, Drawings
from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Report
from affidavit.outputs import site_files
from affidavit.publication import Publication, chart_parts, loading
from affidavit.publication.pages import Pages
from affidavit.publication.stories import Stories
from affidavit.sources import file_cache
from tests.newsroom import Newsroom

STORY = """\
---
title: Two bids
authors: [ana-ruiz]
published: 2026-02-01T09:00:00Z
status: published
lead: {chart: bids}
corrections:
  - {at: 2026-02-02T09:00:00Z, what: correction, was: "5", text: It was four., found_by: a reader}
  - {at: 2026-02-03T09:00:00Z, what: update, was: Ann, text: It is Ana., found_by: a reader}
---

The [bids](https://news.example/bids) were two.
"""
CHART = """\
kind: bar
data: bids.csv
x: n
y: who
title: B bid more than A
alt: Two bars
source: paper
"""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what costs most of a chart or of a list."""
    counts: Counter[str] = Counter()

    def count(owner: object, name: str) -> None:
        really = getattr(owner, name)

        def counting(*given: object, **named: object) -> object:
            counts[name] += 1
            return really(*given, **named)

        monkeypatch.setattr(owner, name, counting)

    for name in ("drawing_key", "live_json", "bundle_for", "sent_size"):
        count(chart_parts, name)
    count(Stories, "card")
    return counts


def _drawn(requests, **_: object) -> dict[str, Drawings]:
    pngs = {(width, scheme): b"png" for width in RASTER_WIDTHS for scheme in ("light", "dark")}
    return {request.key: Drawings(svgs={390: "<svg />"}, rasters=pngs) for request in requests}


def test_a_chart_is_named_and_packed_once(
    publication: Callable[..., Newsroom], monkeypatch: pytest.MonkeyPatch, counted: Counter[str]
):
    """On its page, on the front page and as files it is the same; so is a card with corrections."""
    monkeypatch.setattr(loading, "renderer_available", lambda: True)
    monkeypatch.setattr(site_files, "draw", _drawn)
    newsroom = publication(
        articles={"new/index.md": STORY},
        sources={"paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}},
        charts={"new/bids.yml": CHART, "new/bids.csv": "who,n\nA,3\nB,4\n"},
        pictures=True,
    )
    clock, report = datetime(2026, 3, 1, tzinfo=UTC), Report()
    path = newsroom.root / "mkdocs.yml"
    settings = read_settings(path, clock=clock, environment={}, report=report)
    loaded, found = Publication.load(settings)
    assert not list(found), found.as_text()
    made = site_files.site_files(loaded, report=report)
    pages = Pages(loaded, made.drawings)
    front, _ = [pages.view(document) for document in reversed(list(loaded.shown()))]
    assert not report.errors
    assert len(front.corrections) == 2
    assert front.stories[0].lead_html
    assert any(name.endswith(".json") for name in made.contents)
    once = ("drawing_key", "live_json", "bundle_for", "sent_size", "card")
    assert counted == dict.fromkeys(once, 1)


def test_a_library_from_the_cache_makes_the_same_pages(
    publication: Callable[..., Newsroom], monkeypatch: pytest.MonkeyPatch
):
    """Pages, files and report are those of the build that read its sources."""
    newsroom = publication(
        articles={"new/index.md": 'Words [@paper, p. 3], ["the bids"]{quote=paper/bids}.\n'},
        sources={
            "paper": {
                "type": "webpage",
                "title": "A paper",
                "url": "https://paper.example/",
                "note": "Read *out*, then put on [the web](https://paper.example/2)",
                "quotes": {"bids": {"text": "the bids", "locator": "para. 2"}},
            },
            "wrong": {"type": "webpage", "titel": "A paper"},
        },
    )
    settings = read_settings(
        newsroom.root / "mkdocs.yml",
        clock=datetime(2026, 3, 1, tzinfo=UTC),
        environment={},
        report=Report(),
    )
    first, told = Publication.load(settings)
    monkeypatch.setattr(file_cache, "read_source_file", None)  # to read one would fail
    again, told_again = Publication.load(settings)
    assert list(told_again) == list(told) != []
    assert again.composed == first.composed
    pages, files = (
        site_files.site_files(each, report=Report()).contents for each in (again, first)
    )
    assert pages == files
