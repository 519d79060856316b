"""Where the points of a line chart stand: in the order of time, of numbers, or of the file."""

from __future__ import annotations

from collections.abc import Callable, Collection

from affidavit.charts.axes.across import Across
from affidavit.charts.columns import Moment, Number, are_years, positions_in
from affidavit.charts.grid import Grid
from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.diagnostics import ChartCode, Report
from affidavit.located import LocatedText

MOST_POINTS = 10_000
MOST_LINES = 40


def in_order(sheet: Sheet, spec: Spec) -> Sheet:
    """Return the rows in the order of time, or of numbers, unless the writer chose another."""
    if spec.sort or not spec.x or spec.x[0] not in sheet.header:
        return sheet
    quiet = Report()
    positions = positions_in(sheet, sheet.header.index(spec.x[0]), report=quiet)
    if not positions or isinstance(positions[0], str):
        return sheet
    measure = Across("moment", (), ()).measure
    return sheet.kept(sorted(range(len(positions)), key=lambda i: measure(positions[i])))


def read_across(sheet: Sheet, spec: Spec, grid: Grid | None, *, report: Report) -> Across | None:
    """Return the horizontal axis of a grid, or of all rows; None with the faults reported."""
    if not spec.x or spec.x[0] not in sheet.header:
        return None  # told when the figures were read
    column = sheet.header.index(spec.x[0])
    positions = positions_in(sheet, column, report=report)
    if not positions:
        return None
    keys = grid.keys if grid else tuple((row[column],) for row in sheet.rows)
    chosen = tuple(positions[row] for row in grid.first_rows) if grid else tuple(positions)
    words = tuple(tuple(map(spec.printed, key)) for key in keys)
    if isinstance(chosen[0], Moment):
        return Across("moment", chosen, words)
    if isinstance(chosen[0], str) or len(spec.x) > 1:
        firsts = tuple(key[0] for key in keys)
        return Across("word", firsts, words, keys=keys, printed=spec.printed)
    return Across("number", chosen, words, are_years([row[column] for row in sheet.rows]))


def finder(across: Across | None, sheet: Sheet) -> Callable[[str], float | None]:
    """Return what finds a writer's word on the axis: anywhere, where faults hide its place."""
    hidden = sheet.unplaced or frozenset()

    def find(word: str) -> float | None:
        if across is None:
            return 0.0
        found = across.find(word)
        return 0.0 if found is None and word in hidden else found

    return find


def can_be_drawn(grid: Grid, spec: Spec, *, report: Report, noun: str = "lines") -> bool:
    """Report what keeps lines, or other marks as `noun` says, from being read; say if nothing does.

    A panel of small multiples may hold no figure.
    """
    values = [value for each in grid.series for value in each.values if value is not None]
    at, is_fine = spec.y[0].place, True
    if len(grid.series) > MOST_LINES or len(values) > MOST_POINTS:
        message = f"these are {len(grid.series)} {noun} of {len(values):,} points"
        fix = f'add the figures up by week or month, or choose {noun} with "where"'
        report.error(ChartCode.CHART_TOO_MUCH, at, message, fix)
        is_fine = False
    if not values and not report.errors and not spec.is_part:
        report.error(
            ChartCode.DATA_VALUE, at, f'"{spec.y[0]}" holds no figure', "name another column"
        )
    return is_fine and (bool(values) or spec.is_part)


def has_place_on_scale(
    values: Collection[Number], spec: Spec, *, at: LocatedText, report: Report
) -> bool:
    """Report a figure that a logarithmic scale has no place for; say whether there is none.

    `at` is what names the figures.
    """
    least = min(values, default=1)
    if spec.scale != "log" or least > 0:
        return True
    message = f"a logarithmic scale has no place for {least}"
    report.error(ChartCode.DATA_VALUE, at.place, message, 'write "scale: linear"')
    return False
