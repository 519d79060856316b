"""Lines over time, numbers or words, each named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from affidavit.charts.axes.positions import can_be_drawn, has_place_on_scale
from affidavit.charts.chart import Figure
from affidavit.charts.columns import Number
from affidavit.charts.extent import Extent
from affidavit.charts.grid import Grid
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.line_picture import NAMED, Picture
from affidavit.charts.kinds.line_reading import Lines, read_lines
from affidavit.charts.legend import entry_labels, entry_squares, place_entries
from affidavit.charts.model import Spec
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

        def judge(_: Sheet, grid: Grid, values: Sequence[Number]) -> bool:
            is_fine = can_be_drawn(grid, spec, report=report)
            return has_place_on_scale(values, spec, report=report) and is_fine

        lines = read_lines(sheet, spec, lang=lang, report=report, judge=judge)
        return None if lines is None else cls(lines)

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
        return Picture(self.lines.over(extent), width, extent).figure()


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
