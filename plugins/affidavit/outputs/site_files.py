"""The files that a build adds beside pages, by address: only what something shown uses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from affidavit.charts import Chart
from affidavit.charts.drawing import Cache, DrawingRequest, Drawings, draw, page_svgs
from affidavit.charts.drawing.stand_alone import stand_alone
from affidavit.diagnostics import Code, Place, Report
from affidavit.located.files import is_inside
from affidavit.outputs.linked_documents import SUFFIX, cleaned
from affidavit.outputs.pictures import Pictures
from affidavit.pdf.reader import PdfReader
from affidavit.photographs import UnreadableImageError
from affidavit.publication import Publication
from affidavit.publication.chart_parts import FOLDER
from affidavit.publication.claims import Claims
from affidavit.publication.document_pages import DocumentPages
from affidavit.publication.embeds import Embeds
from affidavit.publication.references import References
from affidavit.publication.shelf import PLOTLY_FOLDER, bundle_address, outlines_address
from affidavit.publication.source_pages import SourcePages
from affidavit.render.stylesheet import stylesheet

THEME_FOLDERS = ("fonts", "js", "img")
"""Folders of our own theme's assets that every page may use."""
THEME_SUFFIXES = frozenset({".woff2", ".js", ".svg", ".png", ".txt"})
OWN_PICTURES = frozenset({".jpeg", ".jpg", ".png", ".svg", ".webp"})
OWN_SUFFIXES = OWN_PICTURES | {".css", ".ico", ".js", ".woff2"}
"""What is published of `assets/` in a newsroom's own theme (`custom_dir`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """Everything that is published beside the pages."""

    contents: Mapping[str, bytes]
    """Address from the site's root -> bytes."""
    drawings: dict[str, str]
    """Path of a document -> address of its one file of SVGs."""
    publication: Publication
    """What the pages are of: charts that could not be drawn have their table and data only."""


def site_files(
    publication: Publication,
    *,
    report: Report,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> SiteFiles:
    """Draw the charts of what is shown and return every file that goes with the pages.

    `progress` is told how many charts are drawn, of how many that have to be.
    """
    pictures = Pictures(publication.settings.cache_dir / "pictures")
    contents = dict(_theme_files(publication))
    requests = _requests(publication)
    drawn = _drawn(publication, requests, report, progress)
    if undrawn := requests.keys() - drawn.keys():
        publication, _ = Publication.load(publication.settings, undrawn=undrawn)
    drawings: dict[str, str] = {}
    for document in publication.shown():
        charts = publication.charts(document)
        for chart in charts:
            contents |= _chart_files(publication, chart, drawn)
        keys = [publication.shelf.parts(chart).files.key for chart in charts]
        if address := _sheet(keys, drawn, contents):
            drawings[document.path] = address
    references = References(publication)
    contents |= references.files()
    contents |= Claims(publication).files()
    source_pages = SourcePages(publication, references.written)
    source_pages.tell_taken(report)
    contents |= source_pages.files()
    contents |= DocumentPages(publication, source_pages).files(report)
    _add_embeds(Embeds(publication), drawn, contents, report)
    contents |= _own_theme_files(publication, pictures, report)
    contents |= _assets(publication, pictures, report)
    return SiteFiles(contents=contents, drawings=drawings, publication=publication)


def _theme_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    theme = publication.settings.theme_dirs[-1]
    yield "assets/affidavit/affidavit.css", stylesheet(theme).encode()
    for folder in THEME_FOLDERS:
        for path in sorted((theme / "assets/affidavit" / folder).rglob("*")):
            if path.is_file() and path.suffix in THEME_SUFFIXES:
                yield path.relative_to(theme).as_posix(), path.read_bytes()


def _own_theme_files(
    publication: Publication, pictures: Pictures, report: Report
) -> dict[str, bytes]:
    """Return the assets of the newsroom's own theme, which stand before ours of the same name."""
    chosen: dict[str, Path] = {}
    for theme in publication.settings.theme_dirs[:-1]:
        for path in sorted((theme / "assets").rglob("*")):
            if path.suffix.lower() in OWN_SUFFIXES and path.is_file() and is_inside(theme, path):
                chosen.setdefault(path.relative_to(theme).as_posix(), path)
    looks = {name: path for name, path in chosen.items() if path.suffix.lower() in OWN_PICTURES}
    others = {name: path.read_bytes() for name, path in chosen.items() if name not in looks}
    return others | _published(looks, publication, pictures, report)


def _assets(publication: Publication, pictures: Pictures, report: Report) -> dict[str, bytes]:
    """Return the pictures and documents that something shown uses, each once."""
    used = {
        path
        for document in publication.shown()
        for path in publication.composed[document.path].assets
    }
    locations = {path: publication.settings.docs_dir / path for path in sorted(used)}
    return _published(locations, publication, pictures, report)


def _published(
    locations: Mapping[str, Path], publication: Publication, pictures: Pictures, report: Report
) -> dict[str, bytes]:
    """Return files as readers may have them, pictures without metadata; report the others."""
    found: dict[str, bytes] = {}
    for name, location in locations.items():
        at = Place(publication.settings.file_name(location))
        try:
            found[name] = pictures.published(location)
            if location.suffix.lower() == SUFFIX:
                reader = PdfReader(publication.settings.cache_dir / "documents")
                found[name] = cleaned(location, found[name], reader=reader, at=at, report=report)
        except UnreadableImageError as error:
            report.error(Code.FILE_UNREADABLE, at, f"this file {error}", error.fix)
        except OSError as error:
            report.error(Code.FILE_UNREADABLE, at, f"the file cannot be read: {error.strerror}")
    return found


def _requests(publication: Publication) -> dict[str, DrawingRequest]:
    """Return what is to be drawn of the charts that are shown, by key."""
    if not publication.can_draw:
        return {}
    charts = {
        publication.shelf.parts(chart).files.key: chart
        for document in publication.shown()
        for chart in publication.charts(document)
        if publication.shelf.has_pictures(chart)
    }
    return {
        key: DrawingRequest(
            key=key, place=chart.place, figures=chart.figures, heights=chart.heights
        )
        for key, chart in charts.items()
    }


def _drawn(
    publication: Publication,
    requests: Mapping[str, DrawingRequest],
    report: Report,
    progress: Callable[[int, int], None],
) -> Mapping[str, Drawings]:
    cache = Cache(publication.settings.cache_dir / "charts")
    return draw(list(requests.values()), cache=cache, report=report, progress=progress)


def _add_embeds(
    embeds: Embeds,
    drawn: Mapping[str, Drawings],
    contents: dict[str, bytes],
    report: Report,
) -> None:
    """Add the page that each chart has to itself, and its drawing as others get it."""
    embeds.tell_taken(report)
    for document, chart, own in embeds.charts():
        parts = embeds.publication.shelf.parts(chart)
        sheet = _sheet([parts.files.key], drawn, contents)
        page = embeds.page(document, chart, own, drawings=sheet)
        contents[embeds.file(document, chart)] = page
        svgs = drawn[parts.files.key].svgs if parts.files.key in drawn else {}
        if svg := svgs.get(parts.shared_width):
            view = own.view
            contents[parts.svg_address] = stand_alone(svg, title=view.label, description=view.alt)


def _chart_files(
    publication: Publication, chart: Chart, drawn: Mapping[str, Drawings]
) -> dict[str, bytes]:
    if not chart.is_shown:
        return {}  # in a preview, beside the report of why it cannot be drawn
    parts = publication.shelf.parts(chart)
    files, bundle, found = parts.files, parts.bundle, dict[str, bytes]()
    if chart.may_download:
        found[parts.csv_address] = parts.csv
    if chart.may_download and chart.figures:
        found[files.plotly] = parts.figure
    drawings = drawn.get(files.key)
    if drawings is None:
        return found
    for (width, scheme), raster in drawings.rasters.items():
        found[files.raster(width, scheme)] = raster
    if bundle:
        found[files.figure] = parts.live
        found[bundle_address(bundle)] = bundle.file.read_bytes()
        for name, file in parts.outlines.items():
            found[outlines_address(name)] = file.read_bytes()
        found |= _plotly_style(publication)
    return found


def _plotly_style(publication: Publication) -> dict[str, bytes]:
    path = publication.settings.theme_dirs[-1] / PLOTLY_FOLDER / "plotly.css"
    return {f"{PLOTLY_FOLDER}/plotly.css": path.read_bytes()} if path.is_file() else {}


def _sheet(
    keys: Sequence[str],
    drawn: Mapping[str, Drawings],
    contents: dict[str, bytes],
) -> str | None:
    """Put a page's drawings in its one file, named by what is in it; return its address."""
    found = [(key, drawn[key].svgs) for key in keys if key in drawn and drawn[key].svgs]
    if not found:
        return None
    sheet = page_svgs(found)
    address = f"{FOLDER}/page-{_short_hash(sheet)}.svg"
    contents[address] = sheet
    return address


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
