"""The house style: names of sources and the texts of their entries."""

from __future__ import annotations

from datetime import date

import pytest

from affidavit.diagnostics import Place
from affidavit.language import parse_date_span
from affidavit.sources import Name, Source, citation_name, describe, short_name

HERE = Place("sources.yml")
SOPITAS = Source(
    key="sopitas-2026-02-22",
    type="article-newspaper",
    title="[Blockades by state]",
    publisher="Sopitas",
    issued=parse_date_span("2026-02-22"),
    url="https://www.sopitas.example/noticias/",
    accessed=date(2026, 11, 24),
    seen_as="stored copy",
    lang="es",
    place=HERE,
)


def test_a_citation_is_called_by_publisher_and_date():
    """Those who cannot see the number hear what it leads to."""
    assert citation_name(SOPITAS, "en") == "Sopitas, 22 February 2026"
    assert citation_name(SOPITAS, "es") == "Sopitas, 22 de febrero de 2026"


def test_an_entry_says_where_when_how_and_in_which_language():
    """The list at the end says all that is known, in the page's language."""
    entry = describe(SOPITAS, "en")
    assert entry.title == "[Blockades by state]"
    assert entry.byline == "Sopitas"
    assert entry.issued is not None
    assert entry.issued.date == "22 February 2026"
    assert entry.host == "sopitas.example"
    assert entry.seen == "Seen as a stored copy, 24 November 2026"
    assert (entry.language, entry.hreflang) == ("In Spanish", "es")
    assert describe(SOPITAS, "es-MX").language == ""


def test_what_a_source_lacks_is_left_out():
    """A draft's bare address is listed by its host, and nothing is made up."""
    entry = describe(Source(key="cbs", type="webpage", url="https://www.cbs.example/x", place=HERE))
    assert (entry.title, entry.byline, entry.issued, entry.seen) == ("cbs.example", "", None, "")


def test_a_person_not_named_is_a_token_with_reasons():
    """Readers learn why and how, never who."""
    source = Source(
        key="contact-3",
        type="unnamed",
        handle="S-3",
        reason="fears for their work",
        how_known="was in the room",
        hand="first",
        place=HERE,
    )
    entry = describe(source)
    assert short_name(source) == entry.title == "Unnamed source S-3"
    assert entry.remark == (
        "Not named because: fears for their work. How they know: was in the room. "
        "Saw or heard it themselves."
    )
    assert entry.url is None


@pytest.mark.parametrize(
    ("type_", "expected"),
    [("book", "Ruiz and Soto"), ("report", "Ministry"), ("webpage", "Ministry")],
)
def test_books_go_by_author_and_reports_by_publisher(type_, expected):
    """A sentence names a work as people know it."""
    authors = (Name(full="Ana Ruiz", family="Ruiz"), Name(full="Luis Soto", family="Soto"))
    source = Source(key="a", type=type_, publisher="Ministry", authors=authors, place=HERE)
    assert short_name(source) == expected


def test_a_byline_holds_authors_journal_and_publisher():
    """Where a work stands is said in one line, nothing twice."""
    source = Source(
        key="a",
        type="article-journal",
        title="T",
        authors=(Name(full="Ana Ruiz"),),
        container="Journal",
        volume="12",
        issue="3",
        pages="33-40",
        publisher="Press",
        place=HERE,
    )
    assert describe(source).byline == "Ana Ruiz, Journal 12 (3), 33-40, Press"


def test_a_ruling_goes_by_its_court():
    """Where nobody else is said to have published it; the list names the court in any case."""
    court = {"authority": "Harbour Court"}
    ruling = Source(
        key="ruling",
        type="court-record",
        title="[Ruling on the quay]",
        number="12/2026",
        issued=parse_date_span("2026-02-22"),
        further=court,
        place=HERE,
    )
    assert citation_name(ruling) == "Harbour Court, 22 February 2026"
    assert describe(ruling).byline == "12/2026, Harbour Court"
