"""A drawing that somebody takes along is whole by itself."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from affidavit.charts.drawing.stand_alone import stand_alone

DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" font-family="\'Public Sans\', Arial, sans-serif"'
    ' viewBox="0 0 760 261"><path d="M0 8v221" stroke="var(--affidavit-c-grid,#dcdad6)"/>'
    '<text fill="var(--affidavit-c-ink,#1c1a17)">1</text></svg>'
)
SVG = "{http://www.w3.org/2000/svg}"


def test_it_has_words_size_and_paper():
    """Its first words are its title and description, whatever signs these hold."""
    root = etree.fromstring(stand_alone(DRAWN, title='A < "B" & C', description="Two </desc> bars"))
    assert [root.findtext(f"{SVG}{name}") for name in ("title", "desc")] == [
        'A < "B" & C',
        "Two </desc> bars",
    ]
    assert (root.get("width"), root.get("height"), root.get("role")) == ("760", "261", "img")
    assert root.find(f"{SVG}rect").get("fill") == "#fdfbf7"


def test_its_colours_are_plain():
    """What edits drawings knows no custom properties, and would make all of it black."""
    text = stand_alone(DRAWN, title="", description="").decode()
    assert "var(" not in text
    assert re.findall(r'(?:stroke|fill)="(#[0-9a-f]{6})"', text) == [
        "#fdfbf7",
        "#dcdad6",
        "#1c1a17",
    ]


@pytest.mark.parametrize("label", ["var(--affidavit-c-ink,#1c1a17)", "var(--affidavit-c-no,#123)"])
def test_a_label_that_looks_like_a_colour_stays(label):
    """A chart may be about style sheets: what it says is no colour of ours."""
    text = stand_alone(DRAWN.replace(">1<", f">{label}<"), title="", description="").decode()
    assert f'fill="#1c1a17">{label}</text>' in text
