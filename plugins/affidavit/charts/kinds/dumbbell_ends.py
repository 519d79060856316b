"""The two ends of dumbbells: judged, printed, named above the first row, and subtracted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from affidavit.charts.axes.ruler import Ruler
from affidavit.charts.columns import Number
from affidavit.charts.drawing import roles
from affidavit.charts.grid import Grid
from affidavit.charts.house import label_size
from affidavit.charts.kinds.range_layout import Layout, Span
from affidavit.charts.kinds.range_rows import MOST_ROWS
from affidavit.charts.lettering import safe, strong, text_width
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.table import Column, DataTable
from affidavit.diagnostics import ChartCode, Code, Report
from affidavit.language import Words

DIFFERENCE = "difference"
"""What `value` takes in a dumbbell chart, and the name of that column in the table."""
_APART = 10


def can_be_drawn(grid: Grid | None, spec: Spec, *, report: Report) -> bool:
    """Report what makes no dumbbells: more or less than two ends, too many rows, no figure."""
    faults = Report()
    if spec.value and (spec.value != DIFFERENCE or spec.color):
        message = '"value" of a dumbbell chart takes the word "difference"'
        fix = f'write "value: {DIFFERENCE}", or delete the line'
        if spec.color:
            message = "the difference is that of two columns"
            fix = 'name them, "x: [before, after]", instead of "color"'
        faults.error(Code.VALUE_WRONG, spec.value.place, message, fix)
    if grid is not None:
        _check_grid(grid, spec, report=faults, is_told=bool(report.errors))
    report.extend(faults)
    return grid is not None and not faults.errors


def _check_grid(grid: Grid, spec: Spec, *, report: Report, is_told: bool) -> None:
    at, count = spec.color or spec.x[-1], len(grid.series)
    is_short = count < 2 and not spec.is_part  # noqa: PLR2004 - a panel may lack an end
    if count > 2 or (is_short and not is_told):  # noqa: PLR2004
        message = f'"{at}" gives {count} {"end" if count == 1 else "ends"}; a dumbbell has two'
        fix = 'name two columns, "x: [before, after]", or a column of two words in "color"'
        report.error(Code.VALUE_WRONG, at.place, message, fix)
    if len(grid.keys) > MOST_ROWS:
        message = f"these are {len(grid.keys):,} rows; at most {MOST_ROWS} can be read"
        report.error(ChartCode.CHART_TOO_MUCH, spec.y[0].place, message, 'add a line "limit: 20"')
    has_figures = any(value is not None for each in grid.series for value in each.values)
    if not (has_figures or is_told or spec.is_part):
        message = f'"{spec.x[0]}" holds no figure'
        report.error(ChartCode.DATA_VALUE, spec.x[0].place, message, "name other columns")


def ruler_of(grid: Grid) -> Ruler:
    """Return the axis of all figures."""
    values = [v for each in grid.series for v in each.values if v is not None]
    return Ruler("number", tuple(values))


def ends_of(grid: Grid, numerals: Numerals) -> list[Span]:
    """Return each row from its lesser to its greater figure, printed."""
    return [_span(grid, row, numerals) for row in range(len(grid.keys))]


def _span(grid: Grid, row: int, numerals: Numerals) -> Span:
    there = sorted(
        (value, each.column) for each in grid.series if (value := each.values[row]) is not None
    )
    if not there:
        return Span(None, None)
    texts = [numerals.figure(value, column=column, first=not row) for value, column in there]
    if len(there) == 1 or there[0][0] == there[1][0]:
        return Span(None, there[0][0], "", texts[0])
    low = numerals.figure(there[0][0], column=there[0][1])
    return Span(there[0][0], there[-1][0], low, texts[-1])


def names_above(
    layout: Layout, ends: Sequence[tuple[str, str]], grid: Grid
) -> list[dict[str, Any]]:
    """Return the names of both ends above the first row's dots; none where they find no room.

    `ends` are names and colours.
    """
    first = [each.values[0] for each in grid.series]
    if layout.rows.has_names_above or None in first or len(first) != len(ends):
        return []
    frame, size = layout.frame, label_size(layout.frame.width)
    placed = sorted(
        (layout.x(value), name, color)
        for value, (name, color) in zip(first, ends, strict=True)
        if value is not None
    )
    widths = [text_width(name, size, bold=True) for _, name, _ in placed]
    starts = [x - width / 2 for (x, _, _), width in zip(placed, widths, strict=True)]
    middle = (placed[0][0] + placed[1][0] - _APART) / 2
    if starts[0] + widths[0] + _APART > starts[1]:
        starts = [middle - widths[0], middle + _APART]
    if starts[0] < 0 or starts[1] + widths[1] > frame.right:
        starts[0] = min(max(starts[0], 0), frame.right - sum(widths) - _APART)
        starts[1] = max(starts[0] + widths[0] + _APART, min(starts[1], frame.right - widths[1]))
    if starts[0] < 0:
        return []
    y = 11.0
    return [
        frame.text(strong(safe(name)), start, y, font={"color": _ink(color)})
        for start, (_, name, color) in zip(starts, placed, strict=True)
    ]


def _ink(color: str) -> str:
    """Words need more contrast than dots do."""
    return roles.MUTED if color == roles.NEUTRAL else color


def with_differences(grid: Grid, numerals: Numerals) -> DataTable:
    """Return the table of a grid of two columns with one more: how much the second is over."""
    first, second = (each.values for each in grid.series)
    found = [_difference(one, other) for one, other in zip(first, second, strict=True)]
    label = Words(numerals.lang)("chart.difference")
    table = grid.table
    texts = ["" if value is None else _signed(value, numerals) for value in found]
    return DataTable(
        columns=(*table.columns, Column(DIFFERENCE, label, numeric=True)),
        rows=tuple((*row, value) for row, value in zip(table.rows, found, strict=True)),
        texts=tuple((*row, text) for row, text in zip(table.texts, texts, strict=True)),
        sources=table.sources,
    )


def _difference(one: Number | None, other: Number | None) -> Number | None:
    if one is None or other is None:
        return None
    exact = Decimal(repr(other)) - Decimal(repr(one))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _signed(value: Number, numerals: Numerals) -> str:
    """A difference of per cents is one of points, so no unit stands at it."""
    text = numerals.number(value, column=DIFFERENCE)
    return f"+{text}" if value > 0 else text
