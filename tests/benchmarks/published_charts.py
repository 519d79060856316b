"""The charts of the reference publication, as a build draws them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from affidavit.charts.drawing import DrawingRequest
from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Report
from affidavit.publication import Publication


def published_charts() -> dict[str, DrawingRequest]:
    """Return a request for each chart of `content/`, by the page and the chart's name."""
    settings = read_settings(
        Path("mkdocs.yml").resolve(),
        clock=datetime(2026, 3, 1, tzinfo=UTC),
        environment={},
        report=Report(),
    )
    publication, _ = Publication.load(settings)
    return {
        f"{document.path} {chart.name}": DrawingRequest(
            key=publication.shelf.parts(chart).files.key,
            place=chart.place,
            figures=chart.figures,
            heights=chart.heights,
        )
        for document in publication.shown()
        for chart in publication.charts(document)
        if chart.figures
    }
