"""Tile maps: a square for each place, all of one size, roughly where the place lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from affidavit.charts.axes.frame import Frame
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.geo.asked import asked_grid
from affidavit.charts.geo.map_rows import MAP_KEYS, MapRows, read_map_rows
from affidavit.charts.geo.squares import outline
from affidavit.charts.geo.tile_grids import TileGrid
from affidavit.charts.house import NARROW, bare_axis, base_layout
from affidavit.charts.hover import hover
from affidavit.charts.kinds.tile_map_labels import TileText, tile_labels
from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import Report

LARGEST = 76
"""Pixels of a tile, beyond which a map of few is larger than what it says."""
_FRAME = 3
"""Thickness of the line around a highlighted tile."""


@dataclass(frozen=True, slots=True)
class TileMap:
    """A tile map, read. `x` names the places (further columns are their detail)."""

    keys: ClassVar = MAP_KEYS
    needs: ClassVar[tuple[str, ...]] = ("x",)
    trace: ClassVar = "scatter"

    grid: TileGrid
    rows: MapRows

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> TileMap | None:
        """Return the map of these rows; None with every fault reported."""
        grid = asked_grid(spec, lang=lang, report=report)
        places = grid.places if grid else None
        example = grid.example if grid else ""
        rows = read_map_rows(
            sheet, spec, places, example=example, lang=lang, carries_text=True, report=report
        )
        return cls(grid, rows) if grid and rows else None

    @property
    def table(self) -> DataTable:
        """The rows that are drawn."""
        return self.rows.table

    @property
    def extent(self) -> Extent:
        """What its colours reach over."""
        return self.rows.extent(self.grid.spots)

    @property
    def least_width(self) -> int:
        """The pixels that it needs as a panel."""
        return max(170, 14 * self.grid.columns)

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return the figure for a width in pixels, and its height."""
        legend = None if extent else self.rows.legend(self.grid.spots, width)
        tiles = _Tiles(self.grid, width, legend.height if legend else 0.0)
        frame, colors = Frame.of_pixels(width, tiles.height), self.rows.colors(extent)
        layout = base_layout(width, tiles.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout |= {"hovermode": "closest", "hoverdistance": round(tiles.step / 2)}
        layout["xaxis"] = bare_axis() | {"range": [0, width], "domain": [0, 1]}
        layout["yaxis"] = bare_axis() | {"range": [tiles.height, 0], "domain": [0, 1]}
        layout["annotations"] = legend.labels(frame) if legend else []
        layout["shapes"] = legend.shapes(frame) if legend else []
        texts = [self._text(code, colors, tiles) for code in self.grid.spots]
        labels = tile_labels(texts, side=tiles.side, width=width)
        return {"data": [self._marks(tiles, colors), *labels], "layout": layout}, tiles.height

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return what the colours of all panels mean, as a figure of its own."""
        return self.rows.legend_figure(self.grid.spots, width, extent)

    def _marks(self, tiles: _Tiles, colors: Mapping[str, str]) -> dict[str, Any]:
        codes = list(self.grid.spots)
        lines = [self._line(code, colors) for code in codes]
        names = self.grid.places.names
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [tiles.x(code) for code in codes],
            "y": [tiles.y(code) for code in codes],
            "cliponaxis": False,
            "marker": {
                "symbol": "square",
                "opacity": 1,
                "color": [colors.get(code, roles.EMPTY) for code in codes],
                "size": [round(tiles.side - line["width"], 2) for line in lines],
                "line": {
                    "width": [line["width"] for line in lines],
                    "color": [line["color"] for line in lines],
                },
            },
            **hover(
                [self.rows.said(code, names[code]) for code in codes],
                [self.rows.source(code) for code in codes],
            ),
        }

    def _line(self, code: str, colors: Mapping[str, str]) -> dict[str, Any]:
        if code in self.rows.lit:
            return {"width": _FRAME, "color": roles.HIGHLIGHT}
        return outline(colors.get(code, roles.EMPTY))

    def _text(self, code: str, colors: Mapping[str, str], tiles: _Tiles) -> TileText:
        row = self.rows.by_place.get(code)
        color = colors.get(code, roles.EMPTY)
        with_figures = self.rows.spec.value_labels and color != roles.EMPTY
        figure = self.rows.shades.figure(row) if with_figures and row is not None else ""
        short = self.grid.shorts[code]
        return TileText(
            tiles.x(code), tiles.y(code), short, figure, color, is_blank=color == roles.EMPTY
        )


@dataclass(frozen=True, slots=True)
class _Tiles:
    """Where the tiles stand on a picture, in pixels."""

    grid: TileGrid
    width: int
    top: float

    @property
    def gap(self) -> float:
        """The paper between two tiles."""
        return 2 if self.width < NARROW else 3

    @property
    def step(self) -> float:
        """The distance of two tiles."""
        return min((self.width + self.gap) / self.grid.columns, LARGEST)

    @property
    def side(self) -> float:
        """The width of a tile."""
        return self.step - self.gap

    @property
    def height(self) -> int:
        """The height of the whole picture."""
        return round(self.top + self.grid.rows * self.step - self.gap + 1)

    def x(self, code: str) -> float:
        """Return the middle of a tile, the map in the middle of the picture."""
        left = (self.width + self.gap - self.grid.columns * self.step) / 2
        return round(left + self.grid.spots[code][0] * self.step + self.side / 2, 2)

    def y(self, code: str) -> float:
        """Return the middle of a tile, from the top."""
        return round(self.top + self.grid.spots[code][1] * self.step + self.side / 2, 2)
