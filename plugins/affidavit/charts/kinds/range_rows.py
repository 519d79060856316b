"""The rows of a range chart: read, judged, and printed as they stand at the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from affidavit.charts.axes.ruler import Ruler, short_text
from affidavit.charts.columns import Moment, Number
from affidavit.charts.grid import Key
from affidavit.charts.kinds.range_layout import Span
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import check_colors
from affidavit.charts.row_reading import Measured, RowReading, check_order
from affidavit.charts.table import DataTable
from affidavit.diagnostics import ChartCode, Report
from affidavit.located import LocatedText

MOST_ROWS = 200
"""Beyond, a chart is taller than four screens of a phone: nobody reads it."""


End = Number | Moment | None
"""Of a row; None where the cell is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRows:
    """Rows that reach from a low to a high end."""

    keys: tuple[Key, ...]
    """What each row is called."""
    spans: tuple[Span, ...]
    colors: tuple[str, ...]
    """Each row's word of the `color` column; none at all without one."""
    low: Measured
    high: Measured
    table: DataTable
    sources: tuple[str, ...]
    """The key of each row's own source, empty where it has none."""

    @property
    def ruler(self) -> Ruler:
        """The axis that they lie along."""
        positions = tuple(end for span in self.spans for end in span.ends)
        return Ruler(self.low.kind, positions, are_years=self.low.are_years)


def read_ranges(
    reading: RowReading,
    spec: Spec,
    *,
    low: LocatedText | None,
    high: LocatedText | None,
    numerals: Numerals,
    report: Report,
) -> RangeRows | None:
    """Return the rows, every fault reported; None where there is none to draw."""
    keys, colors = reading.keys(spec.y), reading.words(spec.color)
    ends = [reading.measured(each) for each in (low, spec.value, high)]
    reading.check_highlight()
    first, value, last = ends
    if not (first and last and spec.y and reading.is_known and reading.sheet.rows):
        return None
    present = [each for each in (first, value, last) if each]
    if not _are_alike(present, at=high or spec.y[0], report=report):
        return None
    for one, other in pairwise(present):
        check_order(reading, one, other, report=report)
    rows = RangeRows(
        keys=keys,
        spans=tuple(_spans(first, value, last, numerals)),
        colors=colors,
        low=first,
        high=last,
        table=reading.table(numerals),
        sources=reading.sources,
    )
    return rows if _can_be_drawn(rows, spec, report=report) else None


def _are_alike(columns: Sequence[Measured], *, at: LocatedText, report: Report) -> bool:
    """Report columns of which one holds dates and another numbers; an empty one is either."""
    filled = [each for each in columns if any(v is not None for v in each.values)]
    dated = [each.column for each in filled if each.kind == "moment"]
    counted = [each.column for each in filled if each.kind == "number"]
    if dated and counted and not report.errors:
        message = f'"{dated[0]}" holds dates and "{counted[0]}" numbers'
        report.error(ChartCode.DATA_VALUE, at.place, message, "write both in the same way")
    return not (dated and counted)


def _spans(low: Measured, value: Measured | None, high: Measured, numerals: Numerals) -> list[Span]:
    between = value.values if value else (None,) * len(low.values)
    printed = _Printed(low, high, numerals)
    return [
        Span(
            one,
            other,
            "" if one == other else printed.text(one, low.column, first=False),
            printed.text(_last(one, middle, other), high.column, first=not row),
            middle,
        )
        for row, (one, middle, other) in enumerate(
            zip(low.values, between, high.values, strict=True)
        )
    ]


def _last(low: End, middle: End, high: End) -> End:
    """Return what is printed behind a mark: its high end, or a point that has none."""
    if high is not None or low is not None:
        return high
    return middle


class _Printed:
    """How ends are printed: with the year where they lie in several, with the unit once."""

    def __init__(self, low: Measured, high: Measured, numerals: Numerals) -> None:
        moments = [v for each in (low, high) for v in each.values if isinstance(v, Moment)]
        self._has_years = len({moment.at.year for moment in moments}) > 1
        self._are_years = low.are_years and high.are_years
        self._numerals = numerals

    def text(self, end: End, column: str, *, first: bool) -> str:
        if end is None:
            return ""
        if isinstance(end, Moment):
            has_year = self._has_years or first
            return short_text(end, lang=self._numerals.lang, has_year=has_year)
        if self._are_years:
            return str(end)
        return self._numerals.figure(end, column=column, first=first)


def _can_be_drawn(rows: RangeRows, spec: Spec, *, report: Report) -> bool:
    faults, at = Report(), spec.y[0].place
    if len(rows.keys) > MOST_ROWS:
        message = f"these are {len(rows.keys):,} rows; at most {MOST_ROWS} can be read"
        faults.error(ChartCode.CHART_TOO_MUCH, at, message, 'add a line "limit: 20"')
    has_marks = any(span.ends for span in rows.spans)
    if not has_marks and not report.errors and not spec.is_part:
        message = f'no row has a figure in "{rows.low.column}" or "{rows.high.column}"'
        faults.error(ChartCode.DATA_VALUE, at, message, "name other columns")
    check_colors(spec, set(rows.colors), report=faults)
    report.extend(faults)
    return not faults.errors and (has_marks or spec.is_part)
