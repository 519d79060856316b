"""Where the points of a line chart stand: in the order of time, of numbers, or of the file."""

from __future__ import annotations

from affidavit.charts.columns import Moment, are_years, positions_in
from affidavit.charts.grid import Grid, check_highlight
from affidavit.charts.line_axes import Across
from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.diagnostics import Code, Report

MOST_POINTS = 10_000
MOST_LINES = 40


def in_order(sheet: Sheet, spec: Spec) -> Sheet:
    """Return the rows in the order of time, or of numbers, unless the writer chose another."""
    if spec.sort or spec.x[0] not in sheet.header:
        return sheet
    quiet = Report()
    positions = positions_in(sheet, sheet.header.index(spec.x[0]), report=quiet)
    if not positions or isinstance(positions[0], str):
        return sheet
    measure = Across("moment", (), ()).measure
    return sheet.kept(sorted(range(len(positions)), key=lambda i: measure(positions[i])))


def read_across(sheet: Sheet, spec: Spec, grid: Grid | None, *, report: Report) -> Across | None:
    """Return the horizontal axis of a grid; None with the fault reported."""
    if spec.x[0] not in sheet.header:
        return None  # told when the figures were read
    column = sheet.header.index(spec.x[0])
    positions = positions_in(sheet, column, report=report)
    if positions is None or grid is None:
        return None
    chosen = tuple(positions[row] for row in grid.first_rows)
    words = tuple(tuple(map(spec.printed, key)) for key in grid.keys)
    if isinstance(chosen[0], Moment):
        return Across("moment", chosen, words)
    if isinstance(chosen[0], str) or len(spec.x) > 1:
        return Across("word", tuple(key[0] for key in grid.keys), words)
    return Across("number", chosen, words, are_years([row[column] for row in sheet.rows]))


def can_be_drawn(grid: Grid, spec: Spec, *, report: Report) -> bool:
    """Report what keeps lines from being drawn or read; say whether nothing does."""
    values = [value for each in grid.series for value in each.values if value is not None]
    at = spec.y[0].place
    if len(grid.series) > MOST_LINES or len(values) > MOST_POINTS:
        message = f"these are {len(grid.series)} lines of {len(values):,} points"
        fix = 'add the figures up by week or month, or choose lines with "where"'
        report.error(Code.CHART_TOO_MUCH, at, message, fix)
        return False
    if not values:
        report.error(Code.DATA_VALUE, at, f'"{spec.y[0]}" holds no figure', "name another column")
        return False
    if spec.scale == "log" and min(values) <= 0:
        message = f"a logarithmic scale has no place for {min(values)}"
        report.error(Code.DATA_VALUE, at, message, 'write "scale: linear"')
        return False
    return check_highlight(spec, grid, report=report)
