"""What counts as a change of what a source says, and what changes on every page by itself."""

from __future__ import annotations

import pytest

from affidavit.evidence.watching.differences import Comparison

FILLER = "\n".join(
    f"In meeting {number} the officers spoke of berth {number * 7} and of nothing else at all."
    for number in range(30)
)
BIDS = "Two bids were made, and the second one was never opened, said the clerk."
STORY = f"""\
The harbour contract
By Ana Ruiz
Updated 22 February 2026, 10:05
1,204 views
The harbour office signed a contract for 15 million dollars in March. {BIDS}
At least 237 flights were cancelled on 3 May, the airport said.
The mayor declined to comment on the contract or on the bids that were made.
{FILLER}
Read more: The mayor opens a bridge over the river.
"""


def reason(now: str) -> str:
    """Return why a page is told as changed; empty where it is not."""
    return Comparison(STORY, now).reason


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("22 February 2026, 10:05", "24 November 2026, 18:30"),
        ("Updated 22 February 2026, 10:05", "Updated 3 hours ago"),
        ("1,204 views", "98,001 views"),
        ("The mayor opens a bridge over the river.", "Rain is expected."),
        ("By Ana Ruiz", "Menu\nBy Ana Ruiz\nShare\nNewsletter"),
        ("the clerk.\n", "the clerk. "),
        ("15 million dollars in March.", "15\N{NO-BREAK SPACE}million dollars in\n March."),
    ],
)
def test_what_changes_by_itself_is_no_change(before, now):
    """Dates of today, counts of readers, teasers, menus and typesetting."""
    assert before in STORY
    assert reason(STORY.replace(before, now)) == ""


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("237 flights", "250 flights", "1 sentence altered"),
        ("on 3 May", "on 5 May", "1 sentence altered"),
        ("declined to comment", "did not decline to comment", "1 sentence altered"),
        (BIDS, "", "1 sentence taken out"),
        (
            "1,204 views",
            "Correction: an earlier version said the contract was signed in April.",
            "it has a correction now: Correction: an earlier version said",
        ),
    ],
)
def test_what_a_source_says_otherwise_is_a_change(before, now, told):
    """A figure, a day, a word, a sentence less, a correction more."""
    assert before in STORY
    assert reason(STORY.replace(before, now)).startswith(told)


def test_a_sentence_that_stands_on_every_page_of_the_host_is_no_change():
    """As a new notice about its cookies."""
    notice = "".join(
        f"We and our {number} partners would like to set cookies, which you may refuse below.\n"
        for number in range(800, 808)
    )
    now = STORY + notice
    assert Comparison(STORY, now).reason
    assert Comparison(STORY, now, everywhere=f"Not here\n{now.removeprefix(STORY)}").reason == ""


def test_each_figure_of_a_table_counts():
    """Nothing else of it is a sentence."""
    table = "\n".join(f"State {number}\n{number * 37}" for number in range(1, 30))
    assert Comparison(table, table).reason == ""
    assert Comparison(table, table.replace("\n185\n", "\n186\n")).reason == (
        "1 figure of its table altered"
    )


def test_the_diff_shows_what_is_otherwise_and_nothing_else():
    """With the line before and after."""
    diff = Comparison(STORY, STORY.replace("237", "250").replace("1,204", "9,999")).diff
    assert [line for line in diff if line[0] in "+-"] == [
        "-At least 237 flights were cancelled on 3 May, the airport said.",
        "+At least 250 flights were cancelled on 3 May, the airport said.",
    ]
    assert len(diff) == 5


def test_another_page_has_nothing_left_of_the_copy():
    """However many of its words are the same."""
    other = " ".join(reversed(STORY.replace("\n", " ").split(" "))) + "."
    assert Comparison(STORY, STORY).left == 1
    assert Comparison(STORY, other).left < 0.1
