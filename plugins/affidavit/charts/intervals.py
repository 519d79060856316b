"""Low and high around each figure: a margin of error, an interval, the range of what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from affidavit.charts.columns import Number, number_of, numbers_in
from affidavit.charts.extent import Ends
from affidavit.charts.grid import Grid
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_table import table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Code, Diagnostic, Report
from affidavit.located import LocatedText


@dataclass(frozen=True, slots=True)
class Intervals:
    """What `low` and `high` say of the figures of a grid."""

    table: DataTable
    """That of the grid; where there are intervals, with their two columns."""
    found: tuple[tuple[Ends | None, ...], ...] = ()
    """By series and by key of the grid; empty where the spec names no columns of them."""

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.found)

    def around(self, series: int, row: int) -> Ends | None:
        """Return low and high of one figure."""
        return self.found[series][row] if self.found else None

    @property
    def ends(self) -> list[float]:
        """All lows and highs."""
        return [end for each in self.found for pair in each if pair for end in pair]


def read_intervals(
    sheet: Sheet,
    spec: Spec,
    grid: Grid | None,
    *,
    naming: Sequence[LocatedText],
    counting: Sequence[LocatedText],
    numerals: Numerals,
    report: Report,
) -> Intervals | None:
    """Return the intervals of a grid, which the same columns were read for.

    None with every fault reported: one end without the other, a column not found, text among
    numbers, a figure outside its interval.
    """
    faults = Report()
    low, high = _columns(sheet, spec, counting=counting, report=faults)
    lows = numbers_in(sheet, low, report=faults) if low is not None else []
    highs = numbers_in(sheet, high, report=faults) if high is not None else []
    if low is not None and high is not None:
        figures = _figures(sheet, counting)
        tell_each(_outside(sheet, low, lows, highs, figures), report=faults, more="rows")
    report.extend(faults)
    if grid is None or faults.errors:
        return None
    if low is None or high is None:
        return Intervals(grid.table)
    names = [sheet.header.index(name) for name in naming]
    color = sheet.header.index(spec.color) if spec.color else None
    ends = {
        (_key(row, names), "" if color is None else row[color]): (lows[index], highs[index])
        for index, row in enumerate(sheet.rows)
    }
    found = tuple(
        tuple(_whole(ends.get((key, "" if color is None else each.raw))) for key in grid.keys)
        for each in grid.series
    )
    kept = sheet.kept(i for i, row in enumerate(sheet.rows) if _key(row, names) in set(grid.keys))
    figure = sheet.header.index(counting[0])
    columns = [*names, *([] if color is None else [color]), figure, low, high]
    numeric = {figure, low, high}
    return Intervals(table_of(kept, spec, columns, numeric=numeric, numerals=numerals), found)


def _columns(
    sheet: Sheet, spec: Spec, *, counting: Sequence[LocatedText], report: Report
) -> tuple[int | None, int | None]:
    """Return the columns of both ends; nothing where the spec names none, or they are told of."""
    if spec.low and not spec.high:
        message, fix = '"low" stands without "high"', 'add "high:" and the name of a column'
        report.error(Code.KEY_MISSING, spec.low.place, message, fix)
    if spec.high and not spec.low:
        message, fix = '"high" stands without "low"', 'add "low:" and the name of a column'
        report.error(Code.KEY_MISSING, spec.high.place, message, fix)
    if spec.low and spec.high and len(counting) > 1:
        message, fix = 'with "low" and "high" one column of figures is drawn', "name one column"
        report.error(Code.VALUE_WRONG, counting[1].place, message, fix)
    if spec.low and spec.high and spec.stack != "none":
        message, fix = "the parts of a stack have no low and high", 'write "stack: none"'
        report.error(Code.VALUE_WRONG, spec.low.place, message, fix)
    low = sheet.column(spec.low, report=report) if spec.low else None
    high = sheet.column(spec.high, report=report) if spec.high else None
    return low, high


def _figures(sheet: Sheet, counting: Sequence[LocatedText]) -> list[Number | None]:
    """Return the figures themselves, whose own faults were told when the grid was read."""
    if not counting or counting[0] not in sheet.header:
        return [None] * len(sheet.rows)
    column = sheet.header.index(counting[0])
    return [number_of(row[column]) for row in sheet.rows]


def _outside(
    sheet: Sheet,
    column: int,
    lows: Sequence[Number | None],
    highs: Sequence[Number | None],
    figures: Sequence[Number | None],
) -> list[Diagnostic]:
    """Return a fault for each interval that is upside down or does not hold its figure."""
    found = list[Diagnostic]()
    for row, (low, high, figure) in enumerate(zip(lows, highs, figures, strict=True)):
        if low is None or high is None:
            continue
        message = ""
        if low > high:
            message = f"the low end, {low}, is above the high end, {high}"
        elif figure is not None and not low <= figure <= high:
            message = f"the figure {figure} lies outside its low and high, {low} to {high}"
        if message:
            fix = '"low" and "high" hold the ends themselves, not their distance'
            place = sheet.place(row, column)
            found.append(Diagnostic(place, ChartCode.DATA_VALUE, message, fix=fix))
    return found


def _whole(pair: tuple[Number | None, Number | None] | None) -> Ends | None:
    """Return an interval of which both ends are there."""
    if pair is None or pair[0] is None or pair[1] is None:
        return None
    return pair[0], pair[1]


def _key(row: Sequence[str], names: Sequence[int]) -> tuple[str, ...]:
    return tuple(row[name] for name in names)
