"""Remarks over areas: their strokes have a rim of paper, so that they are seen on any colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box, Points
from affidavit.charts.axes.remarks import Placed
from affidavit.charts.drawing import roles
from affidavit.charts.house import CLEAR

Shape = dict[str, Any]

_RIM = 2.5
"""Pixels of paper beside a stroke, both sides together."""


def seen_on_areas(shapes: Sequence[Shape], frame: Frame) -> Iterator[Shape]:
    """Yield shapes so that those of remarks are seen on areas, which cover what lies below them.

    A span or band keeps its tint where no area is, and gets a line around it where areas may be.
    """
    for shape in shapes:
        if shape.get("fillcolor") == roles.TINT:
            yield shape
            top = min(shape["y1"], frame.paper_y(frame.top))
            around = shape | {"fillcolor": CLEAR, "layer": "above", "y1": top}
            yield from _rimmed(around | {"line": {"color": roles.STRONG, "width": 1}})
        elif shape["layer"] == "above":
            yield from _rimmed(shape)
        else:
            yield shape


def _rimmed(shape: Shape) -> Iterator[Shape]:
    line = {"color": roles.PAPER, "width": shape["line"]["width"] + _RIM}
    yield shape | {"line": line}
    yield shape


def sides_of(remarks: Sequence[Placed], frame: Frame) -> list[Points]:
    """Return the sides of spans and bands, for the words of other remarks to keep clear of."""
    found = list[Points]()
    for each in remarks:
        if each.is_upright and len(each.xs) > 1:
            found += [[(frame.x(x), frame.top), (frame.x(x), frame.bottom)] for x in each.xs]
        elif each.is_level and len(each.ys) > 1:
            found += [[(frame.left, frame.y(y)), (frame.right, frame.y(y))] for y in each.ys]
    return found


def covered_by(remarks: Sequence[Placed], frame: Frame) -> list[Box]:
    """Return what lines, spans and rings of remarks cover, for names to keep clear of."""
    found = list[Box]()
    for each in remarks:
        xs, ys = list(map(frame.x, each.xs)), list(map(frame.y, each.ys))
        if each.is_upright:
            found += [Box(x - 1, frame.top, x + 1, frame.bottom) for x in xs]
        elif each.is_level:
            found += [Box(frame.left, y - 1, frame.right, y + 1) for y in ys]
        else:
            found.append(Box(min(xs), min(ys), max(xs), max(ys)).grown(6))
    return found
