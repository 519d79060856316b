"""Rows of a sheet as the table under a chart."""

from __future__ import annotations

from collections.abc import Sequence

from affidavit.charts.attributes import PlacedText
from affidavit.charts.bounds import bounded, row_bounds
from affidavit.charts.columns import are_years, number_of
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import BOUND, SOURCE, Column, DataTable, Value
from affidavit.located import LocatedText


def table_of(
    sheet: Sheet, spec: Spec, columns: Sequence[int], *, numeric: set[int], numerals: Numerals
) -> DataTable:
    """Return these columns of all rows as the table that is printed under the chart."""
    plain = {
        column
        for column in columns
        if column not in numeric or are_years([row[column] for row in sheet.rows])
    }
    rows, texts = list[tuple[Value, ...]](), list[tuple[str, ...]]()
    bounds = _bounds(sheet, columns, numeric)
    for index, row in enumerate(sheet.rows):
        values = tuple(
            (number_of(row[c]) if c in numeric else row[c]) if row[c] else None for c in columns
        )
        rows.append(values)
        printed = tuple(
            numerals.number(value, column=sheet.header[c])
            if isinstance(value, int | float) and c not in plain
            else (str(value) if c in numeric else spec.printed(str(value)))
            if value is not None
            else ""
            for c, value in zip(columns, values, strict=True)
        )
        bound = bounds[index] if bounds else ""
        texts.append(_bounded(printed, columns, numeric, bound=bound, lang=numerals.lang))
    heads = tuple(
        Column(sheet.header[c], spec.printed(sheet.header[c]), c in numeric) for c in columns
    )
    return DataTable(
        columns=heads,
        rows=tuple(rows),
        texts=tuple(texts),
        sources=_row_sources(sheet),
        bounds=bounds,
    )


def _bounds(sheet: Sheet, columns: Sequence[int], numeric: set[int]) -> tuple[str, ...]:
    """Return how each row's figure is bounded; nothing where that is a column, or of which."""
    names = [sheet.header[column] for column in columns]
    return () if len(numeric) != 1 or BOUND in names else row_bounds(sheet)


def _bounded(
    texts: tuple[str, ...], columns: Sequence[int], numeric: set[int], *, bound: str, lang: str
) -> tuple[str, ...]:
    """Return a row as it is printed, with its figure led by the bound that no name says."""
    name = " ".join(text for c, text in zip(columns, texts, strict=True) if c not in numeric)
    return tuple(
        bounded(text, bound, lang=lang, name=name) if c in numeric and text else text
        for c, text in zip(columns, texts, strict=True)
    )


def _row_sources(sheet: Sheet) -> tuple[LocatedText | None, ...]:
    """Return for each row the key in its column `source`; nothing where there is no such column."""
    if SOURCE not in sheet.header:
        return ()
    column = sheet.header.index(SOURCE)
    return tuple(
        PlacedText(row[column], sheet.place(index, column)) if row[column] else None
        for index, row in enumerate(sheet.rows)
    )


def row_sources(sheet: Sheet) -> tuple[str, ...]:
    """Return for each row the key of its own source, empty where it has none; nothing without."""
    return tuple(str(key or "") for key in _row_sources(sheet))
