"""Symbol maps: circles over outlines, their areas in proportion to figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from affidavit.charts.axes.frame import Frame
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.geo.asked_outlines import OutlineMap, asked_outlines
from affidavit.charts.geo.outlines import LaidMap
from affidavit.charts.geo.sheet import blank_map, borders, land, lines
from affidavit.charts.geo.squares import place_squares
from affidavit.charts.geo.symbols import Symbol, Symbols, read_symbols
from affidavit.charts.hover import hover
from affidavit.charts.kinds.choropleth import most_height
from affidavit.charts.kinds.scatter_legend import SizeKey, Sizes, size_key, sizes_for
from affidavit.charts.kinds.symbol_map_names import symbol_names
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_by_name
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report

_PANEL = 200
"""Pixels of a panel, as far as the sizes of its circles go."""
_PLAIN = 4.5
"""Radius of circles that stand for no figure."""


@dataclass(frozen=True, slots=True)
class SymbolMap:
    """A symbol map, read. `x` names places, or with `y` longitude and latitude."""

    keys: ClassVar = frozenset(
        {
            *("data", "geo", "x", "y", "size", "color", "facet", "sort", "where", "limit"),
            *("highlight", "labels", "format", "plotly"),
        }
    )
    needs: ClassVar[tuple[str, ...]] = ("x",)
    trace: ClassVar = "scatter"
    has_outlines: ClassVar = True
    """`geo` may name a file of outlines, which is read before this is."""

    map: OutlineMap
    spec: Spec
    numerals: Numerals
    symbols: Symbols

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> SymbolMap | None:
        """Return the map of these rows; None with every fault reported."""
        found = asked_outlines(spec, lang=lang, report=report)
        numerals = Numerals(spec, lang=lang)
        symbols = read_symbols(sheet, spec, found, numerals=numerals, report=report)
        return cls(found, spec, numerals, symbols) if found and symbols else None

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.symbols.table

    @property
    def extent(self) -> Extent:
        """What its circles stand for."""
        values = self.symbols.values
        words = tuple(dict.fromkeys(each.word for each in self.symbols.all if each.word))
        return Extent(values=(0, max(values)) if values else None, series=words)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        colors = self._colors(extent or self.extent)
        squares = place_squares([] if extent else self._words(colors), width=width)
        sizes = self._panel_sizes(extent) if extent else self._sizes(width)
        key = None if extent else self._key(sizes, width=width, top=squares.height)
        top = squares.height + (key.height + 8 if key else 0)
        laid = self.map.laid(width, most_height=most_height(width), top=top)
        height = round(top + laid.height + 1)
        frame, layout = Frame.of_pixels(width, height), blank_map(width, height)
        said, drawn = key.draw(frame) if key else ([], [])
        radii = [_PLAIN if sizes is None else sizes.of(s.size or 0) for s in self.symbols.all]
        spots = [self.symbols.spot(each, laid) for each in self.symbols.all]
        layout["shapes"] = [*squares.shapes(frame), *drawn]
        layout["annotations"] = [*squares.labels(frame), *said, *self._names(spots, radii, frame)]
        circles = [
            self._trace(word, color, spots, radii) for word, color in (colors or {"": ""}).items()
        ]
        data = [*land(laid), *_ground(laid), *borders(laid), *(each for each in circles if each)]
        return {"data": data, "layout": layout}, height

    def _sizes(self, width: int) -> Sizes | None:
        return sizes_for(str(self.spec.size), self.symbols.values, width=width)

    def _panel_sizes(self, extent: Extent) -> Sizes | None:
        """Return the scale of sizes that all panels share, however many columns they stand in."""
        return sizes_for(str(self.spec.size), (extent.values or ())[1:], width=_PANEL)

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return what colours and sizes mean in all panels, as a figure of its own."""
        squares = place_squares(self._words(self._colors(extent)), width=width)
        key = self._key(self._panel_sizes(extent), width=width, top=squares.height)
        height = round(squares.height + (key.height + 8 if key else 0))
        if not height:
            return None
        frame, layout = Frame.of_pixels(width, height), blank_map(width, height)
        said, drawn = key.draw(frame) if key else ([], [])
        layout["shapes"] = [*squares.shapes(frame), *drawn]
        layout["annotations"] = [*squares.labels(frame), *said]
        return {"data": [], "layout": layout}, height

    def _words(self, colors: dict[str, str]) -> list[tuple[str, str]]:
        return [(self.spec.printed(word), color) for word, color in colors.items()]

    def _key(self, sizes: Sizes | None, *, width: int, top: float) -> SizeKey | None:
        if sizes is None or not self.spec.size:
            return None
        name = self.spec.printed(str(self.spec.size))
        return size_key(name, sizes, numerals=self.numerals, width=width, top=top)

    def _colors(self, extent: Extent) -> dict[str, str]:
        """Return a colour for each word of the column `color`; none where there is no such."""
        return colors_by_name(extent.series, highlight=self.spec.highlight, touching=False)

    def _trace(
        self, word: str, color: str, spots: list[tuple[float, float]], radii: list[float]
    ) -> dict[str, Any] | None:
        """Return the circles of one colour, the largest first, so that none is hidden."""
        own = [
            (index, each)
            for index, each in enumerate(self.symbols.all)
            if (not color or each.word == word) and each.is_drawn
        ]
        if not own:
            return None
        own.sort(key=lambda each: (-radii[each[0]], each[0]))
        return {
            "type": "scatter",
            "mode": "markers",
            "name": safe(self.spec.printed(word)),
            "x": [spots[index][0] for index, _ in own],
            "y": [spots[index][1] for index, _ in own],
            "cliponaxis": False,
            "marker": {
                "color": [color or self._plain(each) for _, each in own],
                "size": [round(2 * radii[index], 1) for index, _ in own],
                "opacity": 0.8,
                "line": {"width": 1, "color": roles.PAPER},
            },
            **hover([each.said for _, each in own], [each.source for _, each in own]),
        }

    def _plain(self, symbol: Symbol) -> str:
        if not self.spec.highlight:
            return roles.CATEGORIES[0]
        return roles.HIGHLIGHT if symbol.is_lit else roles.STRONG

    def _names(
        self, spots: list[tuple[float, float]], radii: list[float], frame: Frame
    ) -> list[dict[str, Any]]:
        lit = [i for i, each in enumerate(self.symbols.all) if each.is_lit and each.is_drawn]
        named = [(self.symbols.all[i].name, spots[i], radii[i]) for i in lit]
        circles = [(spots[i], radii[i]) for i, each in enumerate(self.symbols.all) if each.is_drawn]
        names = symbol_names(named, circles, width=frame.width)
        return [frame.text(each.text, each.x, each.y, **each.look) for each in names]


def _ground(laid: LaidMap) -> list[dict[str, Any]]:
    rings = [ring for shape in laid.shapes.values() for ring in shape.rings]
    look = {"mode": "none", "fill": "toself", "fillcolor": roles.EMPTY, "hoverinfo": "skip"}
    return [lines(rings) | look]
