"""Source files read into one library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affidavit.diagnostics import Code, Report
from affidavit.sources import Library, load_library
from tests.reading import write

SOURCES = """\
cbs: https://news.example/cbs
memo:
  title: Memo
  url: https://news.example/memo
  accessed: 2026-11-24
  quoted_in: cbs
  desk: the secret word
  quotes:
    coord:
      text: información complementaria
      locator: para. 3
"""


def library_of(root: Path, files: dict[str, str | bytes]) -> tuple[Library, Report]:
    """Read a library from these files."""
    report = Report()
    return load_library(write(root, files) / "content", root=root, report=report), report


def codes(report: Report) -> list[tuple[str, Code]]:
    """Return place and code of each fault."""
    return [(str(found.place), found.code) for found in report]


def test_a_source_keeps_what_was_written(tmp_path):
    """Every key of an entry is in the source, with the place of its own key."""
    library, report = library_of(tmp_path, {"content/sources/a.yml": SOURCES})
    memo = library.find("memo")
    assert not report.errors
    assert memo is not None
    assert (memo.title, memo.accessed, memo.quoted_in) == ("Memo", date(2026, 11, 24), "cbs")
    assert str(memo.place) == "content/sources/a.yml:2:1"
    assert memo.quotes["coord"].text.source == "información complementaria"
    assert str(memo.quotes["coord"].text.place_at(12)) == "content/sources/a.yml:10:25"


def test_a_desk_note_is_not_in_what_is_printed_of_a_source(tmp_path):
    """Not even a message that shows a whole source gives the note away."""
    library, _ = library_of(tmp_path, {"content/sources/a.yml": SOURCES})
    assert "secret" not in repr(library.find("memo"))


def test_a_story_sees_its_own_sources_and_the_shared_ones(tmp_path):
    """The source of one story is not the source of another."""
    files = {
        "content/sources/a.yml": "shared: https://news.example/s\n",
        "content/stories/one/sources.yml": "own: https://news.example/o\n",
    }
    library, _ = library_of(tmp_path, files)
    assert library.keys(story="one") == {"shared", "own"}
    assert library.keys(story="two") == library.keys() == {"shared"}
    assert library.find("own", story="two") is None
    other = library.elsewhere("own", story="two")
    assert other is not None
    assert other.story == "one"


def test_an_entry_with_a_fault_is_still_known(tmp_path):
    """Its citations are not told as unknown on top of the fault."""
    library, report = library_of(tmp_path, {"content/sources/a.yml": "a: {titel: A}\n"})
    found = library.find("a")
    assert found is not None
    assert found.faulty
    assert codes(report) == [("content/sources/a.yml:1:5", Code.KEY_UNKNOWN)]


def test_a_file_that_cannot_be_read_leaves_its_citations_unjudged(tmp_path):
    """A fault in a shared file concerns all stories, one in a story's file that story."""
    broken = "a: {title: A\n"
    library, _ = library_of(tmp_path / "1", {"content/stories/one/sources.yml": broken})
    assert library.unreadable(story="one")
    assert not library.unreadable(story="two")
    library, _ = library_of(tmp_path / "2", {"content/sources/a.yml": broken})
    assert library.unreadable(story="one")


def test_bytes_that_are_no_text_are_told_at_their_place(tmp_path):
    """The column is that of the letter, after letters of two bytes."""
    _, report = library_of(
        tmp_path, {"content/sources/a.yml": "a:\r\n  title: é".encode() + b"\xff"}
    )
    assert codes(report) == [("content/sources/a.yml:2:11", Code.FILE_ENCODING)]


def test_a_link_out_of_the_publication_is_refused(tmp_path):
    """A source file may not lead to a file elsewhere on the machine."""
    outside = tmp_path / "outside.yml"
    outside.write_text("a: https://news.example/a\n")
    root = tmp_path / "publication"
    write(root, {"content/sources/b.yml": "b: https://news.example/b\n"})
    (root / "content/sources/a.yml").symlink_to(outside)
    library, report = library_of(root, {})
    assert codes(report) == [("content/sources/a.yml:1:1", Code.FILE_UNREADABLE)]
    assert library.keys() == {"b"}


def test_a_file_too_large_is_told(tmp_path):
    """A slip of a copy is a message, not a build without end."""
    _, report = library_of(tmp_path, {"content/sources/a.yml": b"#" * 5_000_001})
    assert codes(report) == [("content/sources/a.yml:1:1", Code.FILE_UNREADABLE)]


def test_no_folder_is_an_empty_library(tmp_path):
    """A publication may have no source at all."""
    library, report = library_of(tmp_path, {})
    assert (len(library), len(report)) == (0, 0)


_yaml = st.text(st.sampled_from("ab: \n-@[]{}'\"#|>,&*!é0\t"), max_size=80)
_keys = [
    "type",
    "title",
    "url",
    "issued",
    "quotes",
    "captures",
    "handle",
    "quoted_in",
    "authors",
    "note",
    "lang",
]
_entry = st.lists(st.tuples(st.sampled_from(_keys), _yaml), max_size=5).map(
    lambda pairs: "k:\n" + "".join(f"  {key}: {value}\n" for key, value in pairs)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_yaml | _entry)
def test_whatever_a_file_holds_nothing_is_raised(tmp_path, text):
    """A writer never meets a traceback, only located messages."""
    _, report = library_of(tmp_path, {"content/sources/a.yml": text})
    assert all(found.place.file == "content/sources/a.yml" for found in report)
    assert all(found.message and "pydantic" not in found.message for found in report)


REFERENCES = r"""
@string{mnd = "Mexico " # "News"}
@article{a1, title = {The {\"U}ber {\'e}tude of H$_2$O \& more}, author = {Ru{\'i}z, Ana and
  {World Health Organization} and others}, journal = mnd # " Daily", year = 2020, number = 3,
  pages = {12--15}, month = feb, language = {spanish}, keywords = {private}}
@inproceedings{d4, crossref = {p5}, title = {Child}, xdata = {common}}
@proceedings{p5, title = {Procs}, year = {1999}}
@xdata{common, publisher = {Press}}
"""


def test_a_bibtex_entry_is_a_source_as_readers_should_see_it(tmp_path):
    """TeX is resolved, strings are put in, fields of the larger work are inherited."""
    library, report = library_of(tmp_path, {"content/sources/a.bib": REFERENCES})
    assert not report.errors
    article, paper = library.find("a1"), library.find("d4")
    assert article is not None
    assert paper is not None
    assert article.title == "The Über étude of H₂O & more"
    names = ["Ana Ruíz", "World Health Organization", "et al."]
    assert [name.full for name in article.authors] == names
    assert (article.container, article.issue, article.pages) == ("Mexico News Daily", "3", "12–15")
    assert article.issued is not None
    assert (article.issued.iso, article.lang) == ("2020-02", "es")
    assert (paper.container, paper.publisher, paper.title) == ("Procs", "Press", "Child")


def test_an_entry_that_cannot_be_read_is_still_known(tmp_path):
    """Its citations are not told as unknown on top of the fault."""
    library, report = library_of(tmp_path, {"content/sources/a.bib": "@book{a1, title = {A {B}\n"})
    found = library.find("a1")
    assert found is not None
    assert found.faulty
    assert [code for _, code in codes(report)] == [Code.SOURCE_IMPORT]


def test_a_file_of_an_old_program_is_read_and_told(tmp_path):
    """Windows-1252 loses no letter, and the writer knows what it was taken for."""
    content = "@book{a1, title = {Café}}".encode("cp1252")
    library, report = library_of(tmp_path, {"content/sources/a.bib": content})
    found = library.find("a1")
    assert found is not None
    assert found.title == "Café"
    assert [code for _, code in codes(report)] == [Code.FILE_ENCODING]


def test_what_reference_managers_know_can_be_typed_too(tmp_path):
    """Editors, edition, place, court: what the house style does not print and others do."""
    text = """
rules:
  type: book
  title: The rules of the quay
  editors: [{family: Ruiz, given: Ana}]
  translators: [Bo Li]
  publisher: Harbour Press
  place: Quayside
  edition: 2nd
  series: Harbour papers
  isbn: 978-0-00-000000-2
  issued: 2020
"""
    library, report = library_of(tmp_path, {"content/sources/a.yml": text})
    found = library.find("rules")
    assert found is not None
    assert not list(report)
    assert [name.full for name in found.editors] == ["Ana Ruiz"]
    assert found.further == {
        "ISBN": "978-0-00-000000-2",
        "collection-title": "Harbour papers",
        "edition": "2nd",
        "publisher-place": "Quayside",
    }
    assert [name.full for name in found.roles["translator"]] == ["Bo Li"]
