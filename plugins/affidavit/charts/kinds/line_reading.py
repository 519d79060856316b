"""Lines and areas, read: their figures, where they stand, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from affidavit.charts.axes.across import Across
from affidavit.charts.axes.positions import finder, in_order, read_across
from affidavit.charts.axes.remarks import Placed, Reach, held, place_remarks, placed_again
from affidavit.charts.columns import Number
from affidavit.charts.extent import Extent, ends_of
from affidavit.charts.grid import Grid, read_grid
from affidavit.charts.kinds.line_bands import Bands, read_bands
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.diagnostics import Report

Heights = Callable[[Grid], Sequence[Number]]
"""Gives the figures that the marks of a grid reach up to."""
Judge = Callable[[Sheet, Grid, Sequence[Number]], bool]
"""Reports what keeps a grid from being drawn, and says whether nothing does. It gets the rows, in
order, and all figures that the axis is to hold."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines, or areas below them."""

    grid: Grid
    spec: Spec
    numerals: Numerals
    across: Across
    remarks: tuple[Placed, ...]
    bands: Bands
    are_filled: bool = False
    """Whether the room between each line and zero is filled, so that the axis holds zero."""

    @property
    def extent(self) -> Extent:
        """Their figures, bands and remarks, and where they stand along the axis."""
        values = [*figures_of(self.grid), *self.bands.values, *held(self.remarks)[1]]
        if self.are_filled:
            values.append(0)
        return self.across.extent | Extent(
            values=ends_of(values),
            series=tuple(each.raw for each in self.grid.series),
        )

    def over(self, extent: Extent | None) -> Lines:
        """Return them on an axis over an extent, such as that of all panels."""
        if extent is None:
            return self
        across = self.across.over(extent)
        return replace(self, across=across, remarks=placed_again(self.remarks, across.find))


def read_lines(
    sheet: Sheet,
    spec: Spec,
    *,
    lang: str,
    report: Report,
    judge: Judge,
    heights: Heights | None = None,
) -> Lines | None:
    """Return the lines of these rows; None with every fault reported.

    Remarks are held against the `heights` of the marks; of lines these are the figures.
    """
    numerals = Numerals(spec, lang=lang)
    sheet = in_order(sheet, spec)
    grid = read_grid(sheet, spec, naming=spec.x, counting=spec.y, numerals=numerals, report=report)
    across = read_across(sheet, spec, grid, report=report)
    bands = read_bands(sheet, spec, grid, numerals=numerals, report=report)
    reached = (heights or figures_of)(grid) if grid else ()
    values = [*reached, *(bands.values if bands else ())]
    remarks = place_remarks(
        spec,
        find_x=finder(across, sheet),
        report=report,
        reach=_reach_of(across, values, is_log=spec.scale == "log"),
    )
    if grid is None or not judge(sheet, grid, values):
        return None
    if across is None or remarks is None or bands is None:
        return None
    across = across.holding(held(remarks)[0])
    return Lines(grid, spec, numerals, across, tuple(remarks), bands)


def figures_of(grid: Grid) -> list[Number]:
    """Return all figures of a grid."""
    return [v for each in grid.series for v in each.values if v is not None]


def _reach_of(across: Across | None, values: Sequence[float], *, is_log: bool) -> Reach:
    """Return how far the data goes; upright from zero, where the axis starts."""
    low, high = (min(values), max(values)) if values else (0, 0)
    ends = (low, high) if is_log else (min(low, 0), max(high, 0))
    has_ends = across is not None and across.kind != "word"
    return Reach(across.limits if across and has_ends else None, ends if values else None)
