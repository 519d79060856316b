"""The points of a scatter chart: read, judged, and each with all that is drawn of it."""

from __future__ import annotations

from dataclasses import dataclass

from affidavit.charts.axes.ruler import can_be_log
from affidavit.charts.columns import Moment, Number
from affidavit.charts.grid import Key
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import check_colors
from affidavit.charts.row_reading import Measured, RowReading, check_order
from affidavit.charts.table import DataTable
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Report

MOST_POINTS = 2_000
"""More are a cloud that nobody counts, and a drawing of more than a hundred kilobytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One row that is drawn."""

    key: Key
    """The words that name it; empty where no column does."""
    x: Number | Moment
    y: Number
    size: Number | None = None
    color: str = ""
    low: Number | None = None
    high: Number | None = None
    source: str = ""
    """The key of its row's own source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloud:
    """All points of a chart, and the table of its rows."""

    points: tuple[Point, ...]
    x: Measured
    y: str
    """The column of how high they lie."""
    colors: tuple[str, ...]
    """Words of the `color` column, in the order in which they come up."""
    table: DataTable

    @property
    def heights(self) -> list[Number]:
        """How high each point lies, and the ends of its error bar."""
        found = [each for p in self.points for each in (p.y, p.low, p.high)]
        return [value for value in found if value is not None]


def read_cloud(
    reading: RowReading, spec: Spec, *, numerals: Numerals, report: Report
) -> Cloud | None:
    """Return the points of these rows, every fault reported; None where there is none."""
    keys = reading.keys(spec.x[1:])
    x = reading.measured(spec.x[0] if spec.x else None)
    y = reading.numbers(spec.y[0] if spec.y else None)
    colors, size = reading.words(spec.color), reading.numbers(spec.size)
    low, high = reading.numbers(spec.low), reading.numbers(spec.high)
    reading.check_highlight()
    if x is None or y is None or not (reading.is_known and reading.sheet.rows):
        return None
    for one, other in ((low, y), (y, high)):
        if one and other:
            check_order(reading, one, other, report=report)
    if size:
        check_sizes(reading, size, report=report)
    rows, sources = range(len(keys)), reading.sources
    points = [
        Point(
            key=keys[row],
            x=along,
            y=up,
            size=size.numbers[row] if size else None,
            color=colors[row] if colors else "",
            low=low.numbers[row] if low else None,
            high=high.numbers[row] if high else None,
            source=sources[row],
        )
        for row, along, up in zip(rows, x.values, y.numbers, strict=True)
        if along is not None and up is not None and not (size and size.numbers[row] is None)
    ]
    cloud = Cloud(
        points=tuple(points),
        x=x,
        y=y.column,
        colors=tuple(dict.fromkeys(colors)),
        table=reading.table(numerals),
    )
    return cloud if _can_be_drawn(cloud, spec, report=report) else None


def check_sizes(reading: RowReading, size: Measured, *, report: Report) -> None:
    """Report sizes below nothing."""
    column = reading.sheet.header.index(size.column)
    faults = [
        Diagnostic(
            reading.sheet.place(row, column),
            ChartCode.DATA_VALUE,
            f'no point has a size of {value} (column "{size.column}")',
            fix='leave the cell empty, or show the column by "x" or "y"',
        )
        for row, value in enumerate(size.numbers)
        if value is not None and value < 0
    ]
    tell_each(faults, report=report, more="cells")


def _can_be_drawn(cloud: Cloud, spec: Spec, *, report: Report) -> bool:
    faults, at = Report(), spec.y[0].place
    if len(cloud.points) > MOST_POINTS:
        message = f"these are {len(cloud.points):,} points; at most {MOST_POINTS:,} are drawn"
        fix = 'add them up into fewer rows, or choose some with "where"'
        faults.error(ChartCode.CHART_TOO_MUCH, at, message, fix)
    if not cloud.points and not report.errors and not spec.is_part:
        message = f'no row has a figure in both "{spec.x[0]}" and "{spec.y[0]}"'
        faults.error(ChartCode.DATA_VALUE, at, message, "name other columns")
    check_colors(spec, set(cloud.colors), report=faults)
    if cloud.points and spec.scale == "log":
        _check_scale(cloud, spec, report=faults)
    report.extend(faults)
    return not faults.errors and (bool(cloud.points) or spec.is_part)


def _check_scale(cloud: Cloud, spec: Spec, *, report: Report) -> None:
    """Report a logarithmic scale where neither axis has a use for one."""
    along = cloud.x.numbers if cloud.x.kind == "number" else ()
    axes = [[value for value in along if value is not None], cloud.heights]
    if any(map(can_be_log, axes)):
        return
    least = min(value for values in axes for value in values)
    message = "neither axis spans a factor of ten, so a logarithmic scale shows nothing more"
    if least <= 0:
        message = f"a logarithmic scale has no place for {least}"
    report.error(ChartCode.DATA_VALUE, spec.y[0].place, message, 'write "scale: linear"')
