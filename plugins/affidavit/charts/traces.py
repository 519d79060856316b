"""The kinds of trace that Plotly draws, by what each asks of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

BASIC = frozenset({"bar", "pie", "scatter"})
"""The traces of npm's plotly.js-basic-dist-min."""
NEWS = BASIC | {
    "barpolar",
    "box",
    "candlestick",
    "choropleth",
    "contour",
    "funnel",
    "funnelarea",
    "heatmap",
    "histogram",
    "histogram2d",
    "icicle",
    "indicator",
    "ohlc",
    "sankey",
    "scattergeo",
    "scatterpolar",
    "scatterternary",
    "sunburst",
    "table",
    "treemap",
    "violin",
    "waterfall",
}
"""The traces of the bundle that `make assets` builds: what newsrooms and schools draw."""
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


def is_painted(figures: Iterable[Mapping[str, Any]]) -> bool:
    """Say whether Plotly paints a part of a figure, so that it is no drawing of lines and areas."""
    return any(
        traces_of([figure]) & PAINTED
        or any(_is_shaded(trace) for trace in figure.get("data", ()))
        or _has_pictures(figure.get("layout") or {})
        for figure in figures
    )


def _is_shaded(trace: Mapping[str, Any]) -> bool:
    """Say whether contours lie on a ground that changes from point to point."""
    contours = trace.get("contours")
    return isinstance(contours, Mapping) and contours.get("coloring") == "heatmap"


def _has_pictures(layout: Mapping[str, Any]) -> bool:
    template = layout.get("template")
    under = template.get("layout") if isinstance(template, Mapping) else None
    return any(isinstance(each, Mapping) and each.get("images") for each in (layout, under))
