"""Each chart has a page to itself, for other sites to show, and only when published."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from tests.newsroom import MKDOCS_YML, Newsroom

CHART = """
```chart
kind: bar
name: bids
x: n
y: who
data: |
  who,n
  A,3
  B,4
title: Three and four
alt: Two bars
note: See [the method](/about.md), [the bids](#bids) and @fig:other [@radio].[^once]
source: paper
```
"""
OTHER = """
```chart
kind: bar
name: other
x: n
y: who
data: |
  who,n
  A,3
title: Only one
alt: One bar
source: paper
```
"""
STORY = f"""\
First the city said so [@city].

## Bids
{CHART}{OTHER}
[^once]: Said once, on the air [@radio, 3:12].
"""
SOURCES = {
    key: {"type": "webpage", "title": f"The {key}", "url": f"https://{key}.example/"}
    for key in ("paper", "city", "radio")
}
FILES = {"content/about.md": "---\ntitle: About\n---\n\nWords.\n"}
PAGE = "embed/bids/bids/index.html"


def _embed(newsroom: Newsroom, name: str = PAGE) -> html.HtmlElement:
    return html.document_fromstring((newsroom.site / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_a_chart_by_itself_is_whole(publication: Callable[..., Newsroom], host):
    """It numbers its own sources, brings them along, and its links lead where the story's do."""
    newsroom = publication(articles={"bids/index.md": STORY}, sources=SOURCES, files=FILES)
    built = newsroom.build(host, strict=True)
    assert built.code == 0, built.output
    tree = _embed(newsroom)
    assert [each.text_content() for each in tree.xpath("//h1")] == ["Three and four"]
    assert tree.xpath("//figure//a[@role='doc-biblioref']/text()") == ["1", "3"]
    assert tree.xpath("//li/@id") == ["source-radio", "note-once", "source-paper"]
    caption = tree.xpath("//figcaption")[0]
    links = [href for href in caption.xpath(".//a/@href") if not href.startswith("#")]
    home = "../../../stories/bids/"
    assert links == ["../../../about/", f"{home}#bids", f"{home}#chart-other"]
    assert tree.xpath("//p[@class='affidavit-embed__home']/a/@href") == [f"{home}#chart-bids"]
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://gazette.example/stories/bids/"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    for address in tree.xpath("//script/@src | //link[@rel='stylesheet']/@href | //li/a/@href"):
        if "://" not in address and not address.startswith("#"):
            assert (newsroom.site / "embed/bids/bids" / address).resolve().is_file(), address


def test_the_story_keeps_its_own_numbers(publication: Callable[..., Newsroom]):
    """Setting a chart twice changes nothing where it stands."""
    newsroom = publication(articles={"bids/index.md": STORY}, sources=SOURCES, files=FILES)
    assert newsroom.build(strict=True).code == 0
    tree = html.document_fromstring((newsroom.site / "stories/bids/index.html").read_text("utf-8"))
    assert tree.xpath("//section[@id='sources']//li/@id") == [
        "source-city",
        "source-radio",
        "note-once",
        "source-paper",
    ]
    assert tree.xpath("//figure[1]//figcaption//a[@class='affidavit-cite']/text()") == [
        "2",
        "3",
        "4",
    ]


def test_addresses_follow_the_site_s_way(publication: Callable[..., Newsroom]):
    """Where pages end in .html, this one does."""
    settings = MKDOCS_YML.format(pictures="false") + "use_directory_urls: false\n"
    newsroom = publication(
        articles={"bids/index.md": STORY},
        sources=SOURCES,
        files={**FILES, "mkdocs.yml": settings},
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    tree = _embed(newsroom, "embed/bids/bids.html")
    home = "../../stories/bids/index.html#chart-bids"
    assert tree.xpath("//p[@class='affidavit-embed__home']/a/@href") == [home]


def test_a_draft_s_charts_are_in_the_preview_alone(publication: Callable[..., Newsroom]):
    """A build has no trace of them; an editor sees how they will be embedded."""
    draft = f"---\ntitle: Bids\nauthors: [ana-ruiz]\nstatus: draft\n---\n\n{STORY}"
    newsroom = publication(articles={"bids/index.md": draft}, sources=SOURCES, files=FILES)
    assert newsroom.build().code == 0
    assert not (newsroom.site / "embed").exists()
    with newsroom.serve() as preview:
        assert "Three and four" in preview.wait_for("Three and four", "embed/bids/bids/")


def test_a_page_in_a_chart_s_place_is_told(publication: Callable[..., Newsroom]):
    """One of the two would be lost."""
    page = {"content/embed/bids/bids.md": "---\ntitle: Mine\n---\n\nWords.\n"}
    newsroom = publication(articles={"bids/index.md": STORY}, sources=SOURCES, files=FILES | page)
    built = newsroom.build()
    assert built.code == 1
    assert "content/embed/bids/bids.md:1:1: error[article/slug-taken]" in built.output
    assert 'this page has the address of the chart "bids" by itself' in built.output
