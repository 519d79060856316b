"""The rows of a writer's own figure: those of its `data:`, else what its traces hold."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice
from typing import Any

from affidavit.charts.chart import Figure
from affidavit.charts.columns import number_of
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.raw_rows import Row, rows_of
from affidavit.charts.row_table import table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import Column, DataTable, Value
from affidavit.diagnostics import ChartCode, Report

MOST_ROWS = 2_000
"""Rows printed as a table; the figure's own JSON has the rest."""
_TRACE = "trace"
_FIX = 'name a file of rows in its record: "data": "rows.csv"'


def raw_table(
    figure: Figure, sheet: Sheet | None, spec: Spec, *, lang: str, report: Report
) -> DataTable:
    """Return the rows of a raw chart: those of its `data:`, else what its traces hold.

    A figure that holds none, or more than are printed, is told: there is no other way for readers
    who do not see the picture.
    """
    numerals = Numerals(spec, lang=lang)
    if sheet is not None:
        columns = [i for i, name in enumerate(sheet.header) if name != "source"]
        return table_of(sheet, spec, columns, numeric=_numeric(sheet), numerals=numerals)
    named = chain.from_iterable(
        (_named(trace, row) for row in rows_of(trace)) for trace in figure["data"]
    )
    rows = list(islice(named, MOST_ROWS + 1))
    if not rows and any(
        isinstance(item, list) for trace in figure["data"] for item in trace.values()
    ):
        message = "readers get no table of this figure, for it does not hold its marks as rows"
        report.warning(ChartCode.DATA_MISSING, spec.kind.place, message, _FIX)
    elif len(rows) > MOST_ROWS:
        message = f"the table of this figure ends after its first {MOST_ROWS:,} rows"
        report.warning(ChartCode.CHART_TOO_MUCH, spec.kind.place, message, _FIX)
    return _table(rows[:MOST_ROWS], numerals)


def _named(trace: Mapping[str, Any], row: Row) -> Row:
    return {_TRACE: str(trace.get("name", "")), **row}


def _numeric(sheet: Sheet) -> set[int]:
    return {
        column
        for column in range(len(sheet.header))
        if all(not row[column] or number_of(row[column]) is not None for row in sheet.rows)
        and any(row[column] for row in sheet.rows)
    }


def _table(rows: list[Row], numerals: Numerals) -> DataTable:
    """Return rows as a table: all columns that one of them has, in the order they come up."""
    if not rows:
        return DataTable()
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not any(row[_TRACE] for row in rows):
        names.remove(_TRACE)
    columns = [
        Column(name, "" if name == _TRACE else name, _is_numeric(rows, name)) for name in names
    ]
    cells = [tuple(row.get(name) for name in names) for row in rows]
    last = len(names) - 1
    texts = tuple(
        tuple(
            _text(cell, numerals, counts=at == last or name not in _PLACES)
            for at, (name, cell) in enumerate(zip(names, row, strict=True))
        )
        for row in cells
    )
    return DataTable(columns=tuple(columns), rows=tuple(cells), texts=texts)


_PLACES = frozenset({"x", "labels", "locations", "lon", "theta"})
"""Columns that say where a mark stands: years are not written as 2,024."""


def _text(cell: Value, numerals: Numerals, *, counts: bool) -> str:
    if isinstance(cell, int | float) and counts:
        return numerals.number(cell)
    return "" if cell is None else str(cell)


def _is_numeric(rows: list[Row], name: str) -> bool:
    return all(isinstance(row.get(name), int | float | None) for row in rows)
