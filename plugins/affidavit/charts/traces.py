"""The kinds of trace that Plotly draws, by what each asks of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

BASIC = frozenset({"bar", "pie", "scatter"})
"""The traces of npm's plotly.js-basic-dist-min."""
WEBGL = frozenset(
    {
        "cone",
        "isosurface",
        "mesh3d",
        "parcoords",
        "scatter3d",
        "scattergl",
        "scatterpolargl",
        "splom",
        "streamtube",
        "surface",
        "volume",
    }
)
"""Traces that need `eval`, which our policy refuses: only the strict bundle does without."""
MAPS = frozenset({"choropleth", "scattergeo"})
"""Traces that fetch the outlines of countries. From another host, unless we bring them."""
TILES = frozenset(
    {"choroplethmap", "choroplethmapbox", "densitymap", "densitymapbox", "scattermap"}
    | {"scattermapbox"}
)
"""Traces that fetch a street map while it is looked at: never from another host."""
PAINTED = WEBGL | {"heatmap", "histogram2d", "image"}
"""Traces that Plotly paints as an image, so that the page keeps their rasters."""


def traces_of(figures: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Return the kinds of trace in figures; one that does not say so is a scatter."""
    return frozenset(
        str(trace.get("type", "scatter")) for figure in figures for trace in figure.get("data", ())
    )
