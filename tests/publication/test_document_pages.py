"""Pages of PDFs among the evidence, as readers get them: asked for, cited, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from lxml import html

from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Report
from affidavit.evidence import documents
from affidavit.evidence.archives.wacz import packed_page
from affidavit.evidence.fetching import Hop
from affidavit.pdf.reader import PdfReader
from affidavit.publication import Publication
from affidavit.settings import Settings
from tests.evidence.evidence_folder import evidence_of, kept_in, with_copies
from tests.newsroom import FRONT_MATTER, Newsroom
from tests.pdf.pdfs import pdf_of

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


def newsroom_of(
    publication: Callable[..., Newsroom],
    content: bytes,
    *,
    articles: dict[str, str] = STORY,
    **more: object,
) -> Newsroom:
    """Return a newsroom with a story, and a source whose copy is a PDF."""
    newsroom = publication(articles=articles)
    return with_copies(newsroom, {**MEMO, **more}, kept_in(newsroom, content))


def settings_of(newsroom: Newsroom) -> Settings:
    """Return the settings of its next build."""
    return read_settings(
        newsroom.root / "mkdocs.yml", clock=datetime.now(UTC), environment={}, report=Report()
    )


def test_a_cited_page_is_a_page_of_the_site(publication: Callable[..., Newsroom]):
    """With its picture and its words, from the citation's entry and back.

    No other page is, whether nobody cites it or a draft does.
    """
    draft = FRONT_MATTER.format(title="Draft").replace("status: published\n", "")
    newsroom = newsroom_of(
        publication,
        pdf_of(*PAGES, info={"Author": "quetzalcoatlus"}),
        articles={**STORY, "draft/index.md": f"{draft}\nIt says so [@memo, p. 4].\n"},
    )
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
    back = page.xpath("//main//section//li//a")
    assert [(link.text, link.get("href")) for link in back] == [
        ("Bids", "../../../../stories/bids/"),
        ("a", "../../../../stories/bids/#cited-memo-1"),
    ]
    published = [path for path in (newsroom.site / "sources/memo/p").rglob("*") if path.is_file()]
    assert sorted(published) == sorted([drawn, newsroom.site / "sources/memo/p/3/index.html"])
    secret = b"quetzalcoatlus"
    assert not [
        path for path in newsroom.site.rglob("*") if path.is_file() and secret in path.read_bytes()
    ]


def test_pages_are_called_as_the_document_calls_them(publication: Callable[..., Newsroom]):
    """In citations of any style, in what a source names, and in addresses; no page twice."""
    content = pdf_of(*PAGES[:3], ["Fourth"], labels="0 << /S /r >> 2 << /S /D >>")
    text = "See [@memo, p. ii], [@memo, pp. 1-2], and more[^n].\n\n[^n]: Again [@memo, p. II].\n"
    newsroom = newsroom_of(publication, content, articles={"bids/index.md": text})
    imprint = newsroom.root / "content/publication.yml"
    imprint.write_text(imprint.read_text() + "citations: author-date\n")
    built = newsroom.build()
    assert built.code == 0, built.output
    story = html.document_fromstring(built.page("stories/bids/index.html"))
    links = story.xpath("//*[@id='source-memo']//a[@data-page]")
    assert [(link.text, link.get("href")) for link in links] == [
        ("Page ii", "../../sources/memo/p/ii/"),
        ("Page 1", "../../sources/memo/p/1/"),
        ("Page 2", "../../sources/memo/p/2/"),
    ]
    assert story.xpath("//a[@class='affidavit-cite']/@data-pages") == ["2", "3 4", "2"]
    page = html.document_fromstring(built.page("sources/memo/p/1/index.html"))
    assert page.xpath("//main//nav/a/@href") == ["../ii/", "../2/"]


def test_a_source_says_exactly_which_pages_are_shown(publication: Callable[..., Newsroom]):
    """A page that is cited and not among them is cited as in any other source."""
    newsroom = newsroom_of(publication, pdf_of(*PAGES), publish_pages="1-2")
    built = newsroom.build()
    assert built.code == 0, built.output
    pages = newsroom.site / "sources/memo/p"
    assert sorted(path.name for path in pages.iterdir() if path.is_dir()) == ["1", "2"]
    assert "data-page" not in built.page("stories/bids/index.html")
    source = html.document_fromstring(built.page("sources/memo/index.html"))
    assert source.xpath("//main//a[starts-with(@href, 'p/')]/text()") == ["Page 1", "Page 2"]


def test_a_pdf_that_was_fetched_is_taken_out_of_its_archive(publication: Callable[..., Newsroom]):
    """`affidavit capture` keeps what it fetches as WACZ, PDFs too; told once where it is gone."""
    newsroom = publication(articles=STORY)
    hop = Hop(
        url="https://harbour.example/memo.pdf",
        request_line="GET /memo.pdf HTTP/1.1",
        request_headers=(),
        status=200,
        reason="OK",
        headers=(("Content-Type", "application/pdf"),),
        sent=pdf_of(*PAGES),
        body=pdf_of(*PAGES),
    )
    archive = packed_page([hop], at=datetime(2026, 1, 10, tzinfo=UTC), title="A memo")
    copy = kept_in(newsroom, archive, "Two bids", form="wacz")
    record = evidence_of(newsroom).folder_of(copy["sha256"]) / "record.json"
    record.write_text('{"media_type": "application/pdf"}')
    built = with_copies(newsroom, MEMO, copy).build()
    assert built.code == 0, built.output
    assert "received two bids in June" in built.page("sources/memo/p/3/index.html")
    shutil.rmtree(record.parent)
    report = newsroom.check()
    assert "error[evidence/missing]" in report
    assert "document/missing" not in report


def test_a_pdf_beside_the_sources_of_a_story_needs_no_evidence(
    publication: Callable[..., Newsroom],
):
    """Its pages are published as those of a copy; the PDF is not, for nothing links to it."""
    sources = "memo:\n  title: A memo\n  file: {}\n  publish_pages: 1, cited\n"
    newsroom = publication(
        articles=STORY,
        files={
            "content/stories/bids/sources.yml": sources.format("memo.pdf"),
            "content/stories/bids/memo.pdf": pdf_of(*PAGES),
        },
    )
    built = newsroom.build()
    assert built.code == 0, built.output
    assert "received two bids in June" in built.page("sources/memo/p/3/index.html")
    assert "Title page" in built.page("sources/memo/p/1/index.html")
    assert not list(newsroom.site.rglob("*.pdf"))
    for name in ("other.pdf", "../../../../memo.pdf", "sources.yml"):
        newsroom.write("content/stories/bids/sources.yml", sources.format(name))
        newsroom.write("../memo.pdf", pdf_of(*PAGES))
        report = newsroom.check()
        assert "sources.yml:3:9: error[document/missing]" in report
        assert f'there is no PDF "{name}" beside this list' in report
    silent = sources.format("memo.pdf").replace("  publish_pages: 1, cited\n", "")
    newsroom.write("content/stories/bids/sources.yml", silent)
    assert "sources.yml:3:9: warning[document/missing]" in newsroom.check()


def test_pages_that_are_not_there_are_told_where_they_are_named(
    publication: Callable[..., Newsroom],
):
    """In a citation, a quotation's locator, and under the source, with how many there are."""
    quotes = {"said": {"text": "The office received two bids", "locator": "p. 90"}}
    text = "Two bids [@memo, p. 3, 5 and 90-91] and [@memo, p. iv; @memo, at the end].\n"
    newsroom = newsroom_of(
        publication,
        pdf_of(*PAGES),
        articles={"bids/index.md": text},
        quotes=quotes,
        publish_pages="cited, 7",
    )
    report = newsroom.check()
    for words in (
        'index.md:8:11: error[citation/page]\n    there is no page 5 in the PDF of "memo": it',
        'there is no page 90 in the PDF of "memo": it has 4 pages',
        'there is no page iv in the PDF of "memo"',
        "error[citation/page]\n    its PDF has no page 90: it has 4 pages",
        "error[document/missing]\n    its PDF has no page 7: it has 4 pages",
        "fix: correct the page",
    ):
        assert words in report


def test_a_quotation_that_stands_on_another_page_is_told_with_that_page(
    publication: Callable[..., Newsroom], monkeypatch: pytest.MonkeyPatch
):
    """By its own locator and by a citation behind it; what runs over two pages stands on both.

    The PDF is read once for all of them.
    """
    quotes = {
        "bids": {"text": "received two bids in June", "locator": "p. 2"},
        "right": {"text": "two bids", "locator": "p. 3"},
        "over": {"text": "Title page Second page", "locator": "p. 2"},
        "late": {"text": "Second page"},
    }
    text = 'It said ["Second page"]{quote=memo/late} [@memo, p. 3] in June.\n'
    newsroom = publication(articles={"bids/index.md": text})
    said = "\n".join(" ".join(page) for page in PAGES)
    with_copies(newsroom, {**MEMO, "quotes": quotes}, kept_in(newsroom, pdf_of(*PAGES), said))
    report = newsroom.check()
    assert report.count("warning[quote/page]") == 2
    assert "test.yml:7:" in report
    assert "these words are on page 3 of the PDF, not on page 2" in report
    assert "fix: write locator: p. 3" in report
    assert "index.md:8:43: warning[quote/page]" in report
    assert 'the words of "late" are on page 2 of the PDF, not on page 3' in report
    read, really = list[object](), PdfReader.pages
    monkeypatch.setattr(PdfReader, "pages", lambda *asked: read.append(asked) or really(*asked))
    Publication.load(settings_of(newsroom))
    assert len(read) == 1


@pytest.mark.parametrize(
    ("content", "form", "more", "told"),
    [
        (b"no PDF", "pdf", {}, "the PDF of this source is broken, or no PDF at all"),
        (b"<p>Hello", "html", {}, "no copy of this source is a PDF"),
        (b"x", "html", {"publish_pages": "some"}, '"some" does not say which pages readers may'),
    ],
)
def test_a_document_that_cannot_be_shown_is_told_at_its_source(
    publication: Callable[..., Newsroom], content, form, more, told
):
    """At the line that asks for its pages, with what to do; never a traceback."""
    newsroom = publication(articles=STORY)
    with_copies(newsroom, {**MEMO, **more}, kept_in(newsroom, content, "Two bids", form=form))
    report = newsroom.check()
    assert f"test.yml:6:18: error[{'value' if more else 'document'}/" in report
    assert told in report
    assert "fix: " in report.partition(told)[2]


def test_without_the_evidence_nothing_is_shown_and_that_is_said(
    publication: Callable[..., Newsroom],
):
    """Where the folder is elsewhere, the site is built without the pages, and warns."""
    newsroom = newsroom_of(publication, pdf_of(*PAGES))
    shutil.rmtree(evidence_of(newsroom).root)
    built = newsroom.build()
    assert built.code == 0, built.output
    assert "warning[document/missing]" in built.output
    assert "build where the copies are, or set AFFIDAVIT_EVIDENCE" in built.output
    assert not (newsroom.site / "sources/memo/p").exists()


def test_without_the_extra_one_message_says_what_to_install(
    publication: Callable[..., Newsroom], monkeypatch: pytest.MonkeyPatch
):
    """Once, however many sources ask."""
    newsroom = newsroom_of(publication, pdf_of(*PAGES))
    newsroom.write("content/sources/more.yml", "other: {title: Other, publish_pages: all}\n")
    monkeypatch.setattr(documents, "is_installed", lambda: False)
    _, report = Publication.load(settings_of(newsroom))
    told = [found for found in report if found.code == "document/unreadable"]
    assert [found.fix for found in told] == ['run: pip install "affidavit[documents]"']
