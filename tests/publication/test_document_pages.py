"""Pages of PDFs among the evidence, as readers get them: asked for, cited, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from lxml import html

from tests.evidence.evidence_folder import evidence_of, with_copies
from tests.evidence.pdfs import pdf_of
from tests.newsroom import Newsroom

PAGES = (
    ["Title page"],
    ["Second page"],
    ["The office received two bids in June."],
    ["quetzalcoatlus"],
)
MEMO = {
    "type": "report",
    "title": "A memo",
    "publisher": "Harbour Office",
    "lang": "es",
    "publish_pages": "cited",
}
STORY = {"bids/index.md": "Two bids came [@memo, p. 3] in June.\n"}


def _kept(newsroom: Newsroom, content: bytes, form: str = "pdf") -> dict[str, str]:
    sum_ = hashlib.sha256(content).hexdigest()
    folder = evidence_of(newsroom).folder_of(sum_)
    folder.mkdir(parents=True)
    (folder / f"capture.{form}").write_bytes(content)
    return {"sha256": sum_, "at": "2026-01-10T10:00:00Z", "format": form}


def _newsroom(
    publication: Callable[..., Newsroom],
    content: bytes,
    *,
    articles: dict[str, str] = STORY,
    **more: object,
) -> Newsroom:
    newsroom = publication(articles=articles)
    return with_copies(newsroom, {**MEMO, **more}, _kept(newsroom, content))


def test_a_cited_page_is_a_page_of_the_site(publication: Callable[..., Newsroom]):
    """With its picture and its words, from the citation's entry and back; no other page is."""
    newsroom = _newsroom(publication, pdf_of(*PAGES, info={"Author": "quetzalcoatlus"}))
    built = newsroom.build()
    assert built.code == 0, built.output
    story = html.document_fromstring(built.page("stories/bids/index.html"))
    (link,) = story.xpath("//*[@id='source-memo']//a[@data-page]")
    assert (link.text, link.get("href")) == ("Page 3", "../../sources/memo/p/3/")
    assert story.xpath("//a[@class='affidavit-cite']/@data-pages") == ["3"]
    page = html.document_fromstring(built.page("sources/memo/p/3/index.html"))
    text = " ".join(page.find(".//main").text_content().split())
    for words in ("A memo", "Page 3, of 4", "The office received two bids in June."):
        assert words in text
    (picture,) = page.xpath("//main//img")
    assert picture.get("alt") == "Page 3, of 4 of “A memo”. What can be read on it stands below."
    assert (picture.get("width"), picture.get("height")) == ("1360", "1925")
    drawn = (newsroom.site / "sources/memo/p/3" / picture.get("src")).resolve()
    assert drawn.read_bytes().startswith(b"\x89PNG")
    assert page.xpath("//main//a[@href='../../']")
    published = [path for path in (newsroom.site / "sources/memo/p").rglob("*") if path.is_file()]
    assert sorted(published) == sorted([drawn, newsroom.site / "sources/memo/p/3/index.html"])
    secret = b"quetzalcoatlus"
    assert not [
        path for path in newsroom.site.rglob("*") if path.is_file() and secret in path.read_bytes()
    ]
