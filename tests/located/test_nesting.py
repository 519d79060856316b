"""However deep a text nests, a writer gets a sentence and the process lives."""

from __future__ import annotations

import pytest

from affidavit.diagnostics import Code, Report
from affidavit.located import plain, read_yaml

DEEP = 200_000


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * DEEP,
        "a: " + "{" * DEEP,
        "a: " + "[" * DEEP + "]" * DEEP,
        "- " * DEEP + "x",
        "a: " + "[" * 1_000,
    ],
)
def test_deep_nesting_is_told(text: str):
    """Open or closed, brackets or dashes: one fault, no value, no crash."""
    report = Report()
    assert read_yaml(text, file="a.yml", report=report) is None
    assert len(report.errors) == 1
    assert report.errors[0].place.file == "a.yml"


def test_deep_aliases_are_told():
    """What anchors expand to is counted, not what is typed."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    report = Report()
    read_yaml("\n".join(rows), file="a.yml", report=report)
    assert [found.code for found in report] == [Code.YAML_ALIAS]


def test_long_lines_and_many_lists_are_read():
    """Much is not deep: a long text and thousands of short lists are no fault."""
    text = "text: " + "word " * 3_000 + "\nlists:\n" + "  - [a, b]\n" * 6_000
    report = Report()
    value = plain(read_yaml(text, file="a.yml", report=report))
    assert not list(report)
    assert len(value["lists"]) == 6_000
