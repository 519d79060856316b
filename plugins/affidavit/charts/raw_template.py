"""What raw figures look like where they say nothing: in roles, so that they follow the page."""

from __future__ import annotations

from typing import Any

from affidavit.charts.drawing import roles
from affidavit.charts.house import CLEAR

_SUBPLOTS = {
    "polar": ("radialaxis", "angularaxis"),
    "smith": ("realaxis", "imaginaryaxis"),
    "ternary": ("aaxis", "baxis", "caxis"),
}
_PIECES = ("funnelarea", "icicle", "pie", "sunburst", "treemap")

_WHOLE: dict[str, dict[str, Any]] = {
    "treemap": {"marker": {"depthfade": False, "line": {"color": roles.PAPER, "width": 1}}},
    "sunburst": {"leaf": {"opacity": 1}},
    "icicle": {"leaf": {"opacity": 1}},
}
"""Pieces in whole colours: faded ones are mixed for light paper."""


_MAP: dict[str, Any] = {
    "bgcolor": CLEAR,
    "coastlinecolor": roles.AXIS,
    "countrycolor": roles.GRID,
    "framecolor": roles.GRID,
    "landcolor": roles.TINT,
    "lakecolor": roles.PAPER,
    "oceancolor": roles.PAPER,
    "rivercolor": roles.AXIS,
    "subunitcolor": roles.GRID,
    "lonaxis": {"gridcolor": roles.GRID},
    "lataxis": {"gridcolor": roles.GRID},
}
"""Land stands out from water as little as our own maps have it; Plotly's are ochre and blue."""


def template() -> dict[str, Any]:
    """Return a Plotly template of axes, maps, pieces, tables and controls."""
    return {"layout": _axes() | _subplots() | _controls(), "data": _traces()}


def _axes() -> dict[str, Any]:
    axis = {
        "automargin": True,
        "gridcolor": roles.GRID,
        "linecolor": roles.AXIS,
        "zerolinecolor": roles.AXIS,
        "tickcolor": roles.AXIS,
    }
    button = {"bgcolor": roles.TINT, "activecolor": roles.GRID, "bordercolor": roles.AXIS}
    return {"xaxis": axis | {"showgrid": False, "rangeselector": button}, "yaxis": axis}


def _subplots() -> dict[str, Any]:
    axis = {"gridcolor": roles.GRID, "linecolor": roles.AXIS}
    return {
        name: {"bgcolor": CLEAR} | dict.fromkeys(axes, axis) for name, axes in _SUBPLOTS.items()
    } | {"geo": _MAP}


def _controls() -> dict[str, Any]:
    """Return how menus and sliders look; Plotly's own are light in the dark."""
    frame = {"bgcolor": roles.TINT, "bordercolor": roles.AXIS}
    return {
        "updatemenudefaults": frame,
        "sliderdefaults": frame | {"tickcolor": roles.AXIS, "activebgcolor": roles.GRID},
    }


def _traces() -> dict[str, Any]:
    """Return how words lie in pieces and cells: Plotly would choose for light paper alone."""
    inside = {"insidetextfont": {"color": roles.PAPER}}
    found: dict[str, Any] = {
        kind: [inside | _WHOLE.get(kind, {}) | {"type": kind}] for kind in _PIECES
    }
    line = {"color": roles.GRID}
    head, cells = ({"fill": {"color": ground}, "line": line} for ground in (roles.TINT, CLEAR))
    found["choropleth"] = [{"type": "choropleth", "marker": {"line": {"color": roles.PAPER}}}]
    return found | {"table": [{"type": "table", "header": head, "cells": cells}]}
