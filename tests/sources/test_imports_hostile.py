"""Reference managers' files of any content: told or read, never a crash, never a hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.diagnostics import Code, Report
from affidavit.sources import Library, bounds, load_library
from affidavit.sources.imports import READERS

PIECES = {
    ".bib": r"""@misc{ @article( @string{a= @comment{ @xdata{k, { } " , = # \ \\ $ % & ~ ^ _ \" \'{
        \TeX \emph{ \(  \) \frac{ \verb| \begin{x} \char` title
        author crossref xdata url doi date year
        month pages langid and others {and} family= 2020 9999999 jan k a. -- – é 漢""",
    ".json": r"""[ ] { } , : " \ "id" "title" "author" "family" "issued" "date-parts" "circa"
        "items" [[2020,1]] -5 1e999 NaN true null "\ud800" "&#99999999999;" <i> </i> 00 é 漢""",
    ".ris": """TY ER TI T1 AU ID PY DA SP EP UR DO N1 - \u00a0- NEWS JOUR a b, 2020/02/31/ // 10.1/x
        é 漢""",
}
JOINED = {".bib": " ", ".json": "", ".ris": "  "}


def pieces_of(ending: str) -> st.SearchStrategy[str]:
    """Return texts made of what such files are made of, in any order."""
    known = [*PIECES[ending].split(), "\n", " ", "\x00", "\ufeff", "\x0c", "\u2028"]
    return st.lists(st.one_of(st.sampled_from(known), st.text(max_size=3)), max_size=60).map(
        JOINED[ending].join
    )


@pytest.mark.parametrize("ending", READERS)
@given(data=st.data())
def test_any_text_is_read_or_told(ending, data):
    """Whatever stands there, each entry has a key and texts without line ends."""
    report = Report()
    text = data.draw(pieces_of(ending))
    for entry in READERS[ending](text, file="a", report=report):
        source = entry.source(story=None, report=report)
        if source is not None:
            assert source.key
            assert "\n" not in source.title
            assert source.title or source.faulty or list(report)
    lines = text.count("\n") + 1
    assert all(1 <= found.place.line <= lines for found in report)


@pytest.mark.parametrize("ending", READERS)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_told(ending, content, tmp_path_factory):
    """Even what is no text at all."""
    root: Path = tmp_path_factory.mktemp("library")
    path = root / "content/sources" / f"a{ending}"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    load_library(root / "content", root=root, report=Report())


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".bib", "@misc{a, title = {T}, year = 2020, month = {" + "1" * 5_000 + "}}"),
        (".bib", "@misc{a, title = {T}, year = 2020, month = jan, day = " + "1" * 5_000 + "}"),
        (".json", '[{"id": "a", "title": "T &#' + "9" * 5_000 + ';"}]'),
        (".json", '[{"id": "a", "title": "T", "volume": ' + "9" * 5_000 + "}]"),
        (".json", "[" * 100_000),
        (".bib", "@misc{a, title = {" + "{" * 50_000 + "T" + "}" * 50_000 + "}}"),
    ],
)
def test_figures_and_nesting_beyond_all_measure_are_no_crash(ending, text):
    """Python refuses figures of over 4,300 digits, and calls nested a thousand times."""
    report = Report()
    found = [
        entry.source(story=None, report=report)
        for entry in READERS[ending](text, file="a", report=report)
    ]
    assert any(source.title.startswith("T") for source in found if source) or list(report)


def test_strings_made_of_strings_do_not_fill_the_memory():
    """Forty of them, each made of two of the one before, would be a terabyte."""
    strings = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 41))
    text = f'@string{{a0 = "quay "}}\n{strings}@misc{{k, title = a40}}'
    report = Report()
    (entry,) = READERS[".bib"](text, file="a", report=report)
    assert len(entry.texts["title"]) <= 2_000
    assert "left out" in next(iter(report)).message


def test_entries_that_take_fields_from_each_other_are_looked_up_once():
    """Nine, each from all nine, nine deep: that would be four hundred million ways."""
    keys = ",".join(f"k{n}" for n in range(9))
    text = "".join(f"@misc{{k{n}, title = {{T{n}}}, crossref = {{{keys}}}}}\n" for n in range(9))
    found = list(READERS[".bib"](text, file="a", report=Report()))
    assert [entry.texts["title"] for entry in found] == [f"T{n}" for n in range(9)]


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".json", '[{"id": "a" x' + "\n" * 300_000 + '{"id": "k", "title": "T"}]'),
        (".ris", "TY  - BOOK\nID  - k\nTI  - T\n" + "and so on\n" * 300_000),
    ],
)
def test_lines_by_the_hundred_thousand_are_read_once(ending, text):
    """Each with all that came before, they would take many minutes."""
    entries = list(READERS[ending](text, file="a", report=Report()))
    assert [(entry.key, entry.texts["title"][:1]) for entry in entries] == [("k", "T")]


FAULTY = {
    ".bib": "@misc{k, year = {2026}\n",
    ".json": '{"id": "a" "type": "book"},\n',
    ".ris": "TY  - NEWS\n",
    ".yml": "k: https://news.example/\n",
}
WHOLE = {
    ".bib": "@misc{{k{n}, title = {{x}}}}\n",
    ".json": '{{"id": "k{n}", "title": "x"}},\n',
    ".ris": "TY  - NEWS\tID  - k{n}\tTI  - x\n",
    ".yml": "k{n}: https://news.example/\n",
}


@pytest.mark.parametrize("ending", FAULTY)
def test_a_file_of_more_faults_than_anybody_mends_is_read_so_far(tmp_path, monkeypatch, ending):
    """It is told where reading ends; what would follow is not told as unknown to its stories."""
    monkeypatch.setattr(bounds, "MAX_FAULTS", 10)
    library, report = library_of(tmp_path, ending, FAULTY[ending] * 20)
    (last,) = [each for each in report if each.code is Code.SOURCE_TOO_MUCH]
    assert "10 faults so far; from here on it is not read" in last.message
    assert last.place.line == (11 if ending == ".yml" else 10)  # the first key is no fault
    assert library.unreadable()


@pytest.mark.parametrize("ending", WHOLE)
def test_a_large_collection_is_read_so_far(tmp_path, monkeypatch, ending):
    """More entries than a publication cites are no reason to wait for them."""
    monkeypatch.setattr(bounds, "MAX_ENTRIES", 10)
    text = "".join(WHOLE[ending].format(n=n) for n in range(20)).replace("\t", "\n")
    library, report = library_of(tmp_path, ending, text)
    (last,) = report
    assert "more than 10 entries; from here on it is not read" in last.message
    assert (
        text.split("\n")[last.place.line - 1 :] == text.split("\n")[-(text.count("\n") // 2) - 1 :]
    )
    assert len(library) == 10
    assert library.unreadable()


def library_of(tmp_path: Path, ending: str, text: str) -> tuple[Library, Report]:
    """Return the library of a publication that has this one file of sources."""
    path = tmp_path / "content/sources" / f"a{ending}"
    path.parent.mkdir(parents=True)
    path.write_text(f"[{text}" if ending == ".json" else text, encoding="utf-8")
    report = Report()
    return load_library(tmp_path / "content", root=tmp_path, report=report), report
