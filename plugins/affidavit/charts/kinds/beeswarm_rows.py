"""The dots of a beeswarm chart: read, judged, and sorted into groups."""

from __future__ import annotations

from dataclasses import dataclass

from affidavit.charts.axes.positions import has_place_on_scale
from affidavit.charts.axes.ruler import Ruler
from affidavit.charts.columns import Moment, Number
from affidavit.charts.grid import Key
from affidavit.charts.kinds.beeswarm_packing import height_of, packed
from affidavit.charts.kinds.scatter_cloud import check_sizes
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import check_colors
from affidavit.charts.row_reading import Measured, RowReading
from affidavit.charts.table import DataTable
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Code, Diagnostic, Report
from affidavit.located import LocatedText

MOST_DOTS = 1_000
"""More are a cloud whose shape a histogram shows better."""
MOST_GROUPS = 20
SMALLEST = 2.0
"""Pixels: the radius of dots that can just be told apart."""
GAP = 0.75
"""Pixels between the rims of two dots."""
_PHONE, _TALLEST = 330, 1_200
"""Pixels along the axis of a phone, and of a swarm that is taller than its screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One row that is drawn."""

    key: Key
    """The words that name it; empty where no column does."""
    x: Number | Moment
    group: str = ""
    color: str = ""
    size: Number | None = None
    source: str = ""
    """The key of its row's own source."""

    def is_lit(self, spec: Spec) -> bool:
        """Say whether the title speaks of it, or of all of its colour or group."""
        return bool({*self.key, self.color, self.group} & set(spec.highlight))


@dataclass(frozen=True, slots=True, kw_only=True)
class Swarm:
    """All dots of a chart, and the table of its rows."""

    dots: tuple[Dot, ...]
    x: Measured
    ruler: Ruler
    groups: tuple[str, ...]
    """Words of the column `y`, in the order in which they come up; one empty one without it."""
    colors: tuple[str, ...]
    """Words of the `color` column."""
    missing: tuple[Key, ...]
    """The names of rows that have no figure."""
    table: DataTable

    @property
    def sizes(self) -> list[Number]:
        """What the areas of dots say, where they say something."""
        return [dot.size for dot in self.dots if dot.size is not None]


def read_swarm(
    reading: RowReading, spec: Spec, *, numerals: Numerals, report: Report
) -> Swarm | None:
    """Return the dots of these rows, every fault reported; None where a column is not known."""
    keys = reading.keys(spec.x[1:])
    x = reading.measured(spec.x[0] if spec.x else None)
    groups, colors = reading.words(spec.y[0] if spec.y else None), reading.words(spec.color)
    size = reading.numbers(spec.size)
    reading.check_highlight()
    if len(spec.y) > 1:
        message, fix = (
            "groups are the words of one column",
            'name one, and keep another for "facet"',
        )
        report.error(Code.VALUE_WRONG, spec.y[1].place, message, fix)
    if x is None or not (reading.is_known and reading.sheet.rows):
        return None
    if size:
        check_sizes(reading, size, report=report)
    if spec.y:
        _check_groups(reading, spec.y[0], groups, report=report)
    rows, sources = range(len(keys)), reading.sources
    has_dot = [x.values[r] is not None and not (size and size.numbers[r] is None) for r in rows]
    dots = tuple(
        Dot(
            key=keys[row],
            x=along,
            group=groups[row] if groups else "",
            color=colors[row] if colors else "",
            size=size.numbers[row] if size else None,
            source=sources[row],
        )
        for row, along in enumerate(x.values)
        if along is not None and has_dot[row]
    )
    return Swarm(
        dots=dots,
        x=x,
        ruler=_ruler(x, dots, spec),
        groups=tuple(dict.fromkeys(groups)) or ("",),
        colors=tuple(dict.fromkeys(colors)),
        missing=tuple(keys[row] for row in rows if not has_dot[row]),
        table=reading.table(numerals),
    )


def _ruler(x: Measured, dots: tuple[Dot, ...], spec: Spec) -> Ruler:
    """Return the axis; one that cannot be logarithmic, which is told, is not."""
    positions = tuple(dot.x for dot in dots)
    if x.kind == "moment":
        return Ruler("moment", positions)
    is_log = spec.scale == "log" and all(not isinstance(v, Moment) and v > 0 for v in positions)
    return Ruler("log" if is_log else "number", positions, are_years=x.are_years)


def _check_groups(
    reading: RowReading, name: LocatedText, groups: tuple[str, ...], *, report: Report
) -> None:
    column = reading.sheet.header.index(name)
    message, fix = f'the column "{name}" is empty here', "write which group the row belongs to"
    empty = [
        Diagnostic(reading.sheet.place(row, column), ChartCode.DATA_VALUE, message, fix=fix)
        for row, word in enumerate(groups)
        if not word
    ]
    tell_each(empty, report=report, more="cells")
    count = len(set(groups))
    if count > MOST_GROUPS:
        message = f'"{name}" has {count:,} words; at most {MOST_GROUPS} groups can be compared'
        fix = 'choose some with "where", or name another column'
        report.error(ChartCode.CHART_TOO_MUCH, name.place, message, fix)


def can_be_drawn(swarm: Swarm, spec: Spec, *, report: Report) -> bool:
    """Report what makes no swarm: too many dots, none, too many alike, none above zero."""
    faults, at, count = Report(), spec.x[0].place, len(swarm.dots)
    histogram = 'write "kind: histogram", or choose rows with "where"'
    if count > MOST_DOTS:
        message = f"these are {count:,} dots; at most {MOST_DOTS:,} are drawn one by one"
        faults.error(ChartCode.CHART_TOO_MUCH, at, message, histogram)
    elif count and _is_too_tall(swarm):
        message = "so many figures are alike that the swarm is taller than a screen"
        faults.error(ChartCode.CHART_TOO_MUCH, at, message, histogram)
    if not count and not report.errors and not spec.is_part:
        message = f'"{spec.x[0]}" holds no figure'
        faults.error(ChartCode.DATA_VALUE, at, message, "name another column")
    figures = [dot.x for dot in swarm.dots if not isinstance(dot.x, Moment)]
    has_place_on_scale(figures, spec, at=spec.x[0], report=faults)
    if spec.scale == "log" and len(figures) < count:
        message = "dates stand on no logarithmic scale"
        faults.error(ChartCode.DATA_VALUE, at, message, 'write "scale: linear"')
    check_colors(spec, set(swarm.colors), report=faults)
    report.extend(faults)
    return not faults.errors and (bool(count) or spec.is_part)


def _is_too_tall(swarm: Swarm) -> bool:
    """Say whether even the smallest dots pile up higher than a phone's screen."""
    low, high = swarm.ruler.ends
    for group in swarm.groups:
        measures = [swarm.ruler.measure(dot.x) for dot in swarm.dots if dot.group == group]
        xs = [(measure - low) / (high - low) * _PHONE for measure in measures]
        if height_of(packed(xs, [SMALLEST] * len(xs), gap=GAP)) > _TALLEST:
            return True
    return False
