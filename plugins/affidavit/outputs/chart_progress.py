"""How far the drawing of charts is, for whoever waits at the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

WORTH_SAYING = 1.0
"""Seconds of drawing before anything is said: most builds draw what has changed, and are done."""
BETWEEN_LINES = 5.0
"""Seconds between two lines where lines stay, as in the log of a build machine."""
BETWEEN_UPDATES = 0.1
"""Seconds between two states of the one line of a terminal."""


class ChartProgress:
    """Prints "Charts: 12 of 40 drawn": one line that changes on a terminal, elsewhere a few."""

    def __init__(self, stream: TextIO | None, *, clock: Callable[[], float]) -> None:
        """Print to `stream`, None for nowhere. `clock` gives seconds; it starts now."""
        self._stream = stream
        self._clock = clock
        self._is_terminal = stream is not None and stream.isatty()
        self._pause = BETWEEN_UPDATES if self._is_terminal else BETWEEN_LINES
        self._next = clock() + WORTH_SAYING
        self._has_said = False

    def __call__(self, done: int, of: int) -> None:
        """Take note that so many are drawn."""
        now = self._clock()
        is_last = done == of and self._has_said
        if self._stream is None or (now < self._next and not is_last):
            return
        self._next, self._has_said = now + self._pause, True
        line = f"Charts: {done} of {of} drawn"
        if self._is_terminal:  # back to the line's start, and nothing left of what stood there
            self._stream.write(f"\r\x1b[K{line}" + ("\n" if done == of else ""))
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()
