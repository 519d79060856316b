"""Areas over time or numbers: on top of each other, in shares, or each from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from affidavit.charts.axes.positions import can_be_drawn
from affidavit.charts.axes.remarks import held
from affidavit.charts.chart import Figure
from affidavit.charts.columns import Number
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.grid import Grid
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.area_picture import StackPicture
from affidavit.charts.kinds.area_stack import (
    Stack,
    are_stacked,
    can_be_stacked,
    stack_of,
    stacking,
    tell_of_gaps,
)
from affidavit.charts.kinds.line import series_legend
from affidavit.charts.kinds.line_picture import Picture
from affidavit.charts.kinds.line_reading import Lines, figures_of, read_lines
from affidavit.charts.legend import legend_of
from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import ChartCode, Report

MOST_BANDS = len(roles.CATEGORIES)
"""Bands up to which each has a colour of its own."""
MOST_LAYERS = 4
"""Areas that lie over each other and can still be told apart."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area chart, read. `x` is where the areas run, `y` how high they are.

    One area reaches from zero up to its figures, or down to those that are negative. Several stand
    on each other, unless `stack` says otherwise.
    """

    keys: ClassVar = COMMON | {"stack", "scale", "annotate", "low", "high"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "scatter"

    lines: Lines

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Area | None:
        """Return the chart of these rows; None with every fault reported."""

        def judge(rows: Sheet, grid: Grid, _: Sequence[Number]) -> bool:
            is_fine = can_be_drawn(grid, spec, report=report, noun="areas")
            _tell_of_many(grid, spec, report=report)
            if not are_stacked(spec, len(grid.series)):
                return is_fine
            tell_of_gaps(rows, grid, spec, report=report)
            return can_be_stacked(rows, grid, spec, report=report) and is_fine

        def heights(grid: Grid) -> Sequence[Number]:
            return _stack(grid, spec).values if are_stacked(spec, len(grid.series)) else _own(grid)

        lines = read_lines(sheet, spec, lang=lang, report=report, judge=judge, heights=heights)
        if lines is None or spec.scale == "log":  # there is no zero: told of all such kinds at once
            return None
        return cls(replace(lines, are_filled=True))

    @property
    def draws_bounds(self) -> bool:
        """Whether triangles show which figures are a least or a most; not where areas are many."""
        return not are_stacked(self.lines.spec, len(self.lines.grid.series))

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.lines.bands.table

    @property
    def extent(self) -> Extent:
        """Zero, the ends of its areas and its remarks, and where these stand along the axis."""
        lines = self.lines
        if not are_stacked(lines.spec, len(lines.grid.series)):
            return lines.extent
        values = [*_stack(lines.grid, lines.spec).values, *held(lines.remarks)[1]]
        return replace(lines.extent, values=(min(values), max(values)))

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return the names of the areas in all panels."""
        spec = self.lines.spec
        if are_stacked(spec, len(extent.series)):
            return legend_of(extent.series, spec, width=width)
        return series_legend(spec, extent, width=width)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        lines = self.lines.over(extent)
        if not are_stacked(lines.spec, len(extent.series if extent else lines.grid.series)):
            return Picture(lines, width, extent).figure()
        return StackPicture(lines, _stack(lines.grid, lines.spec), width, extent).figure()


def _stack(grid: Grid, spec: Spec) -> Stack:
    return stack_of(grid, are_shares=stacking(spec) == "percent")


def _own(grid: Grid) -> Sequence[Number]:
    return [0, *figures_of(grid)]


def _tell_of_many(grid: Grid, spec: Spec, *, report: Report) -> None:
    """Warn of more areas than can be told apart, where none is highlighted."""
    count, is_stack = len(grid.series), are_stacked(spec, len(grid.series))
    most = MOST_BANDS if is_stack else MOST_LAYERS
    if count <= most or {each.raw for each in grid.series} & set(spec.highlight):
        return
    at = (spec.color or spec.y[most]).place
    message = f"these are {count} areas; at most {most} can be told apart"
    fix = 'add the smallest up into one called "Others", or name one in "highlight"'
    if not is_stack:
        message = f"{count} areas lie over each other; at most {most} can be told apart"
        fix = 'write "kind: line", or choose some with "where"'
    report.warning(ChartCode.CHART_TOO_MUCH, at, message, fix)
