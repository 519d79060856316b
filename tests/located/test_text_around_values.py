"""What stands behind a value is looked at where it stands: cut texts and stray commas are told."""

from __future__ import annotations

import pytest

from affidavit.diagnostics import Code, Report
from affidavit.located import plain, read_yaml


@pytest.mark.parametrize(
    ("text", "line", "column", "cut"),
    [
        ("title: Berth #9", 1, 14, "#9"),
        ("title: Berth  #9 closed \nnote: x\n", 1, 15, "#9 closed"),
        ("list:\n  - Berth #9\n  - b\n", 2, 11, "#9"),
        ("title: {a: Berth #9\n  }\n", 1, 18, "#9"),
    ],
)
def test_a_text_cut_by_a_sign_is_told(text: str, line: int, column: int, cut: str):
    """`#` behind a blank drops the rest of the line, on the last line of a file as on any other."""
    report = Report()
    read_yaml(text, file="a.yml", report=report)
    assert [found.code for found in report] == [Code.YAML_COMMENT_IN_TEXT]
    assert (report.errors[0].place.line, report.errors[0].place.column) == (line, column)
    assert f'"{cut}" was cut off' in report.errors[0].message


@pytest.mark.parametrize("text", ["a: b # note", "a: b ## note", "a: b#9", "a: b\n#9", "a: 'b' #9"])
def test_a_comment_is_none_of_them(text: str):
    """A comment as people write it, a sign within a word, and a closed text are no fault."""
    report = Report()
    read_yaml(text, file="a.yml", report=report)
    assert not list(report)


def test_a_comma_that_makes_a_key_is_told():
    """In braces it does; a key with its colon, and an empty key on a line of its own, are meant."""
    report = Report()
    read_yaml("{caption: Roads, closed}", file="a.yml", report=report)
    assert [found.code for found in report] == [Code.YAML_COMMA_IN_FLOW]
    assert report.errors[0].place.column == 18
    report = Report()
    found = read_yaml("a: {b: 1, c: , d : }\ne:\nf:\n", file="a.yml", report=report)
    assert not list(report)
    assert plain(found) == {"a": {"b": 1, "c": None, "d": None}, "e": None, "f": None}
