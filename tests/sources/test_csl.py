"""Styles of the Citation Style Language: what is refused, and what is told of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from affidavit.diagnostics import Place, Report
from affidavit.sources import Source
from affidavit.sources.csl import CitedItem, CslFormatter, Formatted, read_style
from tests.styled import BY_NAME

SOURCE = Source(key="a/b c", type="book", title="Harbours", place=Place("s.yml", 1, 1))
LINK = 'rel="independent-parent" href="https://styles.example/parent"/><link rel="self" href="x"'


def _style(folder: Path, text: str) -> tuple[str | None, list[str]]:
    (folder / "a.csl").write_text(text, encoding="utf-8")
    report = Report()
    style = read_style(folder / "a.csl", root=folder, report=report)
    return style, [f"{found.place} {found.message}: {found.fix}" for found in report]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<style", "a.csl:1:7 this is no XML: fetch the style's file again"),
        ("<html/>", "a.csl:1:1 this is no style of the Citation Style Language"),
        (
            BY_NAME.replace("<info>", f"<info><link {LINK}/>"),
            "a.csl:1:1 this style only names another, which it depends on: use https://styles.exam",
        ),
        (BY_NAME.replace("in-text", "note"), "a.csl:1:1 this style puts its citations into"),
        (
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + BY_NAME,
            "a.csl:1:1 a style has no document type and no entities: take out the <!DOCTYPE",
        ),
        (f"<!-- {'-' * 1_000_000} -->", "a.csl:1:1 the file has 1.0 MB; at most 1 MB are read"),
    ],
)
def test_what_is_no_usable_style_is_told(tmp_path: Path, text: str, told: str):
    """With its place, and where there is one the way out."""
    style, found = _style(tmp_path, text)
    assert style is None
    assert [each[: len(told)] for each in found] == [told]


def _format(folder: Path, style: str) -> tuple[Formatted | None, list[str]]:
    report = Report()
    formatter = CslFormatter(
        style=style, cache=folder / "cache", place=Place("publication.yml", 2, 12), report=report
    )
    items = [[CitedItem(key=SOURCE.key, locator="p. 3", prefix="see")]]
    formatted = formatter.format(items, [SOURCE], lang="en")
    formatter.format(items, [SOURCE], lang="en")
    return formatted, [f"{found.place} {found.message}" for found in report]


def test_what_pandoc_refuses_is_told_once(tmp_path: Path):
    """At the line of publication.yml that names the style, without a traceback."""
    style = BY_NAME.replace("<citation", "<nothing").replace("</citation", "</nothing")
    formatted, told = _format(tmp_path, style)
    assert formatted is None
    assert len(told) == 1
    assert told[0].startswith("publication.yml:2:12 the style cannot be used; pandoc refuses it")


def test_a_style_that_never_ends_is_stopped(tmp_path: Path):
    """A macro that calls itself costs a bounded time and memory."""
    endless = '<macro name="who"><text macro="who"/></macro><macro name="old"'
    formatted, told = _format(tmp_path, BY_NAME.replace('<macro name="who"', endless))
    assert formatted is None
    assert len(told) == 1
    assert told[0].startswith("publication.yml:2:12 the style cannot be used; pandoc")


def test_without_pandoc_the_way_to_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Once, with what to install."""
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    formatted, told = _format(tmp_path, BY_NAME)
    assert formatted is None
    message = "a style of the Citation Style Language needs pandoc, which is not here"
    assert told == [f"publication.yml:2:12 {message}"]


def test_what_was_formatted_once_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The next build formats nothing; a broken file of the cache is made again."""
    first, _ = _format(tmp_path, BY_NAME)
    assert first is not None
    assert list(first.entries) == ["a/b c"]
    (kept,) = (tmp_path / "cache").iterdir()
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text[:100], encoding="utf-8")
    assert _format(tmp_path, BY_NAME)[0] == first
    assert kept.read_text(encoding="utf-8") == text
    monkeypatch.setattr(CslFormatter, "_run", None)
    assert _format(tmp_path, BY_NAME)[0] == first
