"""Charts of facts: rows from the ledger, each with its source, and nothing typed twice."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html

from tests.newsroom import Newsroom

LEDGER = """\
facts:
  fires:
    label: fires
    unit: fires
    history:
      police: {label: Police, value: at least 40, source: "post, p. 3", as_of: 2026-01-04}
      mayor: {label: Mayor, value: 52, source: memo, as_of: 2026-01-05}
  twice: {label: Twice as many, compute: fires/mayor * 2}
  who: {value: Ana Ruiz, how: asked}
"""
CHART = """\
```chart
kind: bar
title: Who counted how many fires
alt: Bars of {fires} fires by who counted them
data: {{facts: {facts}}}
x: value
y: label
unit: fires
```
"""
SOURCES = {
    "post": {"type": "webpage", "title": "The fire", "url": "https://post.example/"},
    "memo": {"type": "webpage", "title": "The memo", "url": "https://memo.example/"},
}


def _story(facts: str) -> dict[str, str]:
    return {"fire/index.md": CHART.format(facts=facts, fires="[]{fact=fires}")}


def test_a_chart_draws_what_the_ledger_has(publication: Callable[..., Newsroom]):
    """Every row with its bound in words and the way to its own source; alt takes its value too."""
    newsroom = publication(
        articles=_story("[fires/*, twice]"),
        sources=SOURCES,
        files={"content/stories/fire/ledger.yml": LEDGER},
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    page = html.document_fromstring(built.page("stories/fire/index.html"))
    rows = page.xpath("//figure//tbody/tr")
    shown = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    assert [row[:2] for row in shown] == [
        ["Police, at least", "40"],
        ["Mayor", "52"],
        ["Twice as many", "104"],
    ]
    hrefs = [row.xpath(".//a/@href") for row in rows]
    assert hrefs == [["#source-post"], ["#source-memo"], []]


def test_facts_that_cannot_be_drawn_are_told(publication: Callable[..., Newsroom]):
    """One that is not there, a row that is not, and one that is no number, each at its name."""
    newsroom = publication(
        articles=_story("[fire, fires/priest, who]"),
        sources=SOURCES,
        files={"content/stories/fire/ledger.yml": LEDGER},
    )
    told = newsroom.check()
    assert 'no fact is called "fire"' in told
    assert '"fires" has no row "priest"' in told
    assert 'the value of "who" is no number, so it cannot be drawn' in told
    assert "index.md:12:16: error[fact/unknown]" in told
