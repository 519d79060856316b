"""Where on a picture words find room: on nothing that can be read, on as few marks as may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeVar

Point = tuple[float, float]
"""Pixels from the left and from the top."""
Points = Sequence[Point]
"""A line."""
Segment = tuple[Point, Point]

_T = TypeVar("_T")
_ON_WORDS, _ON_LINE, _ON_MARK, _OUTSIDE = 1000.0, 60.0, 30.0, 5000.0
_MANY = 8


class Box(NamedTuple):
    """What a text or a mark covers, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Box:
        """Return it with a rim on all sides."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def wider(self, by: float) -> Box:
        """Return it with a rim to its left and right."""
        return self._replace(left=self.left - by, right=self.right + by)

    def holds(self, other: Box) -> bool:
        """Say whether another lies in this one."""
        is_between = self.left <= other.left and other.right <= self.right
        return is_between and self.top <= other.top and other.bottom <= self.bottom

    def meets(self, other: Box) -> bool:
        """Say whether the two cover a pixel in common."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)

    def is_crossed_by(self, segment: Segment) -> bool:
        """Say whether a straight line touches it, by cutting the line at each of its sides."""
        (x0, y0), (x1, y1) = segment
        if max(x0, x1) < self.left or min(x0, x1) > self.right:
            return False
        if max(y0, y1) < self.top or min(y0, y1) > self.bottom:
            return False
        first, last = 0.0, 1.0
        for start, step, low, high in (
            (x0, x1 - x0, self.left, self.right),
            (y0, y1 - y0, self.top, self.bottom),
        ):
            if step:
                ends = sorted(((low - start) / step, (high - start) / step))
                first, last = max(first, ends[0]), min(last, ends[1])
        return first <= last


def segments_of(line: Points) -> list[Segment]:
    """Return a line as its straight parts; a single point is one, too."""
    return list(pairwise(line)) or [(point, point) for point in line]


@dataclass(slots=True)
class Room:
    """What a picture holds already."""

    width: float
    height: float
    words: list[Box] = field(default_factory=list)
    lines: list[Segment] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)

    def cost(self, box: Box) -> float:
        """Return how much is wrong with words there; 0 where they stand free."""
        rim = box.grown(2)
        wide = max(0 - box.left, 0) + max(box.right - self.width, 0)
        tall = max(0 - box.top, 0) + max(box.bottom - self.height, 0)
        crossed = sum(rim.is_crossed_by(each) for each in self.lines)
        covered = sum(rim.meets(each) for each in self.marks)
        return (
            (_OUTSIDE * (wide + tall) if wide + tall > 1 else 0)
            + _ON_WORDS * sum(rim.meets(each) for each in self.words)
            + (_ON_LINE * (1 + min(crossed, _MANY) / _MANY) if crossed else 0)
            + (_ON_MARK * (1 + min(covered, _MANY) / _MANY) if covered else 0)
        )

    def best(self, candidates: Iterable[tuple[_T, Box, float]]) -> tuple[_T, Box]:
        """Return the candidate that stands best: what is wrong with its place, and its own malus.

        The first of those that are alike.
        """
        choice, box, _ = min(candidates, key=lambda each: self.cost(each[1]) + each[2])
        return choice, box
