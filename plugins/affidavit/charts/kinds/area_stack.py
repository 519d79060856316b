"""Areas on top of each other: where each starts and ends, and what keeps them from being added."""

from __future__ import annotations

from dataclasses import dataclass

from affidavit.charts.columns import Number, number_of
from affidavit.charts.grid import Grid, Key, Series
from affidavit.charts.kinds.ribbons import Ends
from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.diagnostics import ChartCode, Code, Place, Report

_INSTEAD = 'write "stack: none", or "kind: line"'


@dataclass(frozen=True, slots=True)
class Stack:
    """The bands of a stack, the first series at zero."""

    ends: tuple[tuple[Ends | None, ...], ...]
    """For each series, for each key, in figures or in per cent; None where the stack has a gap."""
    are_shares: bool

    @property
    def values(self) -> list[Number]:
        """All ends, and zero, for the axis to hold."""
        if self.are_shares:
            return [0, 100]
        return [0, *(end for own in self.ends for ends in own if ends for end in ends)]


def stack_of(grid: Grid, *, are_shares: bool) -> Stack:
    """Return the bands of a grid.

    Where one part has no figure the whole is not known, and the stack has a gap; so it has, in
    shares, where the whole is zero.
    """
    columns = [
        _column([each.values[place] for each in grid.series], are_shares=are_shares)
        for place in range(len(grid.keys))
    ]
    by_series = tuple(tuple(column[i] for column in columns) for i in range(len(grid.series)))
    return Stack(by_series, are_shares)


def _column(values: list[Number | None], *, are_shares: bool) -> list[Ends | None]:
    known = [value for value in values if value is not None]
    whole = sum(known)
    if len(known) < len(values) or (are_shares and not whole):
        return [None] * len(values)
    found, start = list[Ends | None](), 0.0
    for value in known:
        end = start + (100 * value / whole if are_shares else value)
        found.append((start, end))
        start = end
    return found


def are_stacked(spec: Spec, count: int) -> bool:
    """Say whether that many areas stand on each other: several do, unless the writer chose."""
    return count > 1 and stacking(spec) != "none"


def stacking(spec: Spec) -> str:
    """Return how areas are stacked: on each other where the spec says nothing of it."""
    return spec.stack if "stack" in spec.model_fields_set else "stacked"


def can_be_stacked(sheet: Sheet, grid: Grid, spec: Spec, *, report: Report) -> bool:
    """Report figures that cannot be added up, or a band around them; say whether there is none."""
    faults = Report()
    figures = [v for each in grid.series for v in each.values if v is not None]
    is_mixed = any(v < 0 for v in figures) and any(v > 0 for v in figures)
    if is_mixed:
        message = "figures above and below zero cannot stand on each other"
        faults.error(ChartCode.DATA_VALUE, _first_negative(sheet, spec), message, _INSTEAD)
    elif stacking(spec) == "percent" and any(v < 0 for v in figures):
        message = "shares of a whole cannot be negative"
        faults.error(ChartCode.DATA_VALUE, _first_negative(sheet, spec), message, _INSTEAD)
    if spec.low is not None and spec.high is not None:
        message, fix = "the parts of a stack have no low and high", 'write "stack: none"'
        faults.error(Code.VALUE_WRONG, spec.low.place, message, fix)
    report.extend(faults)
    return not faults.errors


def tell_of_gaps(sheet: Sheet, grid: Grid, spec: Spec, *, report: Report) -> None:
    """Warn of figures that are not drawn, since another part of their stack has none."""
    torn = [
        (key, [each for each in grid.series if each.values[place] is None])
        for place, key in enumerate(grid.keys)
        if len({each.values[place] is None for each in grid.series}) > 1
    ]
    if not torn:
        return
    key, lacking = torn[0]
    where = ", ".join(part for part in key if part)
    message = f'"{where}" has no figure for "{lacking[0].raw}", so that the stack has a gap there'
    if more := len(torn) - 1:
        message += f", as in {more} more {'place' if more == 1 else 'places'}"
    fix = 'write 0 where nothing was counted; else write "stack: none"'
    report.warning(ChartCode.DATA_VALUE, _place_of(sheet, spec, key, lacking[0]), message, fix)


def _place_of(sheet: Sheet, spec: Spec, key: Key, series: Series) -> Place:
    """Return the empty cell; where a whole row is missing, the first one of its place."""
    naming = [sheet.header.index(name) for name in spec.x]
    rows = [i for i, row in enumerate(sheet.rows) if tuple(row[c] for c in naming) == key]
    if spec.color is None:
        return sheet.place(rows[0], sheet.header.index(series.raw))
    color = sheet.header.index(spec.color)
    own = [row for row in rows if sheet.rows[row][color] == series.raw]
    if own:
        return sheet.place(own[0], sheet.header.index(series.column))
    return sheet.place(rows[0], naming[0])


def _first_negative(sheet: Sheet, spec: Spec) -> Place:
    columns = [sheet.header.index(name) for name in spec.y]
    for index, row in enumerate(sheet.rows):
        for column in columns:
            if (number_of(row[column]) or 0) < 0:
                return sheet.place(index, column)
    return spec.y[0].place
