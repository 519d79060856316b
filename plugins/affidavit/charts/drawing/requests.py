"""What is asked of the renderer, what comes back, and the name both go by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import orjson

from affidavit.charts.drawing.choosing import Way, way_of_drawing
from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.roles import ROLES
from affidavit.charts.plotly_js import plotly_version
from affidavit.diagnostics import Place

Figure = Mapping[str, Any]
"""A Plotly figure: `data` and `layout`."""
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
RASTER_WIDTHS = (390, 760)
"""Widths with a raster, in CSS pixels; wider drawings are for where scripts run."""
RENDERER = 5
"""Counts changes of this package that change what comes out for the same figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingRequest:
    """One chart to draw, at each of its widths."""

    key: str
    """Of `drawing_key`."""
    place: Place
    """Where the writer wrote the chart."""
    figures: Mapping[int, Figure]
    """Width in CSS pixels -> the figure laid out for it."""
    heights: Mapping[int, int]
    """Width -> height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawings:
    """One chart, drawn."""

    svgs: Mapping[int, str]
    """Width -> cleaned SVG. Empty where a part of the chart is no vector: the rasters stay."""
    rasters: Mapping[tuple[int, Scheme], bytes]
    """(Width, scheme) -> PNG, twice the pixels."""


def drawing_key(figures: Mapping[int, Figure], heights: Mapping[int, int]) -> str:
    """Return the name of what these figures look like, from all that goes into it."""
    parts = (canonical(figures), canonical(heights), _all_else(way_of_drawing()))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def canonical(value: object) -> bytes:
    """Return JSON that is the same bytes for the same value."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)


@cache
def _all_else(way: Way | None) -> bytes:
    font = hashlib.sha256(font_bytes() or b"").hexdigest()
    colours = {name: list(role) for name, role in ROLES.items()}
    return canonical([RENDERER, way, plotly_version(), font, colours])
