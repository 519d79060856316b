"""The files that a build adds beside pages, by address: only what something shown uses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from affidavit.charts import Chart
from affidavit.charts.delivery import live_json
from affidavit.charts.drawing import Cache, DrawingRequest, Drawings, draw, page_svgs
from affidavit.diagnostics import Code, Place, Report
from affidavit.photographs import UnreadableImageError, published_bytes
from affidavit.publication import Publication
from affidavit.publication.shelf import FOLDER, PLOTLY_FOLDER, bundle_address, files_of
from affidavit.render.stylesheet import stylesheet

THEME_FOLDERS = ("fonts", "js", "img")
"""Folders of the theme's assets that every page may use."""
THEME_SUFFIXES = frozenset({".woff2", ".js", ".svg", ".png", ".txt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """Everything that is published beside the pages."""

    contents: Mapping[str, bytes]
    """Address from the site's root -> bytes."""
    drawings: dict[str, str]
    """Path of a document -> address of its one file of SVGs."""


def site_files(publication: Publication, *, report: Report) -> SiteFiles:
    """Draw the charts of what is shown and return every file that goes with the pages."""
    contents = dict(_theme_files(publication))
    contents |= _assets(publication, report)
    drawn = _drawn(publication, report)
    drawings: dict[str, str] = {}
    for document in publication.shown():
        charts = publication.charts(document)
        for chart in charts:
            contents |= _chart_files(publication, chart, drawn)
        if address := _sheet(charts, drawn, contents):
            drawings[document.path] = address
    return SiteFiles(contents=contents, drawings=drawings)


def _theme_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    theme = publication.settings.theme_dirs[-1]
    yield "assets/affidavit/affidavit.css", stylesheet(theme).encode()
    for folder in THEME_FOLDERS:
        for path in sorted((theme / "assets/affidavit" / folder).rglob("*")):
            if path.is_file() and path.suffix in THEME_SUFFIXES:
                yield path.relative_to(theme).as_posix(), path.read_bytes()


def _assets(publication: Publication, report: Report) -> dict[str, bytes]:
    """Return the pictures and documents that something shown uses, without their metadata."""
    found: dict[str, bytes] = {}
    for document in publication.shown():
        for path in sorted(publication.composed[document.path].assets):
            location = publication.settings.docs_dir / path
            try:
                found[path] = published_bytes(location)
            except (UnreadableImageError, OSError) as error:
                at = Place(publication.settings.file_name(location))
                report.error(Code.FILE_UNREADABLE, at, f"this picture cannot be read: {error}")
    return found


def _drawn(publication: Publication, report: Report) -> Mapping[str, Drawings]:
    if not publication.can_draw:
        return {}
    charts = {
        files_of(chart).key: chart
        for document in publication.shown()
        for chart in publication.charts(document)
    }
    requests = [
        DrawingRequest(key=key, place=chart.place, figures=chart.figures, heights=chart.heights)
        for key, chart in charts.items()
    ]
    cache = Cache(publication.settings.cache_dir / "charts")
    return draw(requests, cache=cache, report=report)


def _chart_files(
    publication: Publication, chart: Chart, drawn: Mapping[str, Drawings]
) -> dict[str, bytes]:
    files = files_of(chart)
    found = {files.csv: chart.table.csv}
    drawings = drawn.get(files.key)
    if drawings is None:
        return found
    for (width, scheme), raster in drawings.rasters.items():
        found[files.raster(width, scheme)] = raster
    if bundle := publication.shelf.bundle(chart):
        found[files.figure] = live_json(chart.figures, chart.heights)
        found[bundle_address(bundle)] = bundle.file.read_bytes()
        found |= _plotly_style(publication)
    return found


def _plotly_style(publication: Publication) -> dict[str, bytes]:
    path = publication.settings.theme_dirs[-1] / PLOTLY_FOLDER / "plotly.css"
    return {f"{PLOTLY_FOLDER}/plotly.css": path.read_bytes()} if path.is_file() else {}


def _sheet(
    charts: tuple[Chart, ...],
    drawn: Mapping[str, Drawings],
    contents: dict[str, bytes],
) -> str | None:
    """Put a page's drawings in its one file, named by what is in it; return its address."""
    keys = [files_of(chart).key for chart in charts]
    found = [(key, drawn[key].svgs) for key in keys if key in drawn and drawn[key].svgs]
    if not found:
        return None
    sheet = page_svgs(found)
    address = f"{FOLDER}/page-{_short_hash(sheet)}.svg"
    contents[address] = sheet
    return address


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
