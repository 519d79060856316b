"""How far what an element paints can reach: boxes that hold all of it, never less."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from affidavit.charts.drawing import paths
from affidavit.charts.drawing.tree import name_of, said, words_of
from affidavit.charts.lettering import text_width

_NUMBER = rf"\s*({paths.NUMBER.pattern})"
_MOVE = re.compile(rf"translate\({_NUMBER}(?:[\s,]{_NUMBER})?\s*\)")
_TURN = re.compile(rf"rotate\({_NUMBER}(?:[\s,]{_NUMBER}[\s,]{_NUMBER})?\s*\)")
MITER = 4.0
"""How many half widths of a line a corner can stick out, if nothing is said."""
WIDER = 1.25
"""Other faces than ours, in which a reader's browser may set a text, are wider."""
ABOVE, BELOW = 1.2, 0.5
"""What a line of text takes, in its sizes, from its baseline."""


class Box(NamedTuple):
    """A rectangle, in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box, *, tolerance: float) -> bool:
        """Say whether another lies inside, but for `tolerance`."""
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def overlaps(self, other: Box) -> bool:
        """Say whether both have some of the ground in common; their edges may touch."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def moved(self, x: float, y: float) -> Box:
        """Return the box somewhere else."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def padded(self, by: float) -> Box:
        """Return the box with so much more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def turned(self, angle: float, x: float, y: float) -> Box | None:
        """Return a box around this one turned about a point, by radians."""
        cosine, sine = math.cos(angle), math.sin(angle)
        corners = [
            (x + (to - x) * cosine - (down - y) * sine, y + (to - x) * sine + (down - y) * cosine)
            for to in (self.left, self.right)
            for down in (self.top, self.bottom)
        ]
        return around(Box(*corner, *corner) for corner in corners)


def box_of(element: etree._Element) -> Box | None:
    """Return a box around all that an element paints, as its parent counts; None if unknown."""
    inside = None if element.get("mask") else box_inside(element)
    return _transformed(inside, element.get("transform", "")) if inside else None


def box_inside(element: etree._Element) -> Box | None:
    """Return a box around what an element paints, in its own coordinates; None if unknown."""
    match name_of(element):
        case "g":
            boxes = [box_of(child) for child in element]
            known = [box for box in boxes if box]
            return around(known) if len(known) == len(boxes) else None
        case "text":
            return _of_text(element)
        case "path":
            return _of_path(element)
        case "rect":
            left, top, width, height = _numbers(element, "x", "y", "width", "height")
            box = Box(left, top, left + width, top + height)
        case "circle":
            x, y, radius = _numbers(element, "cx", "cy", "r")
            box = Box(x - radius, y - radius, x + radius, y + radius)
        case _:
            return None
    return box.padded(_line_width(element) / 2)


def _transformed(box: Box, transform: str) -> Box | None:
    if not transform:
        return box
    if move := _MOVE.fullmatch(transform):
        return box.moved(float(move[1]), float(move[2] or 0))
    if turn := _TURN.fullmatch(transform):
        angle, x, y = (float(part or 0) for part in turn.groups())
        return box.turned(math.radians(angle), x, y)
    return None


def _of_path(element: etree._Element) -> Box | None:
    data = element.get("d", "")
    if not paths.STRAIGHT.fullmatch(data):
        return None
    half = _line_width(element) / 2
    sticks_out = said(element, "stroke-linejoin") is None and re.search("[lL]", data)
    return _around_lines(data, half, half * (MITER if sticks_out else 1))


@lru_cache(maxsize=1 << 12)  # a path's box is asked for with its group's, and alone
def _around_lines(data: str, half: float, corner: float) -> Box | None:
    lines = paths.lines(data)
    if half == 0:
        xs, ys = [x for line in lines for x, _ in line], [y for line in lines for _, y in line]
        return Box(min(xs), min(ys), max(xs), max(ys)) if xs else None
    return around(spot for line in lines for spot in _spots(line, half, corner))


def _spots(
    line: Sequence[tuple[float, float]], half: float, corner: float
) -> Iterator[tuple[float, float, float, float]]:
    """Yield boxes around the points of a line: how far its stroke reaches from each.

    At its ends it is cut off square; in between its corners may stick out.
    """
    for (x, y), (to_x, to_y) in pairwise(line):
        length = math.hypot(to_x - x, to_y - y) or 1
        across = half * abs(to_y - y) / length
        down = half * abs(to_x - x) / length
        yield x - across, y - down, x + across, y + down
        yield to_x - across, to_y - down, to_x + across, to_y + down
    for x, y in line if line[0] == line[-1] else line[1:-1]:
        yield x - corner, y - corner, x + corner, y + corner


def _of_text(element: etree._Element) -> Box | None:
    size, lines = said(element, "font-size"), list(_lines_of(element))
    if size is None or None in lines:
        return None
    high, anchor = float(size), said(element, "text-anchor")
    share = {"middle": 0.5, "end": 1}.get(anchor or "", 0)
    boxes = []
    for x, y, words in filter(None, lines):
        width = text_width(words, high, bold=True) * WIDER
        left = x - share * width
        boxes.append(Box(left, y - ABOVE * high, left + width, y + BELOW * high))
    return around(boxes)


def _lines_of(text: etree._Element) -> Iterator[tuple[float, float, str] | None]:
    """Yield the lines of a text as it was straightened; None where one is set in another way."""
    size = float(said(text, "font-size") or 0)
    x, y = _numbers(text, "x", "y")
    words = text.text or ""
    for part in text:
        if part.get("x") is None:
            words += words_of(part)
        else:
            yield x, y, words
            x, words = float(part.get("x", "0")), words_of(part)
            y += float(part.get("dy", "0").removesuffix("em")) * size
        words += part.tail or ""
        if {"y", "dx"} & set(part.attrib) or {"x", "y", "dx", "dy"} & _said_inside(part):
            yield None
    yield None if {"dx", "dy"} & set(text.attrib) else (x, y, words)


def _said_inside(part: etree._Element) -> set[str]:
    return {str(name) for each in part.iterdescendants() for name in each.attrib}


def _line_width(element: etree._Element) -> float:
    if said(element, "stroke") in (None, "none"):
        return 0
    return float(said(element, "stroke-width") or 1)


def _numbers(element: etree._Element, *names: str) -> list[float]:
    return [float(element.get(name, "0")) for name in names]


def around(boxes: Iterable[tuple[float, float, float, float]]) -> Box | None:
    """Return a box around some; None where there is none."""
    sides = list(zip(*boxes, strict=True))
    if not sides:
        return None
    left, top, right, bottom = sides
    return Box(min(left), min(top), max(right), max(bottom))
