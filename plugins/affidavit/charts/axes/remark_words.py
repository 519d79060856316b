"""The words of a remark, broken into lines, and the rows they take above the data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations, product

from affidavit.charts.axes.free_room import Box
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.lettering import broken, safe, strong, text_width

_BOLD = re.compile(r"\*\*(.+?)\*\*\s*", re.DOTALL)
BESIDE = 7
"""Pixels between a line and its words."""
_BETWEEN = 5
"""Pixels between the words of two remarks."""


@dataclass(frozen=True, slots=True)
class Words:
    """A remark's text, broken for a width."""

    finished: str
    width: float
    height: float


def words_of(source: str, *, width: int, room: float | None = None) -> Words:
    """Return a remark's text: its bold beginning on lines of its own, then the sentence.

    `room` is how wide lines may be on a picture of that width.
    """
    size = label_size(width)
    room = min(room or usual_room(width), width)
    found = _BOLD.match(source)
    name, rest = (found[1], source[found.end() :]) if found else ("", source)
    bold = _lines(name, room, size=size, bold=True)
    plain = _lines(rest, room, size=size)
    widths = [text_width(line, size, bold=True) for line in bold]
    widths += [text_width(line, size) for line in plain]
    lines = [strong(safe(line)) for line in bold] + [safe(line) for line in plain]
    return Words("<br>".join(lines), max(widths, default=0), len(lines) * line_height(size))


def usual_room(width: int) -> float:
    """Return how wide the lines of remarks are on a picture of that width."""
    return max(width * 0.42, min(120, width)) if width < NARROW else 210


def _lines(text: str, room: float, *, size: float, bold: bool = False) -> list[str]:
    """Break a text at its spaces; a word that is wider than `room` anywhere."""
    return [
        part
        for line in (broken(text, room, size=size, bold=bold) if text.strip() else [])
        for part in _cut(line, room, size=size, bold=bold)
    ]


def _cut(line: str, room: float, *, size: float, bold: bool) -> list[str]:
    parts = [""]
    for letter in line:
        if parts[-1] and text_width(parts[-1] + letter, size, bold=bold) > room:
            parts.append("")
        parts[-1] += letter
    return parts


@dataclass(frozen=True, slots=True)
class Standing:
    """Words above the data, beside the line or band that they belong to."""

    box: Box
    """From the top of the rows."""
    is_left: bool
    """Whether they stand to the left of it, so that their lines end there."""


Upright = tuple[float, float]
"""The pixels of a line, twice, or of both sides of a band."""


def stand_above(
    wanted: Sequence[tuple[Upright, Words]], *, width: float
) -> tuple[list[Standing], float]:
    """Return where words on lines and bands stand, in the order given, and the height they take.

    No line runs through the words of another as long as there is a way: all orders in which they
    can stand and both sides of each line are tried, and the lowest way is taken.
    """
    if not wanted:
        return [], 0
    ways = product(permutations(range(len(wanted))), product((False, True), repeat=len(wanted)))
    laid = (_laid(wanted, order, sides, width=width) for order, sides in ways)
    _, height, standings = min(laid, key=lambda way: way[:2])
    return standings, height


def _laid(
    wanted: Sequence[tuple[Upright, Words]],
    order: Sequence[int],
    sides: Sequence[bool],
    *,
    width: float,
) -> tuple[float, float, list[Standing]]:
    """Return what is wrong with a way to stand, its height, and where words stand in it."""
    found, wrong = dict[int, Standing](), 0.0
    for index in order:
        (left, right), words = wanted[index]
        start = left - BESIDE - words.width if sides[index] else left + BESIDE
        held = min(max(start, 0), max(width - words.width, 0))
        wrong += abs(held - start) * 4 + sides[index]
        end, top = held + words.width, 0.0
        for other, standing in found.items():
            box, (line, far) = standing.box, wanted[other][0]
            if _share(held, end, box.left - _BETWEEN, box.right + _BETWEEN) or _share(
                left, right, box.left - 2, box.right + 2
            ):
                top = max(top, box.bottom + _BETWEEN)
            wrong += 1000 * (held - 2 < line < end + 2) + 1000 * (held - 2 < far < end + 2)
        found[index] = Standing(Box(held, top, end, top + words.height), sides[index])
    height = max(each.box.bottom for each in found.values())
    return wrong + height, height + _BETWEEN, [found[i] for i in range(len(wanted))]


def _share(start: float, end: float, other_start: float, other_end: float) -> bool:
    return start < other_end and other_start < end
