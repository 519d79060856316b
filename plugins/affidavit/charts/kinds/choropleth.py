"""Choropleths: places in their true outlines, coloured by a figure or a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from affidavit.charts.axes.frame import Frame
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.geo.asked_outlines import OVERLAID, OutlineMap, asked_outlines
from affidavit.charts.geo.map_rows import MAP_KEYS, MapRows, read_map_rows
from affidavit.charts.geo.outlines import LaidMap
from affidavit.charts.geo.sheet import blank_map, borders, land, shape
from affidavit.charts.house import NARROW
from affidavit.charts.hover import hover
from affidavit.charts.kinds.choropleth_names import NamedPlace, place_names
from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report

SMALL = 14.0
"""Square pixels below which a place is marked by a dot, so that its colour can be seen."""
DOT = 7
"""Pixels across that dot."""
_TALLEST = 1.15
"""Height of a map in widths of a narrow picture; of a wide one it is less."""


@dataclass(frozen=True, slots=True)
class Choropleth:
    """A choropleth, read. `x` names the places (further columns are their detail)."""

    keys: ClassVar = MAP_KEYS
    needs: ClassVar[tuple[str, ...]] = ("x",)
    trace: ClassVar = "scatter"
    has_outlines: ClassVar = True
    """`geo` may name a file of outlines, which is read before this is."""

    map: OutlineMap
    rows: MapRows

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Choropleth | None:
        """Return the map of these rows; None with every fault reported."""
        found = asked_outlines(spec, lang=lang, report=report)
        places, example = (found.places, found.example) if found else (None, "")
        rows = read_map_rows(
            sheet, spec, places, example=example, lang=lang, carries_text=False, report=report
        )
        return cls(found, rows) if found and rows else None

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.rows.table

    @property
    def extent(self) -> Extent:
        """What its colours reach over."""
        return self.rows.extent(self._codes)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        legend = None if extent else self.rows.legend(self._codes, width)
        top = legend.height + 4 if legend and legend.height else 0.0
        laid = self.map.laid(width, most_height=most_height(width), top=top)
        height = round(top + laid.height + 1)
        frame, colors = Frame.of_pixels(width, height), self.rows.colors(extent)
        layout = blank_map(width, height)
        layout["annotations"] = legend.labels(frame) if legend else []
        layout["shapes"] = legend.shapes(frame) if legend else []
        names = [] if extent else place_names(self._named(laid), width=width)
        layout["annotations"] += [frame.text(n.text, n.x, n.y, **n.look) for n in names]
        lit = [code for code in laid.shapes if code in self.rows.lit]
        data = [
            *land(laid),
            *(self._shape(code, laid, colors) for code in self._codes if code in laid.shapes),
            *borders(laid),
            *(self._frame(code, laid, roles.AXIS, 0.75) for code in self._white(laid, colors)),
            *(self._frame(code, laid, roles.HIGHLIGHT, 2) for code in lit),
            *self._dots(laid, colors),
        ]
        return {"data": data, "layout": layout}, height

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return what the colours of all panels mean, as a figure of its own."""
        return self.rows.legend_figure(self._codes, width, extent)

    @property
    def _codes(self) -> list[str]:
        unnamed = OVERLAID - self.rows.by_place.keys()
        return [code for code in self.map.codes if code not in unnamed]

    def _color(self, code: str, colors: Mapping[str, str]) -> str:
        return colors.get(code, roles.EMPTY)

    def _shape(self, code: str, laid: LaidMap, colors: Mapping[str, str]) -> dict[str, Any]:
        said = self.rows.said(code, self.map.places.names.get(code, code))
        color, source = self._color(code, colors), self.rows.source(code)
        return shape(laid.shapes[code], color=color, said=said, source=source)

    def _white(self, laid: LaidMap, colors: Mapping[str, str]) -> list[str]:
        """Return the places that are as light as the paper."""
        return [code for code in laid.shapes if colors.get(code) == roles.SEQUENTIAL[0]]

    def _frame(self, code: str, laid: LaidMap, color: str, width: float) -> dict[str, Any]:
        drawn = shape(laid.shapes[code], color=color, said=None)
        del drawn["fill"], drawn["fillcolor"]
        return drawn | {"mode": "lines", "line": {"color": color, "width": width}}

    def _dots(self, laid: LaidMap, colors: Mapping[str, str]) -> list[dict[str, Any]]:
        """Return dots for places with a row that are too small to be seen."""
        small = [
            code
            for code, each in laid.shapes.items()
            if each.area < SMALL and code in self.rows.by_place
        ]
        if not small:
            return []
        middles = [laid.shapes[code].middle for code in small]
        names = self.map.places.names
        lines = [roles.HIGHLIGHT if code in self.rows.lit else roles.PAPER for code in small]
        return [
            {
                "type": "scatter",
                "mode": "markers",
                "x": [x for x, _ in middles],
                "y": [y for _, y in middles],
                "cliponaxis": False,
                "marker": {
                    "color": [self._color(code, colors) for code in small],
                    "size": DOT,
                    "opacity": 1,
                    "line": {"width": 1, "color": lines},
                },
                **hover(
                    [self.rows.said(code, names[code]) for code in small],
                    [self.rows.source(code) for code in small],
                ),
            }
        ]

    def _named(self, laid: LaidMap) -> list[NamedPlace]:
        """Return name, figure and place of what is highlighted."""
        found = []
        for code in laid.shapes:
            if code in self.rows.lit:
                row = self.rows.by_place[code]
                figure = self.rows.shades.figure(row) if self.rows.spec.value_labels else ""
                name = self.rows.spec.printed(self.map.places.names[code])
                found.append(NamedPlace(name, figure, laid.shapes[code]))
        return found


def most_height(width: int) -> float:
    """Return how high a map of this width may be: a screen at most."""
    return _TALLEST * width if width < NARROW else 560
