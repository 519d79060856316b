"""The face that charts are set in. It is drawn into every raster, so it must be there first."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson

FACE = "Public Sans"
FILE = Path(__file__).parent.parent / "fonts" / "public-sans.ttf"
"""Made from its package by `make assets`; a wheel holds it."""
MEASURES = FILE.with_suffix(".json")
"""Its widths, ink and kerning, by weight."""
STATIC = {weight: FILE.with_name(f"public-sans-{weight}.ttf") for weight in (400, 500, 600, 700)}
"""Its weights, a file each, for what knows no variable fonts."""
_SILENT = frozenset("\n\t\u200b\u200c\u200d\u200e\u200f\ufeff")
"""What a text may hold beside letters: nobody sees it."""


def font_bytes() -> bytes | None:
    """Return the font file, or None where `make assets` has not run."""
    return _read(FILE) if FILE.is_file() else None


@cache
def _read(file: Path) -> bytes:
    return file.read_bytes()


@cache
def font_letters() -> frozenset[str]:
    """Return the letters that the font has, and what is no letter; none where it is not there."""
    if not MEASURES.is_file():
        return frozenset()
    measured = orjson.loads(MEASURES.read_bytes())
    return _SILENT | {chr(int(code)) for code in measured["letters"]}
