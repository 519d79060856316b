"""Columns of rows that stand each for itself: points, ranges, events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from affidavit.charts.columns import (
    Moment,
    Number,
    are_years,
    moment_of,
    numbers_in,
    positions_in,
)
from affidavit.charts.grid import Key, check_highlight
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_table import row_sources, table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Report
from affidavit.located import LocatedText

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a clock on a wall, of no zone


@dataclass(frozen=True, slots=True)
class Measured:
    """A column of numbers or moments, None where a cell is empty or was told faulty."""

    column: str
    values: tuple[Number | Moment | None, ...]
    kind: Literal["number", "moment"] = "number"
    are_years: bool = False

    @property
    def comparable(self) -> tuple[float | None, ...]:
        """The same as numbers in their order; moments are seconds."""
        return tuple(
            (value.at - _EPOCH).total_seconds() if isinstance(value, Moment) else value
            for value in self.values
        )

    @property
    def numbers(self) -> tuple[Number | None, ...]:
        """What is a number of it."""
        return tuple(None if isinstance(value, Moment) else value for value in self.values)


class RowReading:
    """Reads the columns of one chart; every fault is reported, and what was read remembered."""

    def __init__(self, sheet: Sheet, spec: Spec, *, report: Report) -> None:
        """Take the rows that are drawn: the first `limit` of them."""
        self.sheet = (
            sheet if spec.limit is None else sheet.kept(range(len(sheet.rows))[: spec.limit])
        )
        self.is_known = True
        """Whether all columns that were asked for are there."""
        self._spec, self._report = spec, report
        self._columns: dict[int, bool] = {}
        self._words = set[int]()

    def keys(self, names: Sequence[LocatedText]) -> tuple[Key, ...]:
        """Return what names each row: its words in these columns."""
        columns = [self._find(name, is_words=True) for name in names]
        found = [column for column in columns if column is not None]
        return tuple(tuple(row[column] for column in found) for row in self.sheet.rows)

    def words(self, name: LocatedText | None) -> tuple[str, ...]:
        """Return each row's word in a column; none at all where no column is named or found."""
        column = self._find(name, is_words=True) if name else None
        return () if column is None else tuple(row[column] for row in self.sheet.rows)

    def numbers(self, name: LocatedText | None) -> Measured | None:
        """Return each row's number in a column; None where no column is named or found."""
        column = self._find(name, is_numeric=True) if name else None
        if column is None:
            return None
        found = numbers_in(self.sheet, column, report=self._report)
        return Measured(self.sheet.header[column], tuple(found))

    def measured(self, name: LocatedText | None) -> Measured | None:
        """Return each row's number or moment; None where no column is named or found."""
        column = self._find(name) if name else None
        if column is None:
            return None
        found = _measured(self.sheet, column, report=self._report)
        self._columns[column] = found.kind == "number"
        return found

    @property
    def sources(self) -> tuple[str, ...]:
        """For each row the key of its own source, empty where it has none."""
        return row_sources(self.sheet) or ("",) * len(self.sheet.rows)

    def table(self, numerals: Numerals) -> DataTable:
        """Return the columns that were read, in the order in which they were."""
        numeric = {column for column, is_numeric in self._columns.items() if is_numeric}
        columns = list(self._columns)
        return table_of(self.sheet, self._spec, columns, numeric=numeric, numerals=numerals)

    def check_highlight(self, *also: str) -> None:
        """Report words of `highlight` that no name and no series has, `also` left out."""
        columns = self._words if self.is_known else range(len(self.sheet.header))
        known = {row[column] for row in self.sheet.rows for column in columns}
        known |= set(also) | (set() if self.is_known else set(self.sheet.header))
        check_highlight(self._spec, self.sheet, known, report=self._report)

    def _find(
        self, name: LocatedText, *, is_words: bool = False, is_numeric: bool = False
    ) -> int | None:
        column = self.sheet.column(name, report=self._report)
        if column is None:
            self.is_known = False
            return None
        self._columns[column] = is_numeric or self._columns.get(column, False)
        if is_words:
            self._words.add(column)
        return column


def check_order(reading: RowReading, low: Measured, high: Measured, *, report: Report) -> None:
    """Report rows in which the column of the low ends lies above that of the high ends."""
    column, other = (reading.sheet.header.index(each.column) for each in (low, high))
    pairs = zip(low.comparable, high.comparable, strict=True)
    bad = [
        row
        for row, (one, two) in enumerate(pairs)
        if one is not None and two is not None and one > two
    ]
    cells = reading.sheet.rows
    faults = [
        Diagnostic(
            reading.sheet.place(row, column),
            ChartCode.DATA_VALUE,
            f'"{cells[row][column]}" in the column "{low.column}" lies above'
            f' "{cells[row][other]}" in the column "{high.column}"',
            fix="change the two round, or mend the one that is wrong",
        )
        for row in bad
    ]
    tell_each(faults, report=report, more="rows")


def _measured(sheet: Sheet, column: int, *, report: Report) -> Measured:
    name, cells = sheet.header[column], [row[column] for row in sheet.rows]
    filled = [row for row, cell in enumerate(cells) if cell]
    if not filled:
        return _empty_like(sheet, column)
    quiet = Report()
    positions = positions_in(sheet.kept(filled), column, report=quiet)
    if positions is None:  # some are dates, and others none
        report.extend(quiet)
        moments = tuple(moment_of(cell) if cell else None for cell in cells)
        return Measured(name, moments, "moment")
    if positions and isinstance(positions[0], Moment):
        by_row = dict(zip(filled, positions, strict=True))
        found = (by_row.get(row) for row in range(len(cells)))
        return Measured(name, tuple(m if isinstance(m, Moment) else None for m in found), "moment")
    numbers = tuple(numbers_in(sheet, column, report=report))
    return Measured(name, numbers, are_years=are_years([cells[i] for i in filled]))


def _empty_like(sheet: Sheet, column: int) -> Measured:
    """Return a column that holds nothing in this panel, of the kind that it is in the others."""
    none = (None,) * len(sheet.rows)
    if sheet.beside is None:
        return Measured(sheet.header[column], none)
    return replace(_measured(sheet.beside, column, report=Report()), values=none)
