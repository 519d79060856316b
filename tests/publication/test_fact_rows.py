"""Charts of facts: rows from the ledger, each with its source, and nothing typed twice."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html

from tests.newsroom import Newsroom, with_front_matter

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
title: The mayor counted {fires}
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
    """Every row with its bound in words and the way to its own source."""
    newsroom = publication(
        articles=_story("[fires/*, twice]"),
        sources=SOURCES,
        files={"content/stories/fire/ledger.yml": LEDGER},
    )
    page = _built(newsroom)
    rows = page.xpath("//figure//tbody/tr")
    shown = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    assert [row[:2] for row in shown] == [
        ["Police, at least", "40"],
        ["Mayor", "52"],
        ["Twice as many", "104"],
    ]
    hrefs = [row.xpath(".//a/@href") for row in rows]
    assert hrefs == [["#source-post"], ["#source-memo"], []]


def test_one_change_of_a_fact_reaches_every_place(publication: Callable[..., Newsroom]):
    """Prose, tile, title, row and what is computed; a figure typed by hand is told."""
    text = "The mayor spoke of []{fact=fires} fires.\n\n/// stats\n    facts: [fires]\n///\n\n"
    chart = _story("[fires/*, twice]")["fire/index.md"]
    newsroom = publication(
        articles={"fire/index.md": text + chart},
        sources=SOURCES,
        files={"content/stories/fire/ledger.yml": LEDGER},
    )
    assert _places(_built(newsroom)) == ["52", "52", "The mayor counted 52", "52", "104"]
    changed = LEDGER.replace("value: 52", "value: 61")
    newsroom.write("content/stories/fire/ledger.yml", changed)
    assert _places(_built(newsroom)) == ["61", "61", "The mayor counted 61", "61", "122"]
    typed = with_front_matter(text.replace("[]", "[52]"), name="fire/index.md")
    newsroom.write("content/stories/fire/index.md", typed)
    assert "error[fact/value]" in newsroom.check()


def _built(newsroom: Newsroom) -> html.HtmlElement:
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    return html.document_fromstring(built.page("stories/fire/index.html"))


def _places(page: html.HtmlElement) -> list[str]:
    """Return the mayor's count as prose, tile, title and row have it, and the double of it."""
    title = "//figure//*[contains(@class, 'affidavit-chart__title')]"
    ways = [
        *("//p/span[@data-fact='fires']", "//*[@class='affidavit-stats__value']", title),
        *("//figure//tbody/tr[2]/td[1]", "//figure//tbody/tr[3]/td[1]"),
    ]
    return [page.xpath(way)[0].text_content().strip(" \n\u2060") for way in ways]


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
