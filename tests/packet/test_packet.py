"""The packet: every statement of an article once, in its order, with what it rests on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Page

from tests.newsroom import Newsroom, make_newsroom
from tests.packet.harbour import STORY, harbour


@pytest.fixture(scope="session")
def newsroom(once: Callable[..., Path]) -> Iterator[Newsroom]:
    """The publication with the story, made once. Read only."""

    def make(folder: Path) -> None:
        made = make_newsroom(folder, **harbour())
        for form in ("html", "csv", "json"):
            made.run("packet", "harbour", "--format", form, "-o", f"harbour.{form}")

    return Newsroom(once("packet", make))


def test_every_statement_is_in_it_in_the_order_of_the_text(newsroom: Newsroom):
    """Figures, names, dates, quotations, facts and claims; a number in a fact counts once."""
    found = [(row["kind"], row["words"]) for row in _rows(newsroom)]
    assert found == [
        ("figure", "237 million"),
        ("name", "Eva Sol"),
        ("date", "3 May 2025"),
        ("fact", "at least 237 million pesos"),
        ("claim", "the tender was never opened"),
        ("figure", "Some two hundred"),
        ("quotation", "“Nobody told us,”"),
        ("quotation", "“a closed tender”"),
        ("figure", "1"),
        ("figure", "12"),
    ]


def test_a_statement_says_what_it_rests_on(newsroom: Newsroom):
    """The record, the source with its locator, its words, and where its copies are."""
    rows = {row["words"]: row for row in _rows(newsroom)}
    fact = rows["at least 237 million pesos"]
    assert (fact["id"], fact["value"]) == ("worth", "at least 237 million pesos")
    [paper] = fact["sources"]
    assert (paper["key"], paper["locator"], paper["archives"]) == (
        "paper",
        "p. 3",
        ["https://archive.example/1"],
    )
    assert paper["copies"] == [
        {"format": "pdf", "day": "2026-01-10", "folder": f"captures/ab/{'ab' * 32}"}
    ]
    [memo] = rows["“a closed tender”"]["sources"]
    assert memo["excerpt"] == "It was, all agreed, a closed tender."
    assert (memo["locator"], memo["speaker"]) == ("p. 7", "Eva Sol")
    assert rows["the tender was never opened"]["status"] == "pending"
    assert rows["Eva Sol"]["value"] == "Eva Sol · mayor"
    assert rows["Some two hundred"]["accepted"][0]["reason"] == "It is what people say here"
    assert rows["12"]["sources"] == []
    place = rows["at least 237 million pesos"]["place"]
    assert place == "content/stories/harbour/index.md:15:2"


def test_what_only_blocks_print_is_in_it_too(publication: Callable[..., Newsroom]):
    """A tile and a large quotation that no sentence repeats are checked as well, once."""
    head = STORY.partition("The contract was")[0]
    blocks = "/// stats | In figures\n    facts: [worth]\n///\n\n/// quote | memo/closed\n///\n"
    newsroom = publication(**{**harbour(), "articles": {"harbour/index.md": head + blocks}})
    rows = json.loads(newsroom.run("packet", "harbour", "--format", "json").output)["rows"]
    assert [(row["kind"], row["words"], row["id"]) for row in rows[1:]] == [
        ("fact", "at least 237 million pesos", "worth"),
        ("quotation", "a closed tender", "memo/closed"),
    ]
    assert rows[1]["place"] == "content/stories/harbour/ledger.yml:3:3"
    assert newsroom.run("packet", "harbour").output.count("Tiles, lists and large quotations") == 1


def test_all_forms_hold_the_same_rows(newsroom: Newsroom):
    """Number, row and words are the same on paper, in a table and as data."""
    rows = _rows(newsroom)
    table = list(csv.DictReader(io.StringIO((newsroom.root / "harbour.csv").read_text())))
    assert [(row["number"], row["row"]) for row in table] == [
        (str(row["number"]), row["row"]) for row in rows
    ]
    assert all(row["result"] == "" for row in table)
    paper = html.document_fromstring((newsroom.root / "harbour.html").read_text())
    printed = [each.text_content() for each in paper.xpath("//li//p[@class='words']")]
    assert all(row["row"] in text for row, text in zip(rows, printed, strict=True))
    marks = [int(each.text_content()) for each in paper.xpath("//div[@class='text']//sup")]
    assert sorted(marks) == list(range(1, len(rows) + 1))


def test_the_printed_packet_needs_nothing_and_runs_nothing(newsroom: Newsroom):
    """One file, no script, no address that is fetched; the writer's markup is text."""
    text = (newsroom.root / "harbour.html").read_text()
    tree = html.document_fromstring(text)
    assert not tree.xpath("//script | //link | //img | //@src | //@href | //@onclick")
    assert "default-src 'none'" in tree.xpath("//meta/@content")[0]
    assert "Nobody has signed any of them." in text


def test_a_spreadsheet_takes_no_cell_for_a_formula(newsroom: Newsroom):
    """What begins like one is given as a text."""
    table = list(csv.DictReader(io.StringIO((newsroom.root / "harbour.csv").read_text())))
    assert table[-1]["sentence"].startswith("'=SUM(1)")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_statement_is_split_from_its_box(newsroom: Newsroom, page: Page, paper: str):
    """On either paper the row of a statement and its line for a name are on one page."""
    page.goto((newsroom.root / "harbour.html").as_uri())
    pages = pypdfium2.PdfDocument(page.pdf(format=paper))
    texts = [each.get_textpage().get_text_range() for each in pages]
    assert len(texts) > 1
    rows = [row["row"] for row in _rows(newsroom)]
    held = [sum(row in text for row in rows) for text in texts]
    assert sum(held) == len(rows)
    assert held == [len(re.findall(r"\bName\b", text)) for text in texts]


def test_a_wrong_name_is_answered_with_the_right_one(newsroom: Newsroom):
    """A slug, a path, a folder; what is none of them is told with what was meant."""
    for name in ("harbour", "content/stories/harbour", "stories/harbour/index.md"):
        assert newsroom.run("packet", name, "--format", "csv").code == 0
    ran = newsroom.run("packet", "harbor")
    assert ran.code == 2
    assert 'no article is called "harbor"' in ran.output
    assert 'did you mean "harbour"?' in ran.output


def test_a_packet_is_never_written_where_a_build_looks(newsroom: Newsroom):
    """Not below content, charts or the theme."""
    ran = newsroom.run("packet", "harbour", "-o", "content/packet.html")
    assert ran.code == 2
    assert not (newsroom.root / "content/packet.html").exists()


def _rows(newsroom: Newsroom) -> list[dict]:
    return json.loads((newsroom.root / "harbour.json").read_text())["rows"]
