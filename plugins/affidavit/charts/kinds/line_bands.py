"""Bands around lines: how exactly a figure is known, from the columns `low` and `high`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from affidavit.charts.columns import Number, number_of
from affidavit.charts.grid import Grid, read_grid
from affidavit.charts.kinds.ribbons import Ends
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Code, Diagnostic, Report
from affidavit.located import LocatedText


@dataclass(frozen=True, slots=True)
class Bands:
    """The lower and upper end at each point of each line, and the table that says so."""

    ends: tuple[tuple[Ends | None, ...], ...]
    """For each series, for each key; None where one of the two is missing. Empty without bands."""
    table: DataTable

    @property
    def are_there(self) -> bool:
        """Whether the lines have bands at all."""
        return bool(self.ends)

    @property
    def values(self) -> list[Number]:
        """All ends, for the axis to hold."""
        return [end for each in self.ends for ends in each if ends is not None for end in ends]


def read_bands(
    sheet: Sheet, spec: Spec, grid: Grid | None, *, numerals: Numerals, report: Report
) -> Bands | None:
    """Return the bands of a grid's lines; None with the faults reported, or where no grid is."""
    if spec.low is None and spec.high is None:
        return Bands((), grid.table) if grid else None
    if spec.low is None or spec.high is None:
        there, lacking = ("low", "high") if spec.high is None else ("high", "low")
        at = (spec.low or spec.high or spec.kind).place
        message, fix = f'a band needs "low" and "high"; "{lacking}" is missing', f'add "{lacking}:"'
        if not spec.lacks(lacking):
            fix = f'mend "{lacking}", or drop "{there}"'
        report.error(Code.KEY_MISSING, at, message, fix)
        return None
    if len(spec.y) > 1 and spec.color is None:
        message = 'with "low" and "high" one column of figures is drawn'
        fix = 'name one column, and a column of the lines\' names in "color"'
        report.error(Code.VALUE_WRONG, spec.y[1].place, message, fix)
        return None
    own = spec.part(highlight=(), annotate=())
    ends = [_read_end(sheet, own, each, numerals, report) for each in (spec.low, spec.high)]
    _check_order(sheet, spec.low, spec.high, report=report)
    low, high = ends
    if grid is None or low is None or high is None:
        return None
    pairs = tuple(
        tuple(_pair(*both) for both in zip(lows.values, highs.values, strict=True))
        for lows, highs in zip(low.series, high.series, strict=True)
    )
    return Bands(pairs, _with_last(grid.table, [low.table, high.table]))


def _read_end(
    sheet: Sheet, spec: Spec, name: LocatedText, numerals: Numerals, report: Report
) -> Grid | None:
    return read_grid(sheet, spec, naming=spec.x, counting=[name], numerals=numerals, report=report)


def _pair(low: Number | None, high: Number | None) -> Ends | None:
    return None if low is None or high is None else (low, high)


def _check_order(sheet: Sheet, low: LocatedText, high: LocatedText, *, report: Report) -> None:
    if low not in sheet.header or high not in sheet.header:
        return
    columns = sheet.header.index(low), sheet.header.index(high)
    tell_each(list(_turned(sheet, *columns)), report=report, more="rows")


def _turned(sheet: Sheet, low: int, high: int) -> Iterator[Diagnostic]:
    """Yield the rows whose lower end is the higher one."""
    for index, row in enumerate(sheet.rows):
        ends = number_of(row[low]), number_of(row[high])
        if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
            message = f'"{sheet.header[low]}" is above "{sheet.header[high]}" here'
            fix = "exchange the two figures"
            yield Diagnostic(sheet.place(index, low), ChartCode.DATA_VALUE, message, fix=fix)


def _with_last(table: DataTable, others: list[DataTable]) -> DataTable:
    """Return a table with the last column of others, whose rows are the same."""
    for other in others:
        table = replace(
            table,
            columns=(*table.columns, other.columns[-1]),
            rows=tuple((*row, end[-1]) for row, end in zip(table.rows, other.rows, strict=True)),
            texts=tuple((*row, end[-1]) for row, end in zip(table.texts, other.texts, strict=True)),
        )
    return table
