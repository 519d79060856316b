"""Figures drawn at build time: clean SVG, and rasters for where no SVG shows.

`draw` returns everything that a page needs of a chart's looks; `drawing_key` names it before
anything is drawn; `page_svgs` puts a page's drawings into its one file.
"""

from __future__ import annotations

from affidavit.charts.drawing.cache import Cache
from affidavit.charts.drawing.choosing import (
    can_draw,
    renderer_available,
    tell_of_unknown_choice,
    why_undrawn,
)
from affidavit.charts.drawing.requests import (
    RASTER_WIDTHS,
    DrawingRequest,
    Drawings,
    Figure,
    Scheme,
    drawing_key,
)
from affidavit.charts.drawing.sheet import page_svgs
from affidavit.charts.drawing.studio import draw

__all__ = [
    "RASTER_WIDTHS",
    "Cache",
    "DrawingRequest",
    "Drawings",
    "Figure",
    "Scheme",
    "can_draw",
    "draw",
    "drawing_key",
    "page_svgs",
    "renderer_available",
    "tell_of_unknown_choice",
    "why_undrawn",
]
