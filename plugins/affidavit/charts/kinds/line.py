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
from affidavit.charts.legend import key_of_colors, place_entries
from affidavit.charts.model import Spec
from affidavit.charts.palette import colors_by_name
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
            return has_place_on_scale(values, spec, at=spec.y[0], report=report) and is_fine

        lines = read_lines(sheet, spec, lang=lang, report=report, judge=judge)
        return None if lines is None else cls(lines)

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.lines.bands.table

    @property
    def draws_bounds(self) -> bool:
        """Whether triangles show which figures are a least or a most."""
        return True

    @property
    def extent(self) -> Extent:
        """Its figures and remarks, and where they stand along the axis."""
        return self.lines.extent

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return the names of the lines in all panels: of the highlighted, where there are some."""
        return series_legend(self.lines.spec, extent, width=width)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        return Picture(self.lines.over(extent), width, extent).figure()


def series_legend(spec: Spec, extent: Extent, *, width: int) -> tuple[Figure, int] | None:
    """Return names and colours of the series of all panels, and the height they take.

    Only the highlighted ones are named if there are some.
    """
    colors = colors_by_name(extent.series, highlight=spec.highlight, touching=False)
    lit = [name for name in extent.series if name in spec.highlight]
    named = [(spec.printed(name), colors[name]) for name in lit or extent.series]
    if len(extent.series) == 1 or len(named) > NAMED:
        return None
    return key_of_colors(place_entries(named, width=width, least=1), width=width)
