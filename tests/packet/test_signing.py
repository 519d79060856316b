"""What comes back signed: exact lines for what was checked, and a word for what was not."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping

import pytest

from tests.newsroom import Newsroom
from tests.packet.harbour import LEDGER, STORY, harbour

SIGNED = {"result": "yes", "checked_by": "Ben Kim", "checked_on": "2026-03-02"}
LEDGER_FILE = "content/stories/harbour/ledger.yml"
STORY_FILE = "content/stories/harbour/index.md"


def filled(newsroom: Newsroom, answers: Mapping[str, Mapping[str, str]]) -> str:
    """Return the name of the packet as a table, with answers to some words."""
    table = csv.DictReader(io.StringIO(newsroom.run("packet", "harbour", "--format", "csv").output))
    rows = [{**row, **answers.get(row["words"], {})} for row in table]
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    newsroom.write("signed.csv", file.getvalue())
    return "signed.csv"


def test_the_lines_to_add_are_printed(publication: Callable[..., Newsroom]):
    """Facts and claims are signed in the ledger, all else in the front matter."""
    newsroom = publication(**harbour())
    words = ("at least 237 million pesos", "the tender was never opened", "Eva Sol")
    ran = newsroom.run(
        "packet", "harbour", "--signed", filled(newsroom, dict.fromkeys(words, SIGNED))
    )
    mark = _mark(newsroom, "Eva Sol")
    assert (
        ran.output
        == f"""\
Add to {LEDGER_FILE}:
facts:
  worth:
    checked_by: Ben Kim
claims:
  tender:
    checked_by: Ben Kim
Add to {STORY_FILE}:
checked:
  - row: {mark}
    words: Eva Sol
    by: Ben Kim
    on: 2026-03-02
"""
    )
    assert ran.code == 0
    assert _read(newsroom, LEDGER_FILE) == LEDGER


def test_signatures_are_written_and_everything_else_stays(publication: Callable[..., Newsroom]):
    """Comments, spaces and order of ledger and front matter; the packet then knows who signed."""
    windows = STORY.replace("\n", "\r\n").encode()
    newsroom = publication(**harbour(files={STORY_FILE: windows}))
    words = ("at least 237 million pesos", "Eva Sol", "“Nobody told us,”")
    file = filled(newsroom, dict.fromkeys(words, SIGNED))
    ran = newsroom.run("packet", "harbour", "--signed", file, "--write")
    assert (ran.code, ran.output) == (
        0,
        f"Written: {LEDGER_FILE}, 1 signature.\nWritten: {STORY_FILE}, 2 signatures.\n",
    )
    as_of = "    as_of: 2025-05-03\n"
    assert _read(newsroom, LEDGER_FILE) == LEDGER.replace(
        as_of, f"{as_of}    checked_by: Ben Kim\n"
    )
    added = _read(newsroom, STORY_FILE).replace("\r\n", "\n")
    head, _, tail = added.partition("checked:\n")
    assert head + tail.partition("---\n")[1] + tail.partition("---\n")[2] == STORY
    signed = [row for row in _rows(newsroom) if row["signed_by"]]
    assert [row["words"] for row in signed] == [
        "Eva Sol",
        "at least 237 million pesos",
        "“Nobody told us,”",
    ]
    assert newsroom.run("packet", "harbour", "--signed", file, "--write").output == (
        "Nothing to sign.\n"
    )


def test_what_has_changed_since_is_told_and_not_signed(publication: Callable[..., Newsroom]):
    """Other words, another value on record, a sentence that is gone."""
    newsroom = publication(**harbour())
    words = ("the tender was never opened", "at least 237 million pesos", "Some two hundred")
    file = filled(newsroom, dict.fromkeys(words, SIGNED))
    newsroom.write(LEDGER_FILE, LEDGER.replace("at least 237", "at least 230"))
    text = STORY.replace("tender was never", "tender was not").replace("Some two\nhundred", "Many")
    newsroom.write(STORY_FILE, text)
    ran = newsroom.run("packet", "harbour", "--signed", file, "--write")
    assert ran.code == 1
    assert "Nothing to sign." in ran.output
    for told in (
        'the sentence or the record of "at least 237 million pesos" has changed since',
        '"the tender was never opened" has become "the tender was not opened"',
        '"Some two hundred" does not stand in the article any more',
    ):
        assert told in ran.output
    assert ran.output.count("signed.csv:") == 3


def test_a_no_is_told_at_its_words(publication: Callable[..., Newsroom]):
    """Whoever says no, or has a note, is heard where the words stand, and nothing is signed."""
    newsroom = publication(**harbour())
    answer = {**SIGNED, "result": "See note", "note": "p. 4 says 235"}
    file = filled(newsroom, {"at least 237 million pesos": answer})
    ran = newsroom.run("packet", "harbour", "--signed", file)
    assert f"{STORY_FILE}:15:2: warning[packet/refused]" in ran.output
    assert 'Ben Kim says "see note" to "at least 237 million pesos": p. 4 says 235' in ran.output


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"result": "maybe"}, '"maybe" is no result'),
        ({"checked_by": ""}, "nobody has signed this row"),
        ({"checked_on": "2999-01-01"}, '"2999-01-01" is after today'),
        ({"checked_on": "yesterday"}, '"yesterday" is no day of the calendar'),
        ({"result": ""}, "a name stands here, and no result"),
    ],
)
def test_a_row_filled_in_wrongly_is_told_at_its_line(publication, changed: dict, told: str):
    """A result that is none, a name or a day that is missing: no half signature."""
    newsroom = publication(**harbour())
    file = filled(newsroom, {"Eva Sol": {**SIGNED, **changed}})
    ran = newsroom.run("packet", "harbour", "--signed", file, "--write")
    assert ran.code == 1
    assert f"signed.csv:3:1: error[packet/row]\n    {told}" in ran.output
    assert _read(newsroom, STORY_FILE) == STORY


def test_a_second_name_in_a_row_is_told(publication: Callable[..., Newsroom]):
    """One of two tables put together would be dropped without a word."""
    newsroom = publication(**harbour())
    table = _read(newsroom, filled(newsroom, {"Eva Sol": SIGNED}))
    (row,) = (line for line in table.splitlines(keepends=True) if "Ben Kim" in line)
    newsroom.write("signed.csv", table + row.replace("Ben Kim", "Ana Ruiz"))
    ran = newsroom.run("packet", "harbour", "--signed", "signed.csv")
    told = 'Ana Ruiz signs "Eva Sol", which Ben Kim has signed in this file too'
    assert f"warning[packet/row]\n    {told}" in ran.output
    assert "by: Ben Kim" in ran.output
    assert "by: Ana Ruiz" not in ran.output


def test_a_row_with_other_words_is_not_signed(publication: Callable[..., Newsroom]):
    """The checker saw something else than what stands in the article."""
    newsroom = publication(**harbour())
    answer = {**SIGNED, "words": "Eva Luna"}
    ran = newsroom.run("packet", "harbour", "--signed", filled(newsroom, {"Eva Sol": answer}))
    told = 'this row says "Eva Luna", and the packet had "Eva Sol" in it'
    assert f"signed.csv:3:1: warning[packet/changed]\n    {told}" in ran.output
    assert "by: Ben Kim" not in ran.output


def test_tables_of_spreadsheets_are_read_or_told_how_to_save(publication: Callable[..., Newsroom]):
    """As "Unicode text" they come in UTF-16; in the letters of one system nobody knows which."""
    newsroom = publication(**harbour())
    signed = {**SIGNED, "checked_by": "Zoë Kim"}
    table = _read(newsroom, filled(newsroom, {"Eva Sol": signed}))
    (newsroom.root / "signed.csv").write_bytes(table.encode("utf-16"))
    assert "by: Zoë Kim" in newsroom.run("packet", "harbour", "--signed", "signed.csv").output
    (newsroom.root / "signed.csv").write_bytes(table.encode("cp1252", errors="replace"))
    ran = newsroom.run("packet", "harbour", "--signed", "signed.csv")
    assert ran.code == 2
    assert 'not in UTF-8\n  fix: save the table again as "CSV UTF-8"' in ran.output


def test_json_comes_back_as_well(publication: Callable[..., Newsroom]):
    """The same fields, filled in by a program; what is no packet is told."""
    newsroom = publication(**harbour())
    rows = [{**row, **SIGNED} for row in _rows(newsroom)]
    newsroom.write("signed.json", json.dumps({"rows": rows}, indent=1))
    ran = newsroom.run("packet", "harbour", "--signed", "signed.json", "--write")
    assert f"Written: {STORY_FILE}, 8 signatures." in ran.output
    for text in ("[1", "{}", "a,b\n1,2\n"):
        newsroom.write("signed.json", text)
        ran = newsroom.run("packet", "harbour", "--signed", "signed.json")
        assert "signed.json:1:1: error[packet/row]" in ran.output


def test_a_publication_may_ask_for_signatures(publication: Callable[..., Newsroom]):
    """What is not a draft any more needs them; words that change afterwards lose theirs."""
    imprint = "name: The Test Gazette\nsign_off: {investigation: all}\n"
    story = STORY.replace("status: draft", "status: review")
    newsroom = publication(**harbour(files={STORY_FILE: story, "content/publication.yml": imprint}))
    assert (
        f"{STORY_FILE}:2:8: warning[sign-off/missing]\n    nobody has signed 10 of the 10"
        ' statements that publication.yml wants signed, the first of them "237 million"'
    ) in newsroom.check()
    rows = [{**row, **SIGNED} for row in _rows(newsroom)]
    newsroom.write("signed.json", json.dumps(rows))
    newsroom.run("packet", "harbour", "--signed", "signed.json", "--write")
    assert "sign-off" not in newsroom.check()
    text = _read(newsroom, STORY_FILE)
    newsroom.write(STORY_FILE, text.replace("by Eva Sol on 3 May", "by Eva Sol on 4 May"))
    told = newsroom.check()
    assert 'what Ben Kim signed has changed since: "3 May 2025"' in told
    assert "nobody has signed 2 of the 10 statements" in told
    newsroom.write("content/publication.yml", imprint.replace("all", "al"))
    assert "content/publication.yml:2:27: error[value/wrong]" in newsroom.check()


def _read(newsroom: Newsroom, name: str) -> str:
    return (newsroom.root / name).read_bytes().decode()


def _rows(newsroom: Newsroom) -> list[dict]:
    return json.loads(newsroom.run("packet", "harbour", "--format", "json").output)["rows"]


def _mark(newsroom: Newsroom, words: str) -> str:
    return next(row["row"] for row in _rows(newsroom) if row["words"] == words)
