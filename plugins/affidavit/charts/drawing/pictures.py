"""Rasters: what a reader sees where no script runs or no SVG is shown."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import cast

from PIL import Image

COLOURS = 256
MANY = 4096
"""A drawing of lines, areas and words has some 500 colours; a photograph has more than this."""
CELL = 4
"""Pillow tells apart what it maps to a palette by the lower corners of cells of this size."""
SCALE = 2
"""Pixels of a raster for each CSS pixel."""
TALLEST = 16_000 // SCALE
"""In CSS pixels: what Chromium can paint at once."""
COMPRESSION = 7
"""Of zlib: 9 takes five times as long and saves 8 %."""


def cut(photograph: bytes, sizes: Sequence[tuple[int, int]]) -> list[bytes]:
    """Return as PNGs what stands side by side on a photograph, from the left.

    `sizes` are widths and heights in CSS pixels.
    """
    with Image.open(io.BytesIO(photograph)) as picture:
        whole = picture.convert("RGB")
    return [png(whole.crop(box)) for box in _boxes(sizes)]


def _boxes(sizes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    left = 0
    for width, height in sizes:
        right = left + width * SCALE
        yield left, 0, right, height * SCALE
        left = right


def too_tall(height: int) -> str:
    """Return what is wrong with a height in CSS pixels; empty where nothing is."""
    if height <= TALLEST:
        return ""
    return f"it is {height} pixels high; a picture can have {TALLEST} at most"


def png(picture: Image.Image) -> bytes:
    """Return a picture in 256 colours as a PNG."""
    file = io.BytesIO()
    _reduced(picture).save(file, "PNG", compress_level=COMPRESSION)
    return file.getvalue()


def _reduced(picture: Image.Image) -> Image.Image:
    """Return a picture in 256 colours: its commonest ones exact, the others in the nearest."""
    counted = cast("list[tuple[int, tuple[int, int, int]]] | None", picture.getcolors(MANY))
    if counted is None:
        return _approximated(picture)
    commonest = dict[bytes, bytes]()
    for _, colour in sorted(counted, reverse=True):
        commonest.setdefault(bytes(part - part % CELL for part in colour), bytes(colour))
    corners = list(commonest)[:COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette(b"".join(corners))
    reduced = picture.quantize(palette=palette, dither=Image.Dither.NONE)
    reduced.putpalette(b"".join(commonest[corner] for corner in corners))
    return reduced


def _approximated(picture: Image.Image) -> Image.Image:
    """Return a picture of very many colours in 256 that are near to them; the ground is exact.

    A ground that is off by one shows as a box on the page.
    """
    reduced = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    colours = reduced.getpalette() or []
    ground = reduced.tobytes()[0]
    colours[3 * ground : 3 * ground + 3] = picture.tobytes()[:3]
    reduced.putpalette(colours)
    return reduced
