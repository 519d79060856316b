"""From a spec to a chart: its record judged, its data read, its figure laid out for each width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from affidavit.charts.chart import Chart, ChartFolders, ChartPage, Figure, widths_of
from affidavit.charts.data import Data, read_data
from affidavit.charts.deep_merge import merge_figure
from affidavit.charts.kind import Kind
from affidavit.charts.model import RECORD, Spec
from affidavit.charts.numerals import check_formats
from affidavit.charts.plotly_check import check_figure
from affidavit.charts.raw import lay_out, raw_figure, raw_table
from affidavit.charts.record import check_record
from affidavit.charts.registry import PLOTLY, find_kind
from affidavit.charts.selecting import select
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Code, Place, Report
from affidavit.located import LocatedMapping, plain, validate

_HAS_FIGURE = frozenset({"data", "plotly", "where", "sort"})


@dataclass(frozen=True, slots=True)
class Written:
    """A spec, wherever it was written."""

    spec: LocatedMapping
    place: Place
    slug: str
    """Of the folder its data is looked for in."""
    inputs: Sequence[Path] = ()
    default_name: str = ""
    figure: Figure | None = field(default=None)
    """The figure of a `plotly` fence, checked."""


def build(
    written: Written,
    *,
    page: ChartPage,
    folders: ChartFolders,
    taken: Collection[str],
    report: Report,
) -> Chart | None:
    """Return the chart of a spec, every fault reported; None where it cannot be drawn."""
    spec = validate(Spec, written.spec, report=report, what="a chart")
    if spec is None:
        return None
    name = _name(spec, written, taken=taken, report=report)
    kind = None if spec.kind == PLOTLY else find_kind(spec.kind, report=report)
    _check_keys(written.spec, spec, kind, report=report)
    data = read_data(spec, slug=written.slug, page=page, folders=folders, report=report)
    check_record(spec, data, place=written.place, page=page, report=report)
    check_formats(spec.format, report=report)
    drawn = _drawn(spec, kind, data, written=written, lang=page.lang, report=report)
    if drawn is None:
        return None
    figures, heights, table = drawn
    return Chart(
        name=name,
        place=written.place,
        kind=str(spec.kind),
        width=spec.width,
        **{key: getattr(spec, key) for key in PROSE},
        licence=str(spec.licence),
        unit=str(spec.unit),
        as_of=spec.as_of,
        sources=spec.source or data.sources,
        figures=figures,
        heights=heights,
        table=table,
        inputs=(*written.inputs, *data.inputs),
    )


PROSE = (
    "title",
    "subtitle",
    "description",
    "alt",
    "note",
    "method",
    "credit",
    "period",
    "base",
    "criteria",
    "made_by",
)
_Drawn = tuple[dict[int, Figure], dict[int, int], DataTable]


def _drawn(
    spec: Spec, kind: Kind | None, data: Data, *, written: Written, lang: str, report: Report
) -> _Drawn | None:
    """Return figures and heights by width, and the rows in them."""
    if spec.kind == PLOTLY:
        return _raw(spec, data, written=written, lang=lang, report=report)
    if kind is None or data.sheet is None:
        return None
    faults = Report()
    sheet = select(data.sheet, spec, report=faults)
    drawable = kind.read(sheet, spec, lang=lang, report=faults) if sheet else None
    report.extend(faults)
    if drawable is None or faults.errors:
        return None
    laid = {width: drawable.draw(width) for width in widths_of(spec.width)}
    figures = {width: figure for width, (figure, _) in laid.items()}
    heights = {width: height for width, (_, height) in laid.items()}
    merged = _with_own_keys(figures, spec.plotly, report=report)
    return None if merged is None else (merged, heights, drawable.table)


def _with_own_keys(
    figures: dict[int, Figure], own: LocatedMapping | None, *, report: Report
) -> dict[int, Figure] | None:
    """Return the figures with the writer's `plotly:` on top; None with its faults reported."""
    if own is None:
        return figures
    over = plain(own)
    merged = {width: merge_figure(figure, over) for width, figure in figures.items()}
    first = next(iter(merged.values()))
    checked = check_figure(first, written=own, place=own.place, report=report)
    return None if checked is None else merged


def _raw(spec: Spec, data: Data, *, written: Written, lang: str, report: Report) -> _Drawn | None:
    figure = written.figure
    if figure is None:
        figure = raw_figure(spec.plotly, place=spec.kind.place, report=report)
    if figure is None or data.is_faulty:
        return None
    sheet = select(data.sheet, spec, report=report) if data.sheet else None
    laid = {width: lay_out(figure, width) for width in widths_of(spec.width)}
    table = raw_table(figure, sheet, spec, lang=lang)
    return (
        {width: drawing for width, (drawing, _) in laid.items()},
        {width: height for width, (_, height) in laid.items()},
        table,
    )


def _check_keys(written: LocatedMapping, spec: Spec, kind: Kind | None, *, report: Report) -> None:
    """Report keys of the contract to which this kind gives no meaning, or none yet."""
    if kind is None and spec.kind != PLOTLY:
        return
    known = RECORD | {"kind"} | (kind.keys if kind else _HAS_FIGURE)
    for key in written:
        if key not in known:
            message = f'"{key}" is not drawn in a {spec.kind} chart yet'
            if key in ("theme", "table", "download"):
                message = f'"{key}" has no effect yet'
            report.error(Code.CHART_KEY, written.key_places[key], message, "delete the line")


def _name(spec: Spec, written: Written, *, taken: Collection[str], report: Report) -> str:
    """Return what the chart is called on its page; only a name that was typed can be wrong."""
    if spec.name:
        if spec.name in taken:
            message = f'another chart of this page is called "{spec.name}"'
            report.error(Code.CHART_NAME_TAKEN, spec.name.place, message, "choose another name")
        return str(spec.name)
    wanted = written.default_name or _slug(spec.title.source) or "chart"
    free = (f"{wanted}-{count}" if count > 1 else wanted for count in range(1, len(taken) + 2))
    return next(name for name in free if name not in taken)


def _slug(title: str, words: int = 6) -> str:
    """Return the first words of a title as part of an address."""
    plain_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain_title)[:words])
