"""Lines over time, numbers or words, each named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from affidavit.charts.axes.across import Across
from affidavit.charts.axes.positions import can_be_drawn, finder, in_order, read_across
from affidavit.charts.axes.remarks import Reach, held, place_remarks, placed_again
from affidavit.charts.chart import Figure
from affidavit.charts.extent import Extent
from affidavit.charts.grid import read_grid
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.line_bands import read_bands
from affidavit.charts.kinds.line_picture import NAMED, Lines, Picture, figures_of
from affidavit.charts.legend import entry_labels, entry_squares, place_entries
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Line:
    """A line chart, read. `x` is where the points stand, `y` their figures.

    `low` and `high` are the ends of a band around them.
    """

    keys: ClassVar = COMMON | {"scale", "annotate", "low", "high"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "scatter"

    lines: Lines

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Line | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        sheet = in_order(sheet, spec)
        grid = read_grid(
            sheet, spec, naming=spec.x, counting=spec.y, numerals=numerals, report=report
        )
        across = read_across(sheet, spec, grid, report=report)
        bands = read_bands(sheet, spec, grid, numerals=numerals, report=report)
        values = [*(figures_of(grid) if grid else ()), *(bands.values if bands else ())]
        remarks = place_remarks(
            spec,
            find_x=finder(across, sheet),
            report=report,
            reach=reach_of(across, values, is_log=spec.scale == "log"),
        )
        if grid is None or not can_be_drawn(grid, spec, report=report, also=values):
            return None
        if across is None or remarks is None or bands is None:
            return None
        across = across.holding(held(remarks)[0])
        return cls(Lines(grid, spec, numerals, across, tuple(remarks), bands))

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.lines.bands.table

    @property
    def extent(self) -> Extent:
        """Its figures and remarks, and where they stand along the axis."""
        return self.lines.extent

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return the names of the lines in all panels: of the highlighted, where there are some."""
        spec = self.lines.spec
        return series_legend(spec, extent, width=width, touching=False)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        lines = self.lines
        if extent:
            across = lines.across.over(extent)
            remarks = placed_again(lines.remarks, across.find)
            lines = replace(lines, across=across, remarks=remarks)
        return Picture(lines, width, extent).figure()


def series_legend(
    spec: Spec, extent: Extent, *, width: int, touching: bool
) -> tuple[Figure, int] | None:
    """Return names and colours of the series of all panels, and the height they take.

    Where lines do not touch, only the highlighted ones are named if there are some.
    """
    colors = colors_of(extent.series, highlight=spec.highlight, touching=touching)
    by_name = dict(zip(extent.series, colors, strict=True))
    lit = [] if touching else [name for name in extent.series if name in spec.highlight]
    named = [(spec.printed(name), by_name[name]) for name in lit or extent.series]
    if len(extent.series) == 1 or len(named) > NAMED:
        return None
    entries, tall = place_entries(named, width=width, least=1)
    height = round(tall)
    marks = {
        "annotations": entry_labels(entries, width=width, height=height),
        "shapes": entry_squares(entries, width=width, height=height),
    }
    return {"data": [], "layout": marks}, height


def reach_of(across: Across | None, values: Sequence[float], *, is_log: bool) -> Reach:
    """Return how far the data goes; upright from zero, where the axis starts."""
    low, high = (min(values), max(values)) if values else (0, 0)
    ends = (low, high) if is_log else (min(low, 0), max(high, 0))
    has_ends = across is not None and across.kind != "word"
    return Reach(across.limits if across and has_ends else None, ends if values else None)
