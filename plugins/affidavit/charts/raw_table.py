"""The rows of a writer's own figure: those of its `data:`, else what its traces hold in pairs."""

from __future__ import annotations

import base64
import binascii
import math
from array import array
from collections.abc import Sequence
from typing import Any

from affidavit.charts.chart import Figure
from affidavit.charts.columns import number_of
from affidavit.charts.grid import table_of
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import Column, DataTable, Value

MOST_ROWS = 2_000
"""Rows printed as a table; the figure's own JSON has the rest."""
_PAIRS = (("labels", "values"), ("locations", "z"), ("x", "y"), ("lon", "lat"))
_TYPES = {"i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "f4": "f", "f8": "d"}
"""How plotly.py writes NumPy arrays (`dtype`), as Python's own arrays name it."""


def raw_table(figure: Figure, sheet: Sheet | None, spec: Spec, *, lang: str) -> DataTable:
    """Return the rows of a raw chart: those of its `data:`, else what its traces hold in pairs."""
    numerals = Numerals(spec, lang=lang)
    if sheet is not None:
        columns = [i for i, name in enumerate(sheet.header) if name != "source"]
        return table_of(sheet, spec, columns, numeric=_numeric(sheet), numerals=numerals)
    rows, heads = list[tuple[Value, ...]](), ("x", "y")
    for trace in figure["data"]:
        pair = next((pair for pair in _PAIRS if pair[0] in trace and pair[1] in trace), None)
        if pair is None:
            continue
        heads = pair
        cells = zip(_listed(trace[pair[0]]), _listed(trace[pair[1]]), strict=False)
        rows += [(str(trace.get("name", "")), one, other) for one, other in cells]
    return _table(rows[:MOST_ROWS], heads, numerals)


def _numeric(sheet: Sheet) -> set[int]:
    return {
        column
        for column in range(len(sheet.header))
        if all(not row[column] or number_of(row[column]) is not None for row in sheet.rows)
        and any(row[column] for row in sheet.rows)
    }


def _table(rows: list[tuple[Value, ...]], heads: tuple[str, str], numerals: Numerals) -> DataTable:
    if not rows:
        return DataTable()
    first = 0 if any(row[0] for row in rows) else 1
    columns = [
        Column("trace", ""),
        *(Column(head, head, _is_numeric(rows, i)) for i, head in enumerate(heads, 1)),
    ]
    texts = tuple(
        tuple(
            numerals.number(cell)
            if isinstance(cell, int | float) and index > 1
            else str("" if cell is None else cell)
            for index, cell in enumerate(row)
        )[first:]
        for row in rows
    )
    return DataTable(
        columns=tuple(columns[first:]), rows=tuple(row[first:] for row in rows), texts=texts
    )


def _is_numeric(rows: list[tuple[Value, ...]], column: int) -> bool:
    return all(isinstance(row[column], int | float | None) for row in rows)


def _listed(value: object) -> Sequence[Value]:
    """Return the cells of a list, or of an array as `fig.write_json` packs it."""
    if isinstance(value, dict):
        return _unpacked(value)
    if not isinstance(value, list):
        return ()
    return [_cell(item) for item in value]


def _cell(item: object) -> Value:
    if isinstance(item, bool):
        return str(item)
    return item if isinstance(item, str | int | float) else None


def _unpacked(packed: dict[str, Any]) -> Sequence[Value]:
    code, content = _TYPES.get(str(packed.get("dtype"))), packed.get("bdata")
    if code is None or not isinstance(content, str) or "shape" in packed:
        return ()
    found = array(code)
    try:
        found.frombytes(base64.b64decode(content, validate=True))
    except (binascii.Error, ValueError):
        return ()
    return [value if math.isfinite(value) else None for value in found]
