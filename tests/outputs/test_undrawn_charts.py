"""Charts that could not be drawn: their table and data, never an empty box, and a site."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from affidavit.charts.drawing import Drawings
from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Report
from affidavit.outputs import site_files
from affidavit.publication import Publication
from tests.newsroom import Newsroom

CHART = """\
```chart
name: {name}
kind: bar
title: Ships at the {name}
alt: The {name} has most.
source: log
x: ships
y: month
data: |
  month,ships
  May,{ships}
  June,14
```
"""
STORY = "\n".join(
    CHART.format(name=name, ships=ships) for name, ships in (("quay", 9), ("pier", 7))
)
SOURCES = {
    "log": {
        "type": "dataset",
        "title": "Log of the harbour",
        "publisher": "Harbour office",
        "issued": "2025-07-01",
    }
}
_FILE = re.compile(r'(?:src|srcset|href|data-figure|data-bundle)="([^"#:]*/[^"#:]*\.\w+)"')


@pytest.fixture
def newsroom(publication: Callable[..., Newsroom]) -> Newsroom:
    """A story with two charts."""
    return publication(articles={"harbour/index.md": STORY}, sources=SOURCES, pictures=True)


def test_a_browser_that_does_not_start_is_no_fault_of_the_story(newsroom, tmp_path):
    """It is published, said once, with both tables open, and every file that it names is there."""
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    built = newsroom.build(env={"AFFIDAVIT_CHROMIUM": str(broken)})
    assert built.code == 0, built.output
    assert built.output.count("warning[chart/no-renderer]") == 1
    page = newsroom.site / "stories/harbour/index.html"
    html = page.read_text("utf-8")
    assert html.count("<table") == html.count('affidavit-chart__data" open') == 2
    assert not re.search("<picture|<canvas|affidavit-chart__explore|data-walk", html)
    named = [(page.parent / name) for name in _FILE.findall(html)]
    assert len(named) > 4
    assert [each for each in named if not each.resolve().is_file()] == []


def test_one_chart_that_was_not_drawn_leaves_the_others_theirs(newsroom, monkeypatch):
    """One has its table, the other its pictures."""
    report = Report()
    settings = read_settings(
        newsroom.root / "mkdocs.yml",
        clock=datetime(2026, 11, 24, tzinfo=UTC),
        environment=os.environ,
        report=report,
    )
    loaded, _ = Publication.load(settings)
    drawings = Drawings(svgs={390: "<svg/>"}, rasters={(390, "light"): b"png"})
    monkeypatch.setattr(
        site_files, "draw", lambda requests, **_: {each.key: drawings for each in requests[1:]}
    )
    made = site_files.site_files(loaded, report=report)
    html = str(made.publication.composed["stories/harbour/index.md"].body_html)
    quay, pier = html.split('id="chart-')[1:]
    assert ("<picture" in quay, "<picture" in pier) == (False, True)
    pictures = [name for name in made.contents if name.endswith(".png") and "/charts/" in name]
    assert all("/pier-" in name for name in pictures)
