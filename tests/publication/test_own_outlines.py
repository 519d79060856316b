"""Whose outlines a map is drawn of, where a newsroom brings its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from tests.newsroom import Newsroom, with_front_matter

SOURCES = {"paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}}
TOWN = """
```chart
kind: choropleth
name: town
geo: {file: town.geojson, id: code, credit: Institute of Maps, licence: CC BY 4.0}
x: district
value: n
data: |
  district,n
  North,3
title: The north
alt: One district
description: One district, to the north.
source: paper
```
"""
NORTH = (
    '{"type": "Feature", "properties": {"code": "North"}, "geometry": {"type": "Polygon",'
    ' "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}'
)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Outlines Institute of Maps, CC BY 4.0"),
        ("es", "Contornos Institute of Maps, CC BY 4.0"),
    ],
)
def test_whose_outlines_they_are_is_printed(publication: Callable[..., Newsroom], lang, said):
    """On the page and where the chart is shown alone; the file itself is not published."""
    text = with_front_matter(TOWN, name="bids/index.md").replace("---\n", f"---\nlang: {lang}\n", 1)
    newsroom = publication(
        articles={"bids/index.md": text}, sources=SOURCES, charts={"bids/town.geojson": NORTH}
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    for name in ("stories/bids/index.html", "embed/bids/town/index.html"):
        tree = html.document_fromstring(built.page(name))
        assert said in _text(tree.xpath("//figcaption")[0])
        (shown,) = tree.xpath("//figure/@aria-describedby")
        assert _text(tree.xpath("//*[@id=$id]", id=shown)[0]) == "One district, to the north."
    assert not list(newsroom.site.rglob("*.geojson"))


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\u2060", "").split())
