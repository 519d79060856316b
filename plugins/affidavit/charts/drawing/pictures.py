"""Rasters: what a reader sees where no script runs or no SVG is shown."""

from __future__ import annotations

import io

from PIL import Image

COLOURS = 256
SCALE = 2
"""Pixels of a raster for each CSS pixel."""


def split(screenshot: bytes, *, width: int) -> tuple[bytes, bytes]:
    """Return the left and the right picture of a screenshot, `width` CSS pixels each, as PNG."""
    with Image.open(io.BytesIO(screenshot)) as both:
        whole = both.convert("RGB")
    middle, end = width * SCALE, 2 * width * SCALE
    halves = ((0, 0, middle, whole.height), (middle, 0, end, whole.height))
    left, right = (_png(whole.crop(box)) for box in halves)
    return left, right


def _png(picture: Image.Image) -> bytes:
    """Return a PNG of at most 256 colours, of which the ground is exact.

    A ground that is off by one shows as a box on the page.
    """
    palette = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    colours = palette.getpalette() or []
    ground = palette.tobytes()[0]
    colours[3 * ground : 3 * ground + 3] = picture.tobytes()[:3]
    palette.putpalette(colours)
    file = io.BytesIO()
    palette.save(file, "PNG", optimize=True)
    return file.getvalue()
