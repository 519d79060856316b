"""How far the drawing of charts is."""

from __future__ import annotations

import io
from collections.abc import Sequence

from affidavit.outputs.chart_progress import ChartProgress


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def said(stream: io.StringIO, seconds: Sequence[float]) -> str:
    """Return what is printed where the clock stands so at the start and after each chart."""
    times = iter((0.0, *seconds))
    progress = ChartProgress(stream, clock=lambda: next(times))
    for done, _ in enumerate(seconds, 1):
        progress(done, len(seconds))
    return stream.getvalue()


def test_a_quick_build_says_nothing():
    """What is over within a second needs no word."""
    assert said(io.StringIO(), [0.3, 0.6, 0.9]) == ""
    assert said(Terminal(), [0.3, 0.6, 0.9]) == ""


def test_a_terminal_has_one_line_that_changes():
    """It starts after a second, changes at most ten times a second, and ends where all are done."""
    told = said(Terminal(), [0.5, 1.2, 1.25, 1.4, 1.45])
    states = ["Charts: 2 of 5 drawn", "Charts: 4 of 5 drawn", "Charts: 5 of 5 drawn"]
    assert told == "".join(f"\r\x1b[K{state}" for state in states) + "\n"


def test_a_log_gets_a_line_every_few_seconds():
    """Lines stay there, so they are few; the last one says that all are done."""
    assert said(io.StringIO(), [0.5, 1.2, 3, 6, 6.3, 7]).splitlines() == [
        "Charts: 2 of 6 drawn",
        "Charts: 5 of 6 drawn",
        "Charts: 6 of 6 drawn",
    ]


def test_where_nobody_listens_nothing_is_said():
    """As under `mkdocs build -q`."""
    times = iter((0.0, 9.0))
    ChartProgress(None, clock=lambda: next(times))(1, 1)
