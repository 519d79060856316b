"""A table of colours: rows, columns, and in each cell the colour of its figure's class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from affidavit.charts.axes.frame import Frame
from affidavit.charts.chart import Figure
from affidavit.charts.class_legend import ClassLegend, place_class_legend
from affidavit.charts.classes import Classes, Wish, ink_on, read_classes
from affidavit.charts.columns import Number
from affidavit.charts.extent import Extent, ends_of
from affidavit.charts.house import bare_axis, base_layout, label_size
from affidavit.charts.hover import hover
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.heatmap_cells import (
    Cells,
    cell_word,
    check_size,
    in_order,
    positions_of,
    read_cells,
)
from affidavit.charts.kinds.heatmap_grid import Grid, Lit, lay_out
from affidavit.charts.kinds.heatmap_names import Name, names_of
from affidavit.charts.lettering import safe, text_width
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report
from affidavit.language import Words


@dataclass(frozen=True, slots=True)
class Heatmap:
    """A heatmap, read: `x` names the column of columns, `y` that of rows, `value` the figures."""

    keys: ClassVar = (COMMON | {"value", "classes"}) - {"color", "annotate"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y", "value")
    trace: ClassVar = "bar"

    cells: Cells
    spec: Spec
    wish: Wish
    numerals: Numerals

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Heatmap | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        cells = read_cells(sheet, spec, numerals=numerals, report=report)
        wish = read_classes(spec, cells.figures if cells else (), report=report)
        if cells:
            check_size(cells, spec, report=report)
        return cls(cells, spec, wish, numerals) if cells and wish else None

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.cells.table

    @property
    def extent(self) -> Extent:
        """Lowest and highest figure, and what rows and columns are called."""
        figures = self.cells.figures
        return Extent(
            values=ends_of(figures),
            names=self.cells.rows,
            series=self.cells.columns,
            filled=len(figures),
        )

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height.

        Both axes count pixels from the top left. A cell is a bar, which has an edge and a pointer's
        word of its own; Plotly's trace of the name would paint an image.
        """
        down, across, classes = self._scales(extent)
        has_all = len(self.cells.figures) == len(down) * len(across)
        legend = None if extent else self._legend(classes, width, has_all=has_all)
        grid = lay_out(
            [name for _, name in down],
            [name for _, name in across],
            width=width,
            top=legend.height if legend else 0,
            in_order=not isinstance(positions_of([raw for raw, _ in across])[0], str),
            longest=self._longest_figure(width),
        )
        frame = Frame.of_pixels(width, grid.height)
        layout = base_layout(width, grid.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"barmode": "overlay", "hovermode": "closest"}
        layout["xaxis"] = bare_axis() | {"range": [0, width], "domain": [0, 1]}
        layout["yaxis"] = bare_axis() | {"range": [grid.height, 0], "domain": [0, 1]}
        lit = self._lit(down, across)
        layout["annotations"] = [
            *(legend.labels(frame) if legend else ()),
            *grid.names(frame, lit=lit),
        ]
        layout["shapes"] = [
            *(legend.shapes(frame) if legend else ()),
            *grid.outlines(lit),
        ]
        return {"data": [self._trace(grid, down, across, classes)], "layout": layout}, grid.height

    def _scales(
        self, extent: Extent | None
    ) -> tuple[list[tuple[str, Name]], list[tuple[str, Name]], Classes]:
        """Return rows and columns with their names, and the classes of all figures."""
        cells = self.cells
        rows, columns = cells.rows, cells.columns
        if extent:
            rows = in_order(extent.names or rows, chosen=cells.chosen_order[0])
            columns = in_order(extent.series or columns, chosen=cells.chosen_order[1])
        named = [
            list(zip(words, names_of(words, self.spec, self.numerals), strict=True))
            for words in (rows, columns)
        ]
        shared = extent.values if extent else None
        return named[0], named[1], self.wish.over(shared or cells.figures)

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int]:
        """Return what colours mean in all panels of small multiples, and its height."""
        down, across, classes = self._scales(extent)
        has_all = extent.filled == len(down) * len(across)
        legend = self._legend(classes, width, has_all=has_all)
        height = round(legend.height)
        frame = Frame.of_pixels(width, height)
        layout = base_layout(width, height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"annotations": legend.labels(frame), "shapes": legend.shapes(frame)}
        return {"data": [], "layout": layout}, height

    def _legend(self, classes: Classes, width: int, *, has_all: bool) -> ClassLegend:
        return place_class_legend(
            classes,
            width=width,
            numerals=self.numerals,
            column=self.cells.column,
            missing="" if has_all else Words(self.numerals.lang)("chart.no-figure"),
        )

    def _figure(self, value: Number) -> str:
        return self.numerals.figure(value, column=self.cells.column)

    def _longest_figure(self, width: int) -> float:
        if not self.spec.value_labels:
            return 0
        size = label_size(width)
        return max((text_width(self._figure(each), size) for each in self.cells.figures), default=0)

    def _lit(self, down: list[tuple[str, Name]], across: list[tuple[str, Name]]) -> Lit:
        words = set(self.spec.highlight)
        rows, columns = [raw for raw, _ in down], [raw for raw, _ in across]
        return Lit(
            frozenset(index for index, raw in enumerate(rows) if raw in words),
            frozenset(index for index, raw in enumerate(columns) if raw in words),
            frozenset(
                (row, column)
                for row, one in enumerate(rows)
                for column, other in enumerate(columns)
                if cell_word(one, other) in words
            ),
        )

    def _trace(
        self,
        grid: Grid,
        down: list[tuple[str, Name]],
        across: list[tuple[str, Name]],
        classes: Classes,
    ) -> dict[str, Any]:
        places = [(row, column) for row in range(len(down)) for column in range(len(across))]
        boxes = [grid.cell(*place) for place in places]
        values = [self.cells.values.get((down[r][0], across[c][0])) for r, c in places]
        colors = [classes.color(value) for value in values]
        return {
            "type": "bar",
            "x": [round(left + wide / 2, 2) for left, _, wide, _ in boxes],
            "base": [round(top, 2) for _, top, _, _ in boxes],
            "y": [tall for _, _, _, tall in boxes],
            "width": [round(wide, 2) for _, _, wide, _ in boxes],
            "marker": {"color": colors, "line": {"width": 0}},
            **self._texts(grid, values, colors),
            **hover(
                [
                    self._hover(down[row][1], across[column][1], value)
                    for (row, column), value in zip(places, values, strict=True)
                ],
                [self.cells.sources.get((down[r][0], across[c][0]), "") for r, c in places],
            ),
        }

    def _texts(self, grid: Grid, values: list[Number | None], colors: list[str]) -> dict[str, Any]:
        """Return the figures in the cells; none at all where one could not be read or has no room.

        Some cells with figures and some without would look like missing figures.
        """
        inks = [ink_on(color) for color in colors]
        if grid.figure_size is None or None in inks:
            return {}
        return {
            "text": ["" if value is None else safe(self._figure(value)) for value in values],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "none",
            "insidetextfont": {"size": grid.figure_size, "color": inks},
        }

    def _hover(self, row: Name, column: Name, value: Number | None) -> list[str]:
        words = Words(self.numerals.lang)
        figure = (
            words("chart.no-figure")
            if value is None
            else self.numerals.figure(value, column=self.cells.column, first=True)
        )
        return [safe(f"{row.text}, {column.text}"), safe(figure)]
