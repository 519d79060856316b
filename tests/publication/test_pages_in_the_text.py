"""Pages of a source's PDF in the text of a story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from affidavit.publication import Publication
from tests.newsroom import Newsroom
from tests.pdf.pdfs import pdf_of
from tests.publication.test_document_pages import PAGES, newsroom_of, settings_of

IN_TEXT = "Two bids came.\n\n/// document | memo\n    page: 3\n    caption: Two *bids*\n///\n"


def test_a_page_in_the_text(publication: Callable[..., Newsroom]):
    """Its picture leads to the page, which is published since the block cites it."""
    newsroom = newsroom_of(publication, pdf_of(*PAGES), articles={"bids/index.md": IN_TEXT})
    built = newsroom.build()
    assert built.code == 0, built.output
    story = html.document_fromstring(built.page("stories/bids/index.html"))
    (figure,) = story.xpath("//figure[contains(@class, 'affidavit-sheet')]")
    (link,), (picture,) = figure.xpath("./a"), figure.xpath("./a/img")
    assert link.get("href") == "../../sources/memo/p/3/"
    assert (newsroom.site / "stories/bids" / picture.get("src")).is_file()
    assert (picture.get("width"), picture.get("height")) == ("1360", "1925")
    assert picture.get("alt") == (
        "Page 3 of “A memo”. The picture leads to what can be read on it."
    )
    assert " ".join(figure.text_content().split()) == "Two bids Harbour Office\u20601, p. 3"
    assert story.xpath("//*[@id='source-memo']")


@pytest.mark.parametrize(
    ("block", "asked", "told"),
    [
        ("| memo\n    page: 9", "cited", 'there is no page 9 in the PDF of "memo"'),
        ("| memo\n    page: 2", "1", 'page 2 of "memo" is not one that readers may see'),
        ("| meno\n    page: 2", "cited", 'no source is called "meno"'),
        ("| memo", "cited", 'the block "document" needs the key "page"'),
        ("\n    page: 2", "cited", '"document" does not say what it shows'),
        ("| memo\n    page: 2\n\n    More", "cited", "prints what it names"),
    ],
)
def test_a_page_that_cannot_stand_in_the_text(
    publication: Callable[..., Newsroom], block: str, asked: str, told: str
):
    """Each fault is told at the block, and nothing is published."""
    articles = {"bids/index.md": f"/// document {block}\n///\n"}
    newsroom = newsroom_of(publication, pdf_of(*PAGES), articles=articles, publish_pages=asked)
    _, report = Publication.load(settings_of(newsroom))
    messages = [each.message for each in report.errors]
    assert any(told in each for each in messages), messages
