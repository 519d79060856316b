"""Panels side by side on one sheet, each under its name, in rows whose drawings stand level."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.facets_map import Moving, Names, Spot
from affidavit.charts.house import NARROW, base_layout, label, label_size, line_height
from affidavit.charts.lettering import broken, safe, strong

_BETWEEN_ROWS = 22
_UNDER_NAME = 4
_OWN = frozenset({"width", "height", "margin", "annotations", "shapes", "images", "autosize"})
"""Keys of a layout that are the sheet's own."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One panel, drawn at the width of a column."""

    name: str
    """As it is printed."""
    figure: Figure
    height: int
    is_lit: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """How panels are shared out over a width, in pixels."""

    count: int
    panel: int
    gap: int

    def left(self, index: int) -> int:
        """Return where the panel `index` of a row starts."""
        return index * (self.panel + self.gap)


def columns_for(count: int, *, width: int, least: int) -> Columns:
    """Return as many columns as panels of `least` pixels find room in, the rows about as full."""
    gap = 16 if width < NARROW else 28
    most = max(1, min(count, (width + gap) // (least + gap)))
    chosen = math.ceil(count / math.ceil(count / most))
    return Columns(chosen, (width - gap * (chosen - 1)) // chosen, gap)


def compose(
    panels: Sequence[Drawn],
    columns: Columns,
    *,
    width: int,
    key: tuple[Figure, int] | None,
) -> tuple[Figure, int]:
    """Return one figure of all panels and its height; `key`, as wide as it, stands above them."""
    top = float(key[1] if key else 0)
    rows = list[_Row]()
    for start in range(0, len(panels), columns.count):
        row = panels[start : start + columns.count]
        rows.append(_row(row, columns, top=top, width=width))
        top = rows[-1].bottom + _BETWEEN_ROWS
    height = round(rows[-1].bottom)
    layout = base_layout(width, height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    layout |= {k: v for k, v in _shared(panels).items() if k not in _OWN}
    spots = [spot for placed in rows for spot in placed.spots]
    parts = [(each.figure, each.name, spot) for each, spot in zip(panels, spots, strict=True)]
    if key:
        parts.insert(0, (key[0], "", (0, 0, width, key[1])))
    traces, names = list[dict[str, Any]](), Names()
    drawn: dict[str, list[Any]] = {"annotations": [], "shapes": [], "images": []}
    for figure, name, spot in parts:
        moving = Moving(_spot(spot, figure, width=width, height=height), names)
        traces += moving.traces(figure["data"], title=safe(name))
        found = moving.drawn(figure["layout"])
        layout |= moving.layout(figure["layout"])
        for noun, items in drawn.items():
            items.extend(found[noun])
    for named in rows:
        drawn["annotations"] += named.titles(width=width, height=height)
    return {"data": traces, "layout": layout | {k: v for k, v in drawn.items() if v}}, height


_Box = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Panels side by side: where each of their names and drawings stands."""

    names: tuple[tuple[str, int, int, bool], ...]
    """Finished, how many lines, where it starts, whether it is highlighted."""
    top: float
    spots: tuple[_Box, ...]
    bottom: float

    def titles(self, *, width: int, height: int) -> Iterator[dict[str, Any]]:
        """Yield the names, each at the top left of its panel."""
        for finished, lines, left, is_lit in self.names:
            middle = self.top + lines * line_height(label_size(width)) / 2
            yield label(
                finished,
                x=round(left / width, 6),
                y=round(1 - middle / height, 6),
                xref="paper",
                yref="paper",
                font={"color": roles.HIGHLIGHT if is_lit else roles.INK},
            )


def _row(panels: Sequence[Drawn], columns: Columns, *, top: float, width: int) -> _Row:
    """Return a row of panels; drawings stand so that the tops of their axes are level."""
    size = label_size(width)
    broken_names = [broken(each.name, columns.panel, size=size, bold=True) for each in panels]
    start = top + max(map(len, broken_names)) * line_height(size) + _UNDER_NAME
    tops = [_top_of_axis(each.figure, each.height) for each in panels]
    spots = tuple(
        (columns.left(i), start + max(tops) - tops[i], columns.panel, each.height)
        for i, each in enumerate(panels)
    )
    names = tuple(
        ("<br>".join(strong(safe(line)) for line in lines), len(lines), columns.left(i), lit)
        for i, (lines, lit) in enumerate(
            zip(broken_names, (each.is_lit for each in panels), strict=True)
        )
    )
    return _Row(names, top, spots, max(spot[1] + spot[3] for spot in spots))


def _top_of_axis(figure: Figure, height: int) -> float:
    """Return the pixels above the vertical axis of a drawing."""
    domain = figure["layout"].get("yaxis", {}).get("domain", (0, 1))
    return float((1 - domain[1]) * height)


def _shared(panels: Sequence[Drawn]) -> Mapping[str, Any]:
    """Return what the layouts say of the whole sheet, the first one first."""
    found: dict[str, Any] = {}
    for panel in reversed(panels):
        layout = panel.figure["layout"]
        found |= {key: value for key, value in layout.items() if key not in _OWN}
    placed = ("xaxis", "yaxis", "geo", "polar", "ternary", "scene", "coloraxis")
    return {key: value for key, value in found.items() if not key.startswith(placed)}


def _spot(box: _Box, figure: Figure, *, width: int, height: int) -> Spot:
    """Return where the part of a drawing inside its margins goes."""
    margin = {"l": 0, "r": 0, "t": 0, "b": 0} | figure["layout"].get("margin", {})
    left, top, wide, tall = box
    return Spot(
        left=left + margin["l"],
        top=top + margin["t"],
        width=wide - margin["l"] - margin["r"],
        height=tall - margin["t"] - margin["b"],
        sheet_width=width,
        sheet_height=height,
    )
