"""One line a source, as it is done; on a terminal also how far the command is, below them."""

from __future__ import annotations

import sys

import click


class Telling:
    """Prints results to standard output, and the state of things to a terminal only."""

    def __init__(self, total: int) -> None:
        """Expect to take copies of so many sources."""
        self._total = total
        self._started = 0
        self._is_terminal = sys.stderr.isatty()

    def starts(self, key: str) -> None:
        """Say which source is being taken now, in a line that the next one replaces."""
        self._started += 1
        self._state(f"{self._started} of {self._total}: {key} …")

    def result(self, key: str, text: str) -> None:
        """Print what became of a source."""
        self._state("")
        click.echo(f"{printable(key)}: {printable(text)}")

    def end(self, summary: str) -> None:
        """Print what became of all."""
        self._state("")
        click.echo(summary)

    def _state(self, text: str) -> None:
        if self._is_terminal:
            sys.stderr.write(f"\r\x1b[K{printable(text)}")
            sys.stderr.flush()


def printable(text: str) -> str:
    """Return a text that a terminal only shows: hosts' words may hold what commands it."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
