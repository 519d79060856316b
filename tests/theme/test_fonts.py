"""Fonts are made again the same, and the style sheet knows them."""

from __future__ import annotations

import sys

import pytest

from tests.repository import ROOT
from tests.theme.newsstand import THEME

CSS = THEME / "assets" / "affidavit" / "css"


@pytest.fixture
def faces(monkeypatch):
    """The script that writes css/fonts.css, imported as it stands."""
    monkeypatch.syspath_prepend(ROOT / "theme")
    import make_font_faces  # noqa: PLC0415  its folder is on the path only here

    yield make_font_faces
    for name in ("make_font_faces", "make_fonts"):
        sys.modules.pop(name, None)


def test_the_style_sheet_fits_the_fonts(faces):
    """Ranges of letters and the sizes of stand-ins are those of the fonts that were made."""
    assert faces.style_sheet() == (CSS / "fonts.css").read_text(encoding="utf-8")


def test_what_every_page_loads_is_small(faces):
    """Four faces for the languages most stories are in, 65 kB together."""
    sizes = [(faces.PAGE_FONTS / f"{face.name}.woff2").stat().st_size for face in faces.FACES]
    assert sum(sizes) < 65_000


def test_the_licences_go_with_the_fonts(faces):
    """The Open Font License asks for its text beside every copy."""
    assert all(
        (faces.PAGE_FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8").count("OFL")
        for family in ("newsreader", "public-sans")
    )
