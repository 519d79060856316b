"""The steps of a waterfall: each starts where the one before it ended, totals stand on zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from affidavit.charts.columns import Number
from affidavit.charts.grid import Grid
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import ChartCode, Report

TOTAL = "total"
"""The word in the column `color` that makes a row one of how much there is."""


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of a waterfall."""

    start: Number
    end: Number
    """How much there is after it."""
    is_total: bool = False
    is_missing: bool = False
    """Whether it has no figure: nothing changes then."""

    @property
    def change(self) -> Number:
        """What it adds or takes."""
        return self.end - self.start

    @property
    def top(self) -> Number:
        """The upper end of its bar."""
        return max(self.start, self.end)

    @property
    def low(self) -> Number:
        """The lower end of its bar."""
        return min(self.start, self.end)


def read_steps(sheet: Sheet, spec: Spec, grid: Grid, *, report: Report) -> tuple[Step, ...] | None:
    """Return a step for each row of the grid; None with every fault reported.

    Reported are totals that the steps before them do not add up to, and those that cannot be added
    up. Figures may be rounded: half of the last digit is allowed for each of them.
    """
    faults, totals = Report(), _totals(sheet, spec, grid)
    values, slack = grid.series[0].values, _half_a_digit(grid.series[0].values)
    steps, level, since, gap = list[Step](), Decimal(0), 0, ""
    for row, (value, is_total) in enumerate(zip(values, totals, strict=True)):
        place = sheet.place(grid.first_rows[row], sheet.header.index(spec.y[0]))
        given = None if value is None else Decimal(repr(value))
        if not is_total:
            start, level = level, level + (given or 0)
            gap = gap or (grid.keys[row][0] if given is None else "")
            steps.append(Step(_plain(start), _plain(level), is_missing=given is None))
            since += 1
            continue
        if given is None and (gap or not row):
            message = f'this total cannot be added up, for "{gap}" has no figure'
            if not row:
                message = "nothing stands before this total that could be added up"
            faults.error(ChartCode.DATA_VALUE, place, message, "write the total itself")
        elif given is not None and row and not gap and abs(given - level) > slack * (since + 1):
            message = f"this total is {given}, and the steps before it add up to {_plain(level)}"
            fix = "mend a figure, or leave the cell of the total empty"
            faults.error(ChartCode.DATA_VALUE, place, message, fix)
        level, since, gap = level if given is None else given, 0, ""
        steps.append(Step(0, _plain(level), is_total=True))
    report.extend(faults)
    return None if faults.errors else tuple(steps)


def _totals(sheet: Sheet, spec: Spec, grid: Grid) -> list[bool]:
    """Return for each row whether it is a total; the first one is, where nothing says so."""
    if not spec.color:
        return [row == 0 for row in range(len(grid.keys))]
    column = sheet.header.index(spec.color)
    return [sheet.rows[row][column].casefold() == TOTAL for row in grid.first_rows]


def _half_a_digit(values: Sequence[Number | None]) -> Decimal:
    """Return half of the last digit that figures are written with."""
    exponents = (Decimal(repr(v)).as_tuple().exponent for v in values if v is not None)
    least = min((e for e in exponents if isinstance(e, int)), default=0)
    return Decimal(5).scaleb(min(least, 0) - 1)


def _plain(value: Decimal) -> Number:
    whole = value == value.to_integral_value()
    return int(value) if whole else float(value)


def with_totals(
    table: DataTable, steps: Sequence[Step], *, column: str, numerals: Numerals
) -> DataTable:
    """Return the table with the totals that were added up in their empty cells."""
    place = next(i for i, each in enumerate(table.columns) if each.name == column)
    rows, texts = list(table.rows), list(table.texts)
    for index, step in enumerate(steps):
        if step.is_total and rows[index][place] is None:
            text = numerals.number(step.end, column=column)
            rows[index] = (*rows[index][:place], step.end, *rows[index][place + 1 :])
            texts[index] = (*texts[index][:place], text, *texts[index][place + 1 :])
    return replace(table, rows=tuple(rows), texts=tuple(texts))
