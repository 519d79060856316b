"""Photographs without what the camera wrote into them: place, person, device."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps

RASTER_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})
MAX_PIXELS = 100_000_000
"""Beyond, a picture is refused; the largest newsroom cameras make about 60 million."""
_ON_ITS_SIDE = 5
"""EXIF orientation: from here on the picture is turned by 90 degrees."""


class UnreadableImageError(Exception):
    """The file is no picture we can open; the message says why."""


def published_bytes(path: Path) -> bytes:
    """Return the file as readers may have it: pictures redrawn without any metadata.

    The colour profile stays, since colours would change without it; the turn that the camera
    noted is carried out. Files that are no pictures come as they are. Raises UnreadableImageError.
    """
    if path.suffix.lower() not in RASTER_SUFFIXES:
        return path.read_bytes()
    try:
        with Image.open(path) as picture:
            _refuse_huge(picture)
            return _clean(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableImageError(str(error)) from error


def size_of(path: Path) -> tuple[int, int]:
    """Return width and height in pixels, the camera's turn carried out.

    Raises UnreadableImageError.
    """
    try:
        with Image.open(path) as picture:
            turned = picture.getexif().get(0x0112, 1) >= _ON_ITS_SIDE
            return picture.size[::-1] if turned else picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableImageError(str(error)) from error


def _refuse_huge(picture: Image.Image) -> None:
    if picture.width * picture.height > MAX_PIXELS:
        message = f"{picture.width} x {picture.height} pixels are more than a page should carry"
        raise UnreadableImageError(message)


def _clean(picture: Image.Image) -> bytes:
    kind = picture.format or "PNG"
    if getattr(picture, "is_animated", False):
        return _saved(picture, kind, save_all=True)
    turned = ImageOps.exif_transpose(picture)
    bare = turned.copy()
    bare.info = {
        key: turned.info[key] for key in ("transparency", "icc_profile") if key in turned.info
    }
    if kind == "JPEG":
        return _saved(bare, kind, quality=88, optimize=True, exif=b"")
    if kind == "WEBP":
        return _saved(bare, kind, quality=88, exif=b"", xmp=b"")
    return _saved(bare, kind)


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    profile = picture.info.get("icc_profile")
    if profile and kind in ("JPEG", "PNG", "WEBP"):
        options["icc_profile"] = profile
    picture.save(out, kind, **options)
    return out.getvalue()
