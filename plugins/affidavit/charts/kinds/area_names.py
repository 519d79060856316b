"""Names in the bands of a stack, each where its band is highest; one too thin for it has none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.drawing import roles
from affidavit.charts.house import label_size, line_height
from affidavit.charts.lettering import broken, safe, widest
from affidavit.charts.palette import carries_text

_RIM = 4
"""Pixels between a name and the edges of its band."""
_PLATE = 2
"""Pixels of paper around a name in a band whose colour carries no text."""
_STEPS = 32
"""Places along a band at which a name is tried."""
_WIDEST = 0.6
"""A name takes no more of the picture's width than that in one line."""


class Slice(NamedTuple):
    """A band at one place, in pixels from the left and from the top."""

    x: float
    top: float
    bottom: float


Strip = Sequence[Slice]
"""A part of a band without a gap."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a band, placed in it."""

    lines: tuple[str, ...]
    box: Box
    color: str
    """Of the band."""

    def label(self, frame: Frame) -> dict[str, Any]:
        """Return it as an annotation: in the colour of paper, or on paper."""
        box = self.box
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        look: dict[str, Any] = {"font": {"color": roles.PAPER}}
        if not carries_text(self.color):
            look = {"bgcolor": roles.PAPER, "borderpad": _PLATE}
        return frame.text("<br>".join(map(safe, self.lines)), x, y, anchor="center", **look)


def place_name(
    name: str, strips: Sequence[Strip], frame: Frame, *, color: str, taken: Sequence[Box]
) -> Name | None:
    """Return a name where its band is highest, in one line or more, on none of `taken`.

    None where it finds no room.
    """
    size = label_size(frame.width)
    for share in (_WIDEST, _WIDEST / 2, _WIDEST / 3):
        lines = broken(name, frame.width * share, size=size)
        wide, tall = widest(lines, size), len(lines) * line_height(size)
        if wide > frame.width * _WIDEST:
            return None
        spots = [spot for strip in strips for spot in _spots(strip, wide, tall, taken)]
        if spots:
            return Name(tuple(lines), max(spots)[1], color)
    return None


def _spots(
    strip: Strip, wide: float, tall: float, taken: Sequence[Box]
) -> Iterator[tuple[float, Box]]:
    """Yield where a name of this size would stand in a band, and how much room it has there."""
    first, last = strip[0].x + _RIM, strip[-1].x - _RIM - wide
    if last < first:
        return
    for step in range(_STEPS + 1):
        left = first + (last - first) * step / _STEPS
        top, bottom = _free(strip, left, left + wide)
        spare = bottom - top - tall - 2 * _RIM
        if spare < 0:
            continue
        for middle in ((top + bottom) / 2, top + _RIM + tall / 2, bottom - _RIM - tall / 2):
            box = Box(left, middle - tall / 2, left + wide, middle + tall / 2)
            if not any(box.grown(_RIM).meets(other) for other in taken):
                yield spare, box
                break


def _free(strip: Strip, left: float, right: float) -> tuple[float, float]:
    """Return the lowest upper edge and the highest lower one between two places."""
    start, end = (bisect_left(strip, left, key=_x), bisect_right(strip, right, key=_x))
    cut = [*strip[start:end], _at(strip, left), _at(strip, right)]
    return max(each.top for each in cut), min(each.bottom for each in cut)


def _at(strip: Strip, x: float) -> Slice:
    """Return a band between two of its places."""
    after = min(max(bisect_left(strip, x, key=_x), 1), len(strip) - 1)
    one, two = strip[after - 1], strip[after]
    share = (x - one.x) / (two.x - one.x) if two.x > one.x else 0
    top, bottom = (a + (b - a) * share for a, b in zip(one[1:], two[1:], strict=True))
    return Slice(x, top, bottom)


def _x(each: Slice) -> float:
    return each.x
