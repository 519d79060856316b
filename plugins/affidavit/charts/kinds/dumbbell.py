"""Dumbbells: two dots and a line for each name, both figures beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.grid import Grid, read_grid
from affidavit.charts.house import NARROW, label_size
from affidavit.charts.hover import hover
from affidavit.charts.kind import COMMON
from affidavit.charts.kinds.dumbbell_ends import (
    DIFFERENCE,
    can_be_drawn,
    ends_of,
    names_above,
    ruler_of,
    with_differences,
)
from affidavit.charts.kinds.range import row_names
from affidavit.charts.kinds.range_layout import NUMBERS, Layout, lay_rows
from affidavit.charts.legend import Entry, entry_labels, entry_squares, key_of_colors, place_entries
from affidavit.charts.lettering import safe, strong, text_width
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report
from affidavit.language import Words

_HEAD = 22
"""Height of the line in which the two ends are named."""


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A dumbbell chart, read. `x` names the two figures, `y` the rows."""

    keys: ClassVar = COMMON | {"value"}
    needs: ClassVar[tuple[str, ...]] = ("x", "y")
    trace: ClassVar = "scatter"

    grid: Grid
    spec: Spec
    numerals: Numerals
    table: DataTable
    """The rows that are drawn, with the differences where these are."""

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Dumbbell | None:
        """Return the chart of these rows; None with every fault reported."""
        numerals = Numerals(spec, lang=lang)
        grid = read_grid(
            sheet, spec, naming=spec.y, counting=spec.x, numerals=numerals, report=report
        )
        if not can_be_drawn(grid, spec, report=report) or grid is None:
            return None
        table = with_differences(grid, numerals) if spec.value else grid.table
        return cls(grid, spec, numerals, table)

    @property
    def extent(self) -> Extent:
        """The ends of its axis, and the names of the two figures."""
        ruler = ruler_of(self.grid)
        return Extent(
            values=ruler.ends if ruler.positions else None,
            series=tuple(each.raw for each in self.grid.series),
        )

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return the names of both ends, in their colours, for all panels."""
        return key_of_colors(self._entries(extent.series, width), width=width)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        words = extent.series if extent else tuple(each.raw for each in self.grid.series)
        colors = dict(zip(words, self._colors(words), strict=True))
        layout = self._lay(width, 0 if extent and not self.spec.value else _HEAD, extent)
        entries, heads = list[Entry](), list[dict[str, Any]]()
        if not extent:
            ends = [(self.spec.printed(word), color) for word, color in colors.items()]
            heads = names_above(layout, ends, self.grid)
            if not heads:
                entries, top = place_entries(ends, width=width)
                top += _HEAD if self.spec.value else 0
                layout = self._lay(width, top, extent)
        spans = ends_of(self.grid, self.numerals)
        missing = Words(self.numerals.lang)("chart.no-figure")
        figure = layout.base()
        figure["annotations"] = [
            *entry_labels(entries, width=width, height=layout.height),
            *heads,
            *layout.names(),
            *layout.numbers(),
            *layout.end_texts(spans, missing=missing, lit=self._lit),
            *self._differences(layout),
        ]
        figure["shapes"] = [
            *layout.lines(),
            *self._lines(layout),
            *entry_squares(entries, width=width, height=layout.height),
        ]
        traces = [
            self._dots(index, layout, colors[each.raw])
            for index, each in enumerate(self.grid.series)
        ]
        return {"data": traces, "layout": figure}, layout.height

    # -- what is drawn how ------------------------------------------------------------------------

    def _lay(self, width: int, top: float, extent: Extent | None) -> Layout:
        size = label_size(width)
        texts = [text for _, text in self._difference_texts()]
        widths = [text_width(text, size, bold=True) for text in texts]
        after = max([text_width(self._heading, size), *widths]) + 14 if texts else 0
        return lay_rows(
            row_names(self.grid.keys, self.spec),
            ends_of(self.grid, self.numerals),
            ruler_of(self.grid).reaching(extent.values if extent else None),
            numerals=self.numerals,
            column=self.grid.series[0].column,
            width=width,
            top=top,
            reach=_radius(width),
            after=after,
            has_figures=self.spec.value_labels,
        )

    @property
    def _lit(self) -> list[bool]:
        return [bool(set(key) & set(self.spec.highlight)) for key in self.grid.keys]

    def _colors(self, words: Sequence[str]) -> list[str]:
        return colors_of(words, highlight=self.spec.highlight, touching=False)

    def _entries(self, words: Sequence[str], width: int) -> tuple[list[Entry], float]:
        named = [
            (self.spec.printed(word), color)
            for word, color in zip(words, self._colors(words), strict=True)
        ]
        return place_entries(named, width=width)

    def _difference_texts(self) -> list[tuple[int, str]]:
        """Return row and text of each difference that is shown."""
        if not self.spec.value:
            return []
        column = [each.name for each in self.table.columns].index(DIFFERENCE)
        texts = [row[column] for row in self.table.texts]
        return [(row, text) for row, text in enumerate(texts) if text]

    @property
    def _heading(self) -> str:
        return Words(self.numerals.lang)("chart.difference")

    def _differences(self, layout: Layout) -> list[dict[str, Any]]:
        """Return the differences at the right edge, and what they are above the first."""
        frame, width = layout.frame, layout.frame.width
        texts = self._difference_texts()
        found = [
            frame.text(strong(safe(text)), width, layout.y(row), anchor="right")
            for row, text in texts
        ]
        if texts:
            at = layout.top - _HEAD / 2 - (NUMBERS if layout.ticks else 0)
            muted = {"color": roles.MUTED}
            found.append(frame.text(self._heading, width, at, anchor="right", font=muted))
        return found

    def _lines(self, layout: Layout) -> list[dict[str, Any]]:
        """Return the line between the two dots of each row."""
        found = []
        for row, is_lit in enumerate(self._lit):
            there = [v for each in self.grid.series if (v := each.values[row]) is not None]
            if len(there) > 1:
                color, y = roles.HIGHLIGHT if is_lit else roles.AXIS, layout.y(row)
                start, end = (layout.x(there[0]), y), (layout.x(there[-1]), y)
                found.append(layout.frame.line(start, end, color=color, width=3 if is_lit else 2))
        return found

    def _dots(self, index: int, layout: Layout, color: str) -> dict[str, Any]:
        series = self.grid.series[index]
        return {
            "type": "scatter",
            "mode": "markers",
            "name": safe(series.name or series.raw),
            "x": list(series.values),
            "y": [layout.y(row) for row in range(len(self.grid.keys))],
            "marker": {
                "color": color,
                "size": 2 * _radius(layout.frame.width),
                "opacity": 1,
                "line": {"width": 0},
            },
            "cliponaxis": False,
            **hover(
                [self._hover(index, row) for row in range(len(self.grid.keys))], series.sources
            ),
        }

    def _hover(self, index: int, row: int) -> list[str]:
        series = self.grid.series[index]
        name = ", ".join(self.spec.printed(part) for part in self.grid.keys[row] if part)
        value = series.values[row]
        figure = (
            "" if value is None else self.numerals.figure(value, column=series.column, first=True)
        )
        return [safe(name), safe(f"{series.name}: {figure}" if series.name else figure)]


def _radius(width: int) -> float:
    return 5 if width < NARROW else 6
