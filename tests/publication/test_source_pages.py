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
        "translators": ["Bo Li", "Ana Ruiz"],
        "edition": "2nd <b>",
        "place": "Quayside",
        "isbn": "978-0-00-000000-2",
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
    built, _ = _built(publication)
    page = html.document_fromstring(built.page("sources/memo/index.html"))
    text = " ".join(page.find(".//main").text_content().split())
    for words in ("Report", "A memo", "Harbour Office", "In Spanish", "dos ofertas", "two bids"):
        assert words in text
    details = "Translated by: Bo Li, Ana Ruiz; Edition: 2nd <b>; Place: Quayside; ISBN: 978-0-"
    assert details in text
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
    forms = page.xpath("//details[contains(@class, 'records')]//pre/text()")
    assert ["A memo" in form for form in forms] == [True] * 3


def test_all_sources_come_as_one_file_in_each_form(publication: Callable[..., Newsroom]):
    """Those that a story out cites, and no others."""
    built, newsroom = _built(publication)
    page = html.document_fromstring(built.page("sources/index.html"))
    links = page.xpath("//main//a[@download]/@href")
    assert links == ["all.bib", "all.json", "all.ris"]
    for link in links:
        text = (newsroom.site / "sources" / link).read_text()
        assert "A memo" in text
        assert "A paper" in text
        assert "Only a draft" not in text


def test_a_story_leads_to_the_pages_of_its_sources(publication: Callable[..., Newsroom]):
    """From its own list."""
    built, newsroom = _built(publication)
    page = html.document_fromstring(built.page("stories/bids/index.html"))
    links = page.xpath("//section[@id='sources']//a[contains(@class, 'sources__page')]/@href")
    assert links == ["../../sources/memo/", "../../sources/paper/"]
    assert all((newsroom.site / "stories/bids" / link).is_dir() for link in links)


def test_a_source_says_what_it_carries_and_what_it_was_carried_by(
    publication: Callable[..., Newsroom],
):
    """Each leads to the other's page; a carried source that only a draft cites stays unsaid."""
    sources = {
        "post": {"type": "webpage", "title": "The post", "url": "https://post.example/"},
        "letter": {"type": "statement", "title": "[Letter]", "quoted_in": "post"},
        "hidden": {"type": "statement", "title": "[Hidden]", "quoted_in": "post"},
    }
    articles = {
        "open/index.md": "Said [@letter; @post].\n",
        "draft/index.md": ARTICLES["draft/index.md"].partition("\nSecret")[0]
        + "\nSaid [@hidden].\n",
    }
    built, _ = _built(publication, articles=articles, sources=sources)
    carrier = html.document_fromstring(built.page("sources/post/index.html"))
    assert carrier.xpath("//main//li/a[@href='../letter/']/text()") == ["[Letter]"]
    assert "Hidden" not in built.page("sources/post/index.html")
    carried = html.document_fromstring(built.page("sources/letter/index.html"))
    assert carried.xpath("//main//a[@href='../post/']/text()") == ["The post"]


def test_a_quotation_on_the_page_of_its_source_leads_to_its_place(
    publication: Callable[..., Newsroom],
):
    """By the words themselves."""
    quotes = {"said": {"text": "two bids came"}}
    paper = {"type": "webpage", "title": "A paper", "url": "https://a.example/x", "quotes": quotes}
    built, _ = _built(
        publication,
        articles={"a/index.md": 'It said ["two bids came"]{quote=paper/said}.\n'},
        sources={"paper": paper},
    )
    page = html.document_fromstring(built.page("sources/paper/index.html"))
    assert page.xpath("//blockquote//a/@href") == ["https://a.example/x#:~:text=two%20bids%20came"]


def test_every_page_leads_to_all_sources_where_there_are_some(
    publication: Callable[..., Newsroom],
):
    """From the foot of each page, and from the list of a story; not where nobody cites."""
    built, newsroom = _built(publication)
    story = html.document_fromstring(built.page("stories/bids/index.html"))
    for where in ("//footer", "//section[@id='sources']"):
        assert story.xpath(f"{where}//a[@href='../../sources/']")
    front = html.document_fromstring(built.page("index.html"))
    assert front.xpath("//footer//a[@href='sources/']")
    assert (newsroom.site / "sources/index.html").is_file()
    draft = {"draft/index.md": ARTICLES["draft/index.md"]}
    without, newsroom = _built(publication, articles=draft)
    assert "sources/" not in without.page("index.html")
    assert not (newsroom.site / "sources").exists()


def test_the_list_says_language_and_copy(publication: Callable[..., Newsroom]):
    """In words, so that whoever has no scripts can look for them too."""
    built, _ = _built(publication)
    page = html.document_fromstring(built.page("sources/index.html"))
    lines = [" ".join(item.text_content().split()) for item in page.xpath("//main//li")]
    assert lines == [
        "A memo Harbour Office, Report, Spanish, a copy is kept, cited on 2 pages",
        "A paper Web page, cited on 1 page",
    ]


def test_of_what_nothing_published_cites_no_word_is_published(publication: Callable[..., Newsroom]):
    """A draft's source may be what nobody should know of yet."""
    built, newsroom = _built(publication)
    listed = html.document_fromstring(built.page("sources/index.html"))
    assert listed.xpath("//main//li/a/text()") == ["A memo", "A paper"]
    assert sorted(path.name for path in (newsroom.site / "sources").iterdir()) == [
        *("all.bib", "all.json", "all.ris"),
        *("index.html", "memo", "paper"),
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


def test_without_sources_their_places_are_free(publication: Callable[..., Newsroom]):
    """A page of the newsroom's own may stand where the list of all sources would."""
    newsroom = publication(
        articles={"plain/index.md": "Nothing is cited.\n"},
        files={"content/sources/index.md": "---\ntitle: Ours\n---\nText\n"},
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    assert "Ours" in built.page("sources/index.html")
