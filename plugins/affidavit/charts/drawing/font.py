"""The face that charts are set in. It is drawn into every raster, so it must be there first."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FACE = "Public Sans"
FILE = Path(__file__).parent.parent / "fonts" / "public-sans.ttf"
"""Made from its package by `make assets`; a wheel holds it."""


def font_bytes() -> bytes | None:
    """Return the font file, or None where `make assets` has not run."""
    return _read(FILE) if FILE.is_file() else None


@cache
def _read(file: Path) -> bytes:
    return file.read_bytes()
