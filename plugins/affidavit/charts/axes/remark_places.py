"""Where the words of a remark may stand, best places first: along a threshold, around a point."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box, Point, Segment
from affidavit.charts.axes.remark_words import Words

Candidate = tuple[tuple[Words, str], Box, float]
"""Words and how they are anchored, the box they would take, and what speaks against it."""

_AWAY = (12, 22, 36, 54, 76, 100)
"""Pixels between a ring and its words that are tried, near ones first."""
_EDGE = 2


def along(breaks: Sequence[Words], ys: Sequence[float], frame: Frame) -> Iterator[Candidate]:
    """Yield places above and below a threshold, or in and around a band, from its end to its start.

    `ys` are the pixels of its one or two sides, the upper one first.
    """
    for words in breaks:
        spare = max(frame.right - frame.left - words.width, 0)
        half = words.height / 2 + 3
        middles = [ys[0] - half, ys[-1] + half]
        if ys[-1] - ys[0] >= words.height + 4:
            middles = [(ys[0] + ys[-1]) / 2, ys[0] + half, ys[-1] - half, *middles]
        for place, share in enumerate((1, 0, 0.5, 0.75, 0.25)):
            for order, middle in enumerate(middles):
                start = min(frame.left + spare * share, frame.width - words.width - _EDGE)
                yield _candidate(words, start, middle, malus=place + order * 0.5)


def beside(breaks: Sequence[Words], ring: Box, frame: Frame) -> Iterator[Candidate]:
    """Yield places around a ring or a box, near ones first; then all over the picture."""
    middle = (ring.left + ring.right) / 2, (ring.top + ring.bottom) / 2
    for words in breaks:
        for step, away in enumerate(_AWAY):
            for order, (start, at, anchor) in enumerate(_sides(words, ring, away)):
                held = min(max(start, 0), max(frame.width - words.width - _EDGE, 0))
                malus = step * 6 + order + abs(held - start) * 0.5
                yield _candidate(words, held, at, malus=malus, anchor=anchor)
        yield from _anywhere(words, middle, frame)


def leader(ring: Box, words: Box) -> Segment:
    """Return the line from the rim of a ring or box to the nearest place at its words."""
    x, y = (ring.left + ring.right) / 2, (ring.top + ring.bottom) / 2
    rim = words.grown(3)
    end = min(max(x, rim.left), rim.right), min(max(y, rim.top), rim.bottom)
    away = math.dist((x, y), end)
    radius = min(ring.right - ring.left, ring.bottom - ring.top) / 2
    share = min(radius / away, 1) if away else 1
    return (x + (end[0] - x) * share, y + (end[1] - y) * share), end


def _sides(words: Words, ring: Box, away: float) -> Iterator[tuple[float, float, str]]:
    """Yield left edge, middle and anchor of words at the eight sides of a ring."""
    centre, middle = (ring.left + ring.right) / 2 - words.width / 2, (ring.top + ring.bottom) / 2
    right, left = ring.right + away, ring.left - away - words.width
    above, below = ring.top - away - words.height / 2, ring.bottom + away + words.height / 2
    yield right, above, "left"
    yield left, above, "right"
    yield centre, above, "center"
    yield right, middle, "left"
    yield left, middle, "right"
    yield right, below, "left"
    yield left, below, "right"
    yield centre, below, "center"


def _anywhere(words: Words, near: Point, frame: Frame) -> Iterator[Candidate]:
    """Yield places all over the picture, for a point that has no room around it."""
    half = words.height / 2
    across = _steps(0, frame.width - words.width - _EDGE)
    for start, at in product(across, _steps(half, frame.bottom - half)):
        away = math.dist((start + words.width / 2, at), near)
        yield _candidate(words, start, at, malus=36 + away * 0.1)


def _steps(low: float, high: float, count: int = 16) -> list[float]:
    """Return places from one end to the other; the lower one where there is no way."""
    return [low + max(high - low, 0) * step / count for step in range(count + 1)]


def _candidate(
    words: Words, start: float, middle: float, *, malus: float, anchor: str = "left"
) -> Candidate:
    half = words.height / 2
    lines = words.finished.count("<br>")
    box = Box(start, middle - half, start + words.width, middle + half)
    return (words, anchor), box, malus + lines * 0.4
