"""Signs of word processors that nobody sees, and that YAML 1.1 takes for the end of a line."""

from __future__ import annotations

import pytest

from affidavit.diagnostics import Report
from affidavit.located import LocatedMapping
from affidavit.located.reading import read_yaml


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_line_separator_ends_no_line(sign: str):
    """Neither in a value nor in a comment, and what stands behind it keeps its place."""
    report = Report()
    text = f"a: one{sign}two # three{sign}four: five\nb: six\n"
    found = read_yaml(text, file="a.yml", report=report)
    assert not len(report)
    assert isinstance(found, LocatedMapping)
    assert found["a"] == "one two"
    assert (found["b"].place.line, found["b"].place.column) == (2, 4)
