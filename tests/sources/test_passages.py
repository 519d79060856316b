"""Links to the passage of a source that is quoted, and to its copies."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.diagnostics import Place
from affidavit.sources import Source, passage_address, version_of
from affidavit.sources.passages import text_directive

URL = "https://gaceta.example/contratos"


def _source(**parts: object) -> Source:
    return Source(**{"key": "a", "type": "webpage", "url": URL, "place": Place("a.yml"), **parts})


@pytest.mark.parametrize(
    ("words", "passage", "directive"),
    [
        ("ayuda complementaria", "", "text=ayuda%20complementaria"),
        ("“Two, three & four-fold.”", "", "text=Two%2C%20three%20%26%20four%2Dfold"),
        ("a b c d e f g h i", "", "text=a%20b%20c%20d,f%20g%20h%20i"),
        ("We signed … in June", "", "text=We%20signed,in%20June"),
        ("[T]he office [of the harbour] signed it", "", "text=The%20office,signed%20it"),
        ("help", "They sent help in time.", "text=They%20sent-,help,-in%20time"),
        ("help", "self-help in time.", "text=help,-in%20time"),
        ("help", "Nothing of it.", "text=help"),
        ("[...]", "", ""),
    ],
)  # fmt: skip
def test_the_words_are_named_as_browsers_look_for_them(words, passage, directive):
    """Without what an editor put in, their ends where they are many, their company where few."""
    assert text_directive(words, passage) == directive


@given(st.text(), st.text())
def test_any_words_make_one_directive(words: str, passage: str):
    """No quotation can bring in a second one, or anything else of an address."""
    directive = text_directive(words, passage)
    assert directive == "" or directive.startswith("text=")
    assert not set(directive[5:]) & set("&#=<>\"' ")
    assert directive.count(",") <= 2


def test_several_passages_are_marked():
    """The first three of them; an address with a place of its own keeps it."""
    address = passage_address(_source(url=f"{URL}#top"), [(word, "") for word in "abcd"])
    assert address == f"{URL}#top:~:text=a&text=b&text=c"
    assert unquote(passage_address(_source(), [("año", "")]) or "") == f"{URL}#:~:text=año"


@pytest.mark.parametrize(
    "parts",
    [
        {"url": "https://gaceta.example/deed.PDF?x=1"},
        {"url": f"{URL}#:~:text=own"},
        {"seen_as": "stored copy"},
        {"seen_as": "print"},
        {"quoted_in": "b"},
    ],
)
def test_where_nothing_could_be_found_the_address_stays(parts):
    """A PDF, an address that has its words, and what we saw elsewhere than at its address."""
    source = _source(**parts)
    assert passage_address(source, [("ayuda", "")]) == source.url
    assert passage_address(_source(url=None), [("ayuda", "")]) is None


@pytest.mark.parametrize(
    ("archive", "day"),
    [
        ("https://web.archive.org/web/20260224101500/https://gaceta.example/", "2026-02-24"),
        ("https://web.archive.org/web/20260224101500id_/https://gaceta.example/", "2026-02-24"),
        ("https://archive.example/2026.02.25-101500/https://gaceta.example/", "2026-02-25"),
        ("https://archive.example/abc12", "2026-03-01"),
        ("https://web.archive.org/web/20261399101500/https://gaceta.example/", "2026-03-01"),
    ],
)
def test_a_copy_has_the_day_that_its_address_tells(archive, day):
    """Else the day on which somebody looked at the page."""
    source = _source(archives=(archive,), accessed=date(2026, 3, 1))
    assert version_of(source) == (archive, day)


def test_without_copy_and_day():
    """Nothing is made up."""
    assert version_of(_source()) == ("", "")
