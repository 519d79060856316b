"""From a spec to a chart: its record judged, its data read, its figure laid out for each width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from affidavit.charts.any_kind import AnyKind
from affidavit.charts.attributes import PlacedText, merged
from affidavit.charts.baseline import Brought, check_baseline
from affidavit.charts.bounds import tell_of_bounds
from affidavit.charts.chart import Chart, ChartFolders, ChartPage, Figure, widths_of
from affidavit.charts.data import Data, Homes, read_data
from affidavit.charts.deep_merge import merge_figure
from affidavit.charts.facets import read_chart
from affidavit.charts.geo.own_map import OwnMap, names_a_file, read_own_map
from affidavit.charts.kind import Kind
from affidavit.charts.model import RECORD, Spec
from affidavit.charts.numerals import check_formats
from affidavit.charts.plotly_check import check_figure
from affidavit.charts.raw import lay_out, raw_figure
from affidavit.charts.raw_formulas import reworded
from affidavit.charts.raw_old_forms import renewed
from affidavit.charts.raw_table import raw_table
from affidavit.charts.record import check_record
from affidavit.charts.registry import PLOTLY, find_kind, likely_kind
from affidavit.charts.selecting import select
from affidavit.charts.table import DataTable
from affidavit.diagnostics import ChartCode, Code, Place, Report, nearest
from affidavit.located import LocatedMapping, plain
from affidavit.located.salvage import validate_or_keep

_HAS_FIGURE = frozenset({"data", "plotly", "where", "sort"})
EVERYTHING = frozenset(Spec.model_fields)
"""For `Written.told` where a fault hides all that the spec may say."""


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
    figure_typed: LocatedMapping | None = None
    """The same with its places, where it is not too long for that."""
    told: frozenset[str] = frozenset()
    """Keys that are not missed, for a fault that was told hides what they say."""


def build(
    written: Written,
    *,
    page: ChartPage,
    folders: ChartFolders,
    taken: Collection[str],
    report: Report,
) -> Chart:
    """Return the chart of a spec, every fault reported; one without figures if it has some."""
    faults = Report()
    spec, kind = _judged(written, report=faults)
    name = _name(spec, written, taken=taken, report=report)
    _check_keys(written.spec, spec, kind, report=report)
    _check_needs(spec, kind, report=faults)
    homes = Homes.of(written.slug, page=page, folders=folders)
    data = read_data(spec, homes, report=faults)
    spec, own_map = _with_own_map(spec, kind, homes, report=faults)
    check_formats(spec.format, report=faults)
    check_baseline(spec, written.spec, figure=_brought(written), report=faults)
    laid = _laid(spec, kind, data, written=written, lang=page.lang, report=faults)
    report.extend(faults)
    laid = laid if laid and not faults.errors else _Laid()
    check_record(spec, data, laid.table, place=written.place, page=page, report=report)
    return Chart(
        name=name,
        place=written.place,
        kind=str(spec.kind),
        width=spec.width,
        **{key: getattr(spec, key) for key in PROSE},
        licence=str(spec.licence),
        unit=str(spec.unit),
        as_of=spec.as_of,
        table_open=spec.table == "open",
        may_download=spec.download,
        sources=spec.source or data.sources,
        figures=laid.figures,
        heights=laid.heights,
        table=laid.table,
        has_arrows=laid.has_arrows,
        map_credit=own_map.credit,
        map_licence=own_map.licence,
        inputs=(*written.inputs, *data.inputs, *own_map.inputs),
    )


def _brought(written: Written) -> Brought | None:
    return Brought(written.figure, written.figure_typed) if written.figure is not None else None


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


@dataclass(frozen=True, slots=True)
class _Laid:
    """A chart laid out; empty where faults were reported."""

    figures: dict[int, Figure] = field(default_factory=dict)
    heights: dict[int, int] = field(default_factory=dict)
    table: DataTable = field(default_factory=DataTable)
    has_arrows: bool = False


def _judged(written: Written, *, report: Report) -> tuple[Spec, Kind | None]:
    """Return what is right of a spec, and the kind to read it as; None for a figure brought."""
    no_kind = PlacedText("chart", written.place)
    typed = written.spec
    if "kind" in written.told and "kind" not in typed:
        typed = merged(_one_key("kind", no_kind), typed)
    stand_ins = {"kind": no_kind}
    spec, is_whole = validate_or_keep(
        Spec, typed, report=report, what="a chart", stand_ins=stand_ins
    )
    spec = spec.told(written.told if is_whole else written.told | _faulty_keys(typed, spec))
    return (spec, AnyKind) if spec.kind is no_kind else _with_kind(spec, report=report)


def _with_own_map(
    spec: Spec, kind: Kind | None, homes: Homes, *, report: Report
) -> tuple[Spec, OwnMap]:
    """Return the spec with the map that its file holds in place of what names the file."""
    if kind is None or not getattr(kind, "has_outlines", False) or not names_a_file(spec.geo):
        return spec, OwnMap(None)
    own_map = read_own_map(spec.geo, homes, report=report)
    found = spec.model_copy(update={"geo": own_map.outlines})
    return (found if own_map.outlines else found.told(spec.all_told | {"geo"})), own_map


def _with_kind(spec: Spec, *, report: Report) -> tuple[Spec, Kind | None]:
    """Return the kind that is named; of a misspelt one the kind it most likely means."""
    if spec.kind == PLOTLY:
        return spec, None
    kind = find_kind(spec.kind, report=report)
    if kind is not None:
        return spec, kind
    meant = likely_kind(spec.kind)
    if meant is None or meant == spec.kind:
        return spec, AnyKind
    return _with_kind(
        spec.model_copy(update={"kind": PlacedText(meant, spec.kind.place)}), report=Report()
    )


def _one_key(key: str, value: PlacedText) -> LocatedMapping:
    found = LocatedMapping(value.place)
    found[key], found.key_places[key] = value, value.place
    return found


def _faulty_keys(typed: LocatedMapping, spec: Spec) -> set[str]:
    """Return the keys that are there, wrong or misspelt, and so are not missing."""
    slips = {nearest(key, EVERYTHING) or "" for key in typed if key not in EVERYTHING}
    return slips | {key for key in typed if not getattr(spec, key, None)}


def _laid(
    spec: Spec, kind: Kind | None, data: Data, *, written: Written, lang: str, report: Report
) -> _Laid | None:
    """Return figures and heights by width, and the rows in them; None with faults reported."""
    if kind is None:
        return _raw(spec, data, written=written, lang=lang, report=report)
    sheet = select(data.sheet, spec, report=report) if data.sheet else None
    drawable = read_chart(kind, sheet, spec, lang=lang, report=report) if sheet else None
    has_arrows = bool(sheet and tell_of_bounds(sheet, spec, drawable, report=report))
    if drawable is None or report.errors:
        _check_own_keys(spec, kind, report=report)
        return None
    if isinstance(drawable, DataTable):
        return _Laid(table=drawable)
    laid = {width: drawable.draw(width) for width in widths_of(spec.width)}
    figures = {width: figure for width, (figure, _) in laid.items()}
    heights = {width: height for width, (_, height) in laid.items()}
    both = _with_own_keys(figures, spec.plotly, report=report)
    return None if both is None else _Laid(both, heights, drawable.table, has_arrows)


def _check_own_keys(spec: Spec, kind: Kind, *, report: Report) -> None:
    """Report faults in `plotly:` where no figure is there to merge it into."""
    over = plain(spec.plotly) if spec.plotly else {}
    if kind is AnyKind:
        over.pop("data", None)  # what a trace takes depends on its type
    traces = over.get("data")
    count = len(traces) if isinstance(traces, list) else 1
    stand_in = {"data": [{"type": kind.trace}] * max(count, 1), "layout": {}}
    _with_own_keys({0: stand_in}, spec.plotly, report=report)


def _with_own_keys(
    figures: dict[int, Figure], own: LocatedMapping | None, *, report: Report
) -> dict[int, Figure] | None:
    """Return the figures with the writer's `plotly:` on top; None with its faults reported."""
    if own is None:
        return figures
    over = plain(own)
    first = merge_figure(next(iter(figures.values())), over)
    checked = check_figure(first, written=own, place=own.place, report=report, is_compiled=True)
    if checked is None:
        return None
    over = reworded(over)
    return {width: renewed(merge_figure(figure, over))[0] for width, figure in figures.items()}


def _raw(spec: Spec, data: Data, *, written: Written, lang: str, report: Report) -> _Laid | None:
    figure = written.figure
    if figure is None and (spec.plotly is not None or spec.lacks("plotly")):
        figure = raw_figure(spec.plotly, place=spec.kind.place, report=report)
    sheet = select(data.sheet, spec, report=report) if data.sheet else None
    if figure is None or report.errors:
        return None
    laid = {width: lay_out(figure, width) for width in widths_of(spec.width)}
    table = raw_table(figure, sheet, spec, lang=lang, report=report)
    return _Laid(
        {width: drawing for width, (drawing, _) in laid.items()},
        {width: height for width, (_, height) in laid.items()},
        table,
    )


def _check_keys(written: LocatedMapping, spec: Spec, kind: Kind | None, *, report: Report) -> None:
    """Report keys of the contract to which this kind gives no meaning, or none yet."""
    known = RECORD | {"kind"} | (kind.keys if kind else _HAS_FIGURE)
    for key in written:
        if key in EVERYTHING and key not in known:
            message = f'"{key}" is not drawn in a {spec.kind} chart yet'
            if key == "theme":
                message = '"theme" has no effect: charts take the colours of the site'
            report.error(ChartCode.CHART_KEY, written.key_places[key], message, "delete the line")


def _check_needs(spec: Spec, kind: Kind | None, *, report: Report) -> None:
    """Report keys that a kind cannot do without and that say nothing."""
    for key in kind.needs if kind else ():
        if spec.lacks(key):
            message = f'a {spec.kind} chart needs the key "{key}"'
            fix = f'add "{key}:" and the name of a column'
            report.error(Code.KEY_MISSING, spec.kind.place, message, fix)


def _name(spec: Spec, written: Written, *, taken: Collection[str], report: Report) -> str:
    """Return what the chart is called on its page; only a name that was typed can be wrong."""
    if spec.name:
        if spec.name in taken:
            message = f'another chart of this page is called "{spec.name}"'
            report.error(
                ChartCode.CHART_NAME_TAKEN, spec.name.place, message, "choose another name"
            )
        return str(spec.name)
    wanted = written.default_name or _slug(spec.title.source) or "chart"
    free = (f"{wanted}-{count}" if count > 1 else wanted for count in range(1, len(taken) + 2))
    return next(name for name in free if name not in taken)


def _slug(title: str, words: int = 6) -> str:
    """Return the first words of a title as part of an address."""
    plain_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain_title)[:words])
