"""A table as the chart itself: no picture, the rows are read as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from affidavit.charts.columns import moment_of, number_of, numbers_in
from affidavit.charts.grid import check_highlight
from affidavit.charts.kind import COMMON
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_table import table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import SOURCE, DataTable
from affidavit.diagnostics import ChartCode, Code, Report

MOST_ROWS = 500
"""Beyond, nobody reads them on a page: a file to download is the better table."""
_CODE = re.compile(r"[-+−]?0\d.*")
"""`01045`: a number that names something."""


class Table:
    """Reads a table: `x` names its columns (all by default), `value` the one that gets bars."""

    keys: ClassVar = (COMMON | {"value"}) - {"y", "color", "facet", "annotate", "plotly"}
    needs: ClassVar[tuple[str, ...]] = ()
    trace: ClassVar = "table"

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> DataTable | None:
        """Return the rows; None with every fault reported."""
        found = [sheet.column(name, report=report) for name in spec.x]
        columns = [column for column in found if column is not None] or _all(sheet)
        bars = sheet.column(spec.value, report=report) if spec.value else None
        figures = numbers_in(sheet, bars, report=report) if bars is not None else []
        sheet = sheet.kept(range(len(sheet.rows))[: spec.limit])
        words = {row[column] for row in sheet.rows for column in columns}
        check_highlight(spec, sheet, words, report=report)
        _check_bars(spec, bars, columns, sheet, figures=figures, report=report)
        _check_length(spec, sheet, report=report)
        if None in found or not sheet.rows:
            return None
        numerals, numeric = Numerals(spec, lang=lang), _numeric(sheet, columns)
        table = table_of(sheet, spec, columns, numeric=numeric, numerals=numerals)
        return replace(
            table,
            texts=_with_dates(table.texts, sheet, columns, numerals),
            bars=columns.index(bars) if bars in columns else None,
            lit=frozenset(
                index
                for index, row in enumerate(sheet.rows)
                if {row[column] for column in columns} & set(spec.highlight)
            ),
        )


def _all(sheet: Sheet) -> list[int]:
    return [column for column, name in enumerate(sheet.header) if name != SOURCE]


def _numeric(sheet: Sheet, columns: Sequence[int]) -> set[int]:
    """Return the columns of figures, which line up by their digits."""

    def is_figure(cell: str) -> bool:
        return number_of(cell) is not None and not _CODE.fullmatch(cell)

    cells = {column: [row[column] for row in sheet.rows if row[column]] for column in columns}
    return {column for column, own in cells.items() if own and all(map(is_figure, own))}


def _with_dates(
    texts: Sequence[tuple[str, ...]], sheet: Sheet, columns: Sequence[int], numerals: Numerals
) -> tuple[tuple[str, ...], ...]:
    """Return the texts with columns of dates printed in the page's language."""
    printed = [list(line) for line in texts]
    for place, column in enumerate(columns):
        cells = [row[column] for row in sheet.rows]
        moments = [moment_of(cell) for cell in cells]
        if not any(cells) or any(cell and not at for cell, at in zip(cells, moments, strict=True)):
            continue
        for line, moment in zip(printed, moments, strict=True):
            line[place] = numerals.moment(moment) if moment else line[place]
    return tuple(map(tuple, printed))


def _check_bars(
    spec: Spec,
    bars: int | None,
    columns: Sequence[int],
    sheet: Sheet,
    *,
    figures: Sequence[float | None],
    report: Report,
) -> None:
    """Report bars for a column that is not shown, or below zero, where they would have no start."""
    if spec.value is None or bars is None:
        return
    if bars not in columns:
        message = f'the column "{spec.value}" has bars and is not among those of "x"'
        report.error(Code.VALUE_WRONG, spec.value.place, message, f'add "{spec.value}" to "x"')
    below = next((row for row, figure in enumerate(figures) if (figure or 0) < 0), None)
    if below is not None and below < len(sheet.rows):
        message, fix = "a bar in a table cannot be negative", 'delete the line "value"'
        report.error(ChartCode.DATA_VALUE, sheet.place(below, bars), message, fix)


def _check_length(spec: Spec, sheet: Sheet, *, report: Report) -> None:
    if len(sheet.rows) > MOST_ROWS:
        message = f"these are {len(sheet.rows):,} rows; at most {MOST_ROWS} are read on a page"
        report.error(ChartCode.CHART_TOO_MUCH, spec.kind.place, message, 'add a line "limit: 20"')
