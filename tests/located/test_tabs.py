"""Tabs in YAML are told as tabs, whatever their line holds, and the rest keeps its place."""

from __future__ import annotations

import pytest

from affidavit.diagnostics import Code, Report
from affidavit.located import LocatedMapping, read_yaml


@pytest.mark.parametrize("value", ["ana", "[ana]", "{a: b}", '"a" b', "@ana"])
def test_a_tab_is_told_before_what_stands_behind_it(value: str):
    """Signs of YAML in the same line are not taken for the fault."""
    report = Report()
    read_yaml(f"title: T\n\tauthors: {value}\n", file="a.yml", report=report)
    first = report.errors[0]
    assert (first.place.line, first.place.column) == (2, 1)
    assert "a tab indents this line" in first.message


def test_what_stands_behind_a_tab_keeps_its_column():
    """A value on a line with a tab is placed where it stands in the file."""
    report = Report()
    value = read_yaml("social:\n\ttitle: Berth #9\n", file="a.yml", report=report)
    assert isinstance(value, LocatedMapping)
    places = [(found.code, found.place.line, found.place.column) for found in report]
    assert places == [(Code.YAML_SYNTAX, 2, 1), (Code.YAML_COMMENT_IN_TEXT, 2, 15)]


def test_a_tab_before_a_key_of_the_first_level_is_to_be_deleted():
    """Spaces would make the line a part of the value above, so none are advised."""
    report = Report()
    read_yaml("title: T\n\tauthors: [ana]\nnote: x\n", file="a.yml", report=report)
    assert [found.fix for found in report] == ["delete it"]
