"""The front page tells of stories as they are, and leaves with the story what is the story's."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html

from tests.newsroom import Newsroom

STORY = """\
---
title: Two bids
authors: [ana-ruiz]
published: {published}
status: published
dek: Four times 252 roads [@paper]
{lead}---

The [bids](https://news.example/bids) were two.
"""
CHART = """\
kind: bar
data: bids.csv
x: n
y: who
title: B bid more than A [@paper]
alt: Two bars, %% ask Ana %% the second is longer
source: paper
"""
SOURCES = {"paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}}
CHARTS = {"new/bids.yml": CHART, "new/bids.csv": "who,n\nA,3\nB,4\n"}


def _front(publication: Callable[..., Newsroom], *, lead: str = "", **parts):
    newsroom = publication(
        articles={
            "new/index.md": STORY.format(published="2026-02-01T09:00:00Z", lead=lead),
            "old/index.md": STORY.format(published="2026-01-01T09:00:00Z", lead=""),
        },
        sources=SOURCES,
        **parts,
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    return built, html.document_fromstring(built.page("index.html"))


def test_stories_stand_newest_first_without_citations(publication: Callable[..., Newsroom]):
    """A citation's number behind a figure would be a false figure in a list."""
    _, page = _front(publication)
    links = [link.get("href") for link in page.xpath("//main//h2/a | //main//h3/a")]
    assert links == ["stories/new/", "stories/old/"]
    deks = [dek.text_content() for dek in page.xpath("//main//article/p | //main//article/div/p")]
    assert deks.count("Four times 252 roads") == 2


def test_the_lead_chart_stands_beside_the_first_story(publication: Callable[..., Newsroom]):
    """Its picture and words, and the way to its sources; no note to colleagues."""
    built, page = _front(publication, lead="lead: {chart: bids}\n", charts=CHARTS, pictures=True)
    (picture,) = page.xpath("//main//figure//img")
    assert picture.get("alt") == "Two bars, the second is longer"
    assert (built.site / picture.get("src")).is_file()
    assert page.xpath("string(//main//figure/h3)").strip() == "B bid more than A"
    assert page.xpath("//main//a[@href='stories/new/#chart-bids']")


def test_headings_skip_no_level(publication: Callable[..., Newsroom]):
    """A chart above all headings follows the title; one below a heading is part of it."""
    chart = "\n```chart\nuse: bids\n```\n"
    text = f"Bids [@paper].\n{chart}\n## More\n\nAnd.\n{chart}"
    newsroom = publication(articles={"new/index.md": text}, sources=SOURCES, charts=CHARTS)
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    page = html.document_fromstring(built.page("stories/new/index.html"))
    levels = [heading.tag for heading in page.xpath("//main//h1 | //main//h2 | //main//h3")]
    assert levels[:4] == ["h1", "h2", "h2", "h3"]
