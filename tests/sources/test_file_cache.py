"""What files of sources said, kept for the next build."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from pytest_param_files import ParamTestData

from affidavit.diagnostics import Report
from affidavit.located import LocatedText
from affidavit.sources import Library, Source, file_cache, load_library
from tests.reading import CASES, files_in, write

SOURCES = """\
cbs: https://news.example/cbs
memo:
  type: report
  title: "The memo"
  authors: [{family: Ruiz, given: Ana}, The Harbour Board]
  issued: 2026-02/..
  url: https://news.example/memo
  accessed: 2026-11-24
  quoted_in: cbs, p. 2
  file: memo.pdf
  publish_pages: cited, iv, 3-7
  translators: [{family: Soto, given: Luis}]
  edition: second
  archives: [https://archive.example/memo]
  captures:
    - sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      at: 2026-11-24T10:05:12-06:00
      format: wacz
  quotes:
    coord:
      text: >
        información
        complementaria
      locator: vol. 2, para. 3
      speaker: Ana Ruiz
      translation: further information
  note: "Read out, \\"not\\" printed @cbs"
  desk: a word for colleagues
wrong: {titel: A}
"""
FILES = {"content/sources/a.yml": SOURCES}


def read(root: Path) -> tuple[Library, Report]:
    """Read the library in a folder as a build does, with its cache."""
    report = Report()
    return load_library(root / "content", root=root, report=report, cache=root / "kept"), report


def said(library: Library, report: Report) -> list[object]:
    """Return all that a reading gives, with the place of every word that has one."""
    return [list(report), *(each for source in library for each in _said_of(source))]


def _said_of(source: Source) -> list[object]:
    texts = [each for quote in source.quotes.values() for each in (quote.text, quote.translation)]
    words = [text.place_at(at) for text in (*texts, source.note) if text for at in (0, 9)]
    asked = source.publish_pages and source.publish_pages.written
    located = [source.quoted_in, source.file, asked, *(each.sha256 for each in source.captures)]
    places = [each.place for each in located if isinstance(each, LocatedText)]
    quotes = [quote.place for quote in source.quotes.values()]
    return [source, source.place, *words, *places, *quotes]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each file that is really read."""
    noted: list[str] = []
    really = file_cache.read_source_file

    def noting(text: str, suffix: str, *, file: str, story: str | None) -> file_cache.SourceFile:
        noted.append(file)
        return really(text, suffix, file=file, story=story)

    monkeypatch.setattr(file_cache, "read_source_file", noting)
    return noted


def test_a_kept_file_says_the_same(tmp_path, readings):
    """Sources, faults and the place of every word, without the file being read once more."""
    write(tmp_path, FILES)
    first = said(*read(tmp_path))
    assert said(*read(tmp_path)) == first
    assert readings == ["content/sources/a.yml"]
    assert "wrong" in str(first)


@pytest.mark.param_file(CASES / "sources.md")
def test_every_fault_is_told_again(file_params: ParamTestData, tmp_path: Path) -> None:
    """Whatever is wrong with a file of sources."""
    write(tmp_path, files_in(file_params.content, default="content/sources/a.yml"))
    assert said(*read(tmp_path)) == said(*read(tmp_path))


@pytest.mark.param_file(CASES / "sources-imports.md")
def test_every_fault_of_an_import_is_told_again(file_params: ParamTestData, tmp_path: Path) -> None:
    """Whatever is wrong with a reference manager's file."""
    write(tmp_path, files_in(file_params.content, default="content/sources/a.bib"))
    assert said(*read(tmp_path)) == said(*read(tmp_path))


@pytest.mark.parametrize(
    ("old", "new"), [("The memo", "The note"), ("titel: A", "title: A"), ("cbs:", "cbt:")]
)
def test_a_changed_file_is_read_anew(tmp_path, old, new):
    """What is kept of the file as it was says nothing of the file as it is."""
    write(tmp_path, FILES)
    before = said(*read(tmp_path))
    write(tmp_path, {"content/sources/a.yml": SOURCES.replace(old, new)})
    after = said(*read(tmp_path))
    assert after != before
    report = Report()
    assert after == said(load_library(tmp_path / "content", root=tmp_path, report=report), report)


def test_one_text_in_two_files_is_two_files(tmp_path):
    """The faults of each are told at its own name, and a story's sources stay its own."""
    files = [f"content/{each}/sources.yml" for each in ("sources", "stories/one")]
    write(tmp_path, dict.fromkeys(files, "a: {titel: A}\n"))
    for _ in range(2):
        library, report = read(tmp_path)
        assert sorted({found.place.file for found in report}) == sorted(files)
        assert library.find("a", story="one") is not None


def _sealed(content: object) -> bytes:
    """Return an entry as somebody writes it who knows how."""
    text = orjson.dumps(content)
    return hashlib.sha256(text).hexdigest().encode() + text


def _with(**changed: object) -> Callable[[bytes], bytes]:
    def change(whole: bytes) -> bytes:
        value = orjson.loads(whole[64:])
        value["sources"][0].update(changed)
        return _sealed(value)

    return change


@pytest.mark.parametrize(
    "broken",
    [
        lambda _: b"",
        lambda whole: whole[:-1],
        lambda whole: whole[:300] + b"X" + whole[301:],
        lambda _: _sealed([]),
        lambda _: _sealed({"sources": [1], "found": [], "lost": False}),
        lambda _: _sealed({"sources": [{}], "found": [], "lost": False}),
        _with(url="javascript:alert(1)"),
        _with(archives=["data:text/html,x"]),
        _with(place=["a.yml", "x", 1]),
        _with(note=["words", 5, 10**9, ""]),
        _with(issued=[[1]]),
    ],
)
def test_an_entry_that_is_no_entry_is_made_anew(tmp_path, broken):
    """Cut off, damaged, or of somebody else: the file itself is read, and kept once more."""
    write(tmp_path, FILES)
    first = said(*read(tmp_path))
    (entry,) = (tmp_path / "kept").iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(broken(whole))
    assert said(*read(tmp_path)) == first
    assert entry.read_bytes() == whole


def test_a_cache_that_cannot_be_written_to_is_no_fault(tmp_path):
    """It takes longer, that is all."""
    write(tmp_path, {**FILES, "kept": "a file, where a folder should be"})
    assert said(*read(tmp_path)) == said(*read(tmp_path))
