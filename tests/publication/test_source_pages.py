"""The page that each source has to itself, and the page of all of them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from lxml import html

from tests.newsroom import FRONT_MATTER, Newsroom

SOURCES = {
    "memo": {
        "type": "report",
        "title": "A memo",
        "publisher": "Harbour Office",
        "lang": "es",
        "desk": "private",
        "archives": ["https://archive.example/1"],
        "captures": [{"sha256": "a" * 64, "at": "2026-01-10T10:00:00Z", "format": "wacz"}],
        "quotes": {
            "said": {"text": "dos ofertas", "translation": "two bids", "locator": "p. 3"},
            "unsaid": {"text": "otra cosa"},
        },
    },
    "paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"},
    "secret": {"type": "book", "title": "Only a draft cites it"},
    "unused": {"type": "book", "title": "Nobody cites it"},
}
ARTICLES = {
    "bids/index.md": 'Two ["dos ofertas"]{quote=memo/said} [@memo; @paper], and again [@memo].\n',
    "more/index.md": "More [@memo].\n",
    "draft/index.md": FRONT_MATTER.format(title="Draft").replace("status: published\n", "")
    + '\nSecret [@secret], ["otra cosa"]{quote=memo/unsaid}.\n',
}


def _built(publication: Callable[..., Newsroom], **parts: object):
    newsroom = publication(**{"articles": ARTICLES, "sources": SOURCES, **parts})
    built = newsroom.build()
    assert built.code == 0, built.output
    return built, newsroom


def test_a_source_says_what_it_is_who_cites_it_and_where_its_copies_are(
    publication: Callable[..., Newsroom],
):
    """And each link leads to what it says: to the very sentence."""
    built, newsroom = _built(publication)
    page = html.document_fromstring(built.page("sources/memo/index.html"))
    text = " ".join(page.find(".//main").text_content().split())
    for words in ("Report", "A memo", "Harbour Office", "In Spanish", "dos ofertas", "two bids"):
        assert words in text
    assert "p. 3" in text
    assert "a" * 64 in text
    assert "otra cosa" not in text
    assert "private" not in text
    assert page.xpath("//main//a[@href='https://archive.example/1']")
    uses = page.xpath("//main//li//span/a/@href")
    pages = ["../../stories/bids/", "../../stories/bids/", "../../stories/more/"]
    assert [use.partition("#")[0] for use in uses] == pages
    for use in uses:
        file, _, fragment = use.removeprefix("../../").partition("#")
        cited = html.document_fromstring(built.page(f"{file}index.html"))
        assert cited.get_element_by_id(fragment) is not None
    assert (newsroom.site / "sources/memo/source.bib").is_file()


def test_a_story_leads_to_the_pages_of_its_sources(publication: Callable[..., Newsroom]):
    """From its own list."""
    built, newsroom = _built(publication)
    page = html.document_fromstring(built.page("stories/bids/index.html"))
    links = page.xpath("//section[@id='sources']//a[contains(@class, 'sources__page')]/@href")
    assert links == ["../../sources/memo/", "../../sources/paper/"]
    assert all((newsroom.site / "stories/bids" / link).is_dir() for link in links)


def test_of_what_nothing_published_cites_no_word_is_published(publication: Callable[..., Newsroom]):
    """A draft's source may be what nobody should know of yet."""
    built, newsroom = _built(publication)
    listed = html.document_fromstring(built.page("sources/index.html"))
    assert listed.xpath("//main//li/a/text()") == ["A memo", "A paper"]
    assert sorted(path.name for path in (newsroom.site / "sources").iterdir()) == [
        "index.html",
        "memo",
        "paper",
    ]


@pytest.mark.parametrize("key", ["../../up", "A", "a/b", "index", "ключ", "x:y"])
def test_a_key_of_any_signs_has_a_page_inside(publication: Callable[..., Newsroom], key):
    """No key leads out of the folder, nor into another source's place."""
    bib = f"@book{{{key}, title = {{Odd}}}}\n@book{{a, title = {{Even}}}}\n"
    story = f"Odd [@{{{key}}}], even [@a].\n"
    built, newsroom = _built(
        publication, articles={"odd/index.md": story}, files={"content/sources/odd.bib": bib}
    )
    page = html.document_fromstring(built.page("stories/odd/index.html"))
    links = page.xpath("//section[@id='sources']//a[contains(@class, 'sources__page')]/@href")
    folders = {(newsroom.site / "stories/odd" / unquote(link)).resolve() for link in links}
    assert len(folders) == 2
    assert {folder.parent for folder in folders} == {(newsroom.site / "sources").resolve()}
    assert all((folder / "index.html").is_file() for folder in folders)


def test_a_page_in_a_source_s_place_is_told(publication: Callable[..., Newsroom]):
    """One of the two would be lost."""
    newsroom = publication(
        articles=ARTICLES,
        sources=SOURCES,
        files={"content/sources/memo.md": "---\ntitle: Mine\n---\nText\n"},
    )
    built = newsroom.build()
    assert built.code == 1
    assert "content/sources/memo.md:1:1: error[article/slug-taken]" in built.output
