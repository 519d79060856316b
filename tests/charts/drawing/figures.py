"""Invented figures as a compiler would write them, and requests to draw them."""

from __future__ import annotations

from typing import Any

from affidavit.charts.drawing import DrawingRequest, drawing_key, roles
from affidavit.diagnostics import Place

PLACE = Place("content/stories/harbour/index.md", 12, 1)
PORTS = ("North quay", "Old harbour", "Ferry pier")
Plotly = dict[str, Any]


def bars(names: tuple[str, ...] = PORTS, **layout: Any) -> Plotly:
    """Horizontal bars, the first one highlighted, with its value in bold."""
    marks = [roles.HIGHLIGHT] + [roles.NEUTRAL] * (len(names) - 1)
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [12.5 * (index + 1) for index in range(len(names))],
        "y": list(names),
        "marker": {"color": marks},
        "text": [f"<b>{index + 1}</b>" for index in range(len(names))],
        "textposition": "outside",
        "textfont": {"color": roles.INK},
    }
    return {"data": [trace], "layout": {**_layout(), **layout}}


def lines(points: int = 40, **layout: Any) -> Plotly:
    """Two lines over time, each in a colour of its category."""
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [f"2025-{1 + step // 28:02d}-{1 + step % 28:02d}" for step in range(points)],
            "y": [(step * (3 + which) % 17) + which for step in range(points)],
            "line": {"color": roles.CATEGORIES[which], "width": 3},
            "name": f"Pier {which}",
        }
        for which in range(2)
    ]
    return {"data": traces, "layout": {**_layout(), **layout}}


def requested(
    figure: Plotly, *, widths: tuple[int, ...] = (390, 760), height: int = 280, place: Place = PLACE
) -> DrawingRequest:
    """Return the request for one figure at several widths."""
    figures = dict.fromkeys(widths, figure)
    heights = {width: height - width // 40 for width in widths}
    key = drawing_key(figures, heights)
    return DrawingRequest(key=key, place=place, figures=figures, heights=heights)


def _layout() -> Plotly:
    axis = {
        "color": roles.MUTED,
        "gridcolor": roles.GRID,
        "linecolor": roles.AXIS,
        "zerolinecolor": roles.AXIS,
        "automargin": True,
    }
    return {
        "font": {"family": '"Public Sans", Arial, sans-serif', "size": 13, "color": roles.INK},
        "paper_bgcolor": roles.PAPER,
        "plot_bgcolor": roles.PAPER,
        "margin": {"l": 96, "r": 24, "t": 8, "b": 32},
        "xaxis": axis,
        "yaxis": axis,
        "showlegend": False,
        "template": {"layout": {}},
    }


FOREIGN: dict[str, Plotly] = {
    "lines of labels": {
        "data": [{"type": "bar", "x": ["a<br><b>b</b>", "H<sub>2</sub>O"], "y": [1, -2]}],
        "layout": {"title": {"text": "One<br><i>two</i><br>three"}},
    },
    "patterns": {
        "data": [
            {"type": "bar", "x": [1, 2], "y": [2, 3], "marker": {"pattern": {"shape": shape}}}
            for shape in ("/", "x", ".")
        ]
    },
    "a table": {
        "data": [
            {
                "type": "table",
                "header": {"values": ["Port", "Ships"]},
                "cells": {"values": [["North quay", "Old harbour"], [12, 5]]},
            }
        ]
    },
    "flows": {
        "data": [
            {
                "type": "sankey",
                "node": {"label": ["Quay", "Pier", "Sea"]},
                "link": {"source": [0, 1], "target": [2, 2], "value": [3, 4]},
            }
        ]
    },
    "categories": {
        "data": [{"type": "parcats", "dimensions": [{"values": [1, 2]}, {"values": ["a", "b"]}]}]
    },
    "shares": {"data": [{"type": "pie", "labels": ["Quay", "Pier"], "values": [3, 1]}]},
    "around a pole": {"data": [{"type": "scatterpolar", "r": [1, 5, 2], "theta": ["a", "b", "c"]}]},
    "remarks": {
        "data": [{"x": [1, 2, 3], "y": [2, 1, 3], "error_y": {"array": [0.2, 0.4, 0.1]}}],
        "layout": {
            "annotations": [{"x": 2, "y": 1, "text": "A <b>low</b>", "textangle": 20}],
            "shapes": [
                {"type": "rect", "x0": 1, "x1": 2, "y0": 1, "y1": 2, "opacity": 0.3},
                {"type": "path", "path": "M 1 1 Q 2 3 3 1 Z", "fillcolor": "green"},
            ],
        },
    },
    "bubbles beyond the frame": {
        "data": [
            {
                "mode": "markers",
                "x": [0, 1, 2],
                "y": [0, 1, 0],
                "marker": {"size": [40, 60, 80], "symbol": ["circle", "star", "diamond"]},
            }
        ],
        "layout": {"xaxis": {"range": [0, 2]}, "yaxis": {"range": [0, 1]}},
    },
}
"""Figures that nobody of us laid out, for what plotly.js can do and our kinds do not."""
for _figure in FOREIGN.values():
    _figure.setdefault("layout", {})["font"] = {"family": "Public Sans"}
