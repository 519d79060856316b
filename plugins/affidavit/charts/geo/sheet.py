"""A map on its picture: fills, lines between places, and axes that count pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from affidavit.charts.drawing import roles
from affidavit.charts.geo.outlines import LaidMap, Shape
from affidavit.charts.geo.projections import Point
from affidavit.charts.house import bare_axis, base_layout
from affidavit.charts.hover import ROW_SOURCE

_BORDER = 0.75


def blank_map(width: int, height: int) -> dict[str, Any]:
    """Return a layout whose axes count pixels from the top left."""
    layout = base_layout(width, height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    layout |= {"hovermode": "closest", "hoverdistance": 12}
    layout["xaxis"] = bare_axis() | {"range": [0, width], "domain": [0, 1]}
    layout["yaxis"] = bare_axis() | {"range": [height, 0], "domain": [0, 1]}
    return layout


def shape(
    drawn: Shape, *, color: str, said: Sequence[str] | None, source: str = ""
) -> dict[str, Any]:
    """Return a filled place, which says something when it is pointed at.

    Plotly takes no template for fills: their text is what it shows. `source` is the key of what
    its row names.
    """
    trace = lines(drawn.rings) | {"mode": "none", "fill": "toself", "fillcolor": color}
    if said is None:
        return trace | {"hoverinfo": "skip"}
    name, figure = said
    return trace | {
        "name": name,
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": f"{name}<br><b>{figure}</b>" if figure else name,
        **({"meta": {ROW_SOURCE: source}} if source else {}),
    }


def land(laid: LaidMap) -> list[dict[str, Any]]:
    """Return what lies around the places of a map, as quiet as can be."""
    if not laid.land:
        return []
    return [
        lines(laid.land)
        | {"mode": "none", "fill": "toself", "fillcolor": roles.TINT, "hoverinfo": "skip"}
    ]


def borders(laid: LaidMap, *, color: str = roles.PAPER) -> list[dict[str, Any]]:
    """Return the lines between places, and the boxes of what lies far off."""
    found = []
    if laid.borders:
        line = {"color": color, "width": _BORDER}
        found.append(
            lines(laid.borders, close=False) | {"mode": "lines", "line": line, "hoverinfo": "skip"}
        )
    return found


def lines(parts: Sequence[Sequence[Point]], *, close: bool = True) -> dict[str, Any]:
    """Return lines as one trace, with a gap between each two."""
    xs, ys = list[float | None](), list[float | None]()
    for line in parts:
        points = [*line, line[0]] if close else line
        if xs:
            xs.append(None)
            ys.append(None)
        xs += [x for x, _ in points]
        ys += [y for _, y in points]
    return {"type": "scatter", "x": xs, "y": ys, "cliponaxis": False, "connectgaps": False}
