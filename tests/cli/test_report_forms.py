"""What `affidavit check` writes for programs."""

from __future__ import annotations

import json

import pytest

from affidavit.cli.report_forms import as_annotations, as_sarif
from affidavit.diagnostics import Code, Place, Report

ODD = "content/stories/la ñ, 100%: dos/index.md"


@pytest.fixture
def report() -> Report:
    """Three faults of three weights, one in a file with an odd name."""
    found = Report()
    found.error(Code.LINK_BROKEN, Place(ODD, 9, 4), "no file: lost.md", "did you mean\nlast.md?")
    found.warning("image/credit", Place("content/a.md", 2, 1), "no credit, 100% of it")
    found.note(Code.LINK_BROKEN, Place("content/a.md", 3, 1), "gone")
    return found


def test_sarif_says_where_and_by_which_rule(report: Report):
    """Each result points at its rule, file and place; names of files are addresses there."""
    log = json.loads(as_sarif(report))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [(each["ruleId"], each["level"]) for each in run["results"]] == [
        ("image/credit", "warning"),
        ("link/broken", "note"),
        ("link/broken", "error"),
    ]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    assert len({rule["id"] for rule in rules}) == len(rules) == 2
    place = run["results"][2]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == (
        "content/stories/la%20%C3%B1%2C%20100%25%3A%20dos/index.md"
    )
    assert place["region"] == {"startLine": 9, "startColumn": 4}
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"


def test_annotations_are_one_line_each_whatever_they_say(report: Report):
    """Newlines, per cent signs, colons and commas end no part of a command too early."""
    assert as_annotations(report).split("\n") == [
        "::warning file=content/a.md,line=2,col=1,title=image/credit::no credit, 100%25 of it",
        "::notice file=content/a.md,line=3,col=1,title=link/broken::gone",
        (
            "::error file=content/stories/la ñ%2C 100%25%3A dos/index.md,line=9,col=4,"
            "title=link/broken::no file: lost.md%0Afix: did you mean%0Alast.md?"
        ),
    ]


@pytest.mark.parametrize(
    ("form", "start"), [("json", "["), ("sarif", "{"), ("github", "::error file=content/stories/")]
)
def test_check_writes_each_form(publication, form: str, start: str):
    """And still ends with 1 where there are errors."""
    newsroom = publication(articles={"pier/index.md": "See [it](lost.md).\n"})
    ran = newsroom.run("check", "--format", form)
    assert ran.code == 1
    assert ran.output.startswith(start)
    assert "link/broken" in ran.output
