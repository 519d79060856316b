"""Figures at the points of a line, and at the ends of lines that are not named there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box, Points, Room, segments_of
from affidavit.charts.axes.text_boxes import text_box
from affidavit.charts.house import label_size, line_height
from affidavit.charts.lettering import safe, strong, text_width


def points_have_room(texts: Sequence[str], points: Points, frame: Frame, *, size: float) -> bool:
    """Say whether the figures of neighbouring points stand clear of each other."""
    wide = [text_width(text, size, bold=True) for text in texts]
    are_apart = all(
        after[0] - before[0] >= (wide[i] + wide[i + 1]) / 2 + 6
        for i, (before, after) in enumerate(pairwise(points))
    )
    if not are_apart:
        return False
    labels = point_labels(texts, points, frame, size=size)
    boxes = [text_box(each, width=frame.width, height=frame.height) for each in labels]
    return not any(one.grown(2).meets(other) for one, other in pairwise(boxes))


def point_labels(
    texts: Sequence[str], points: Points, frame: Frame, *, size: float
) -> list[dict[str, Any]]:
    """Return a figure beside each point, on the side where its line does not run."""
    ys = [None, *(y for _, y in points), None]
    return [
        _point_label(text, x, y, before=ys[i], after=ys[i + 2], frame=frame, size=size)
        for i, (text, (x, y)) in enumerate(zip(texts, points, strict=True))
    ]


def figure_at_end(text: str, lines: Sequence[Points], index: int, frame: Frame) -> dict[str, Any]:
    """Return the last figure of one of several lines, above or below its end, off all lines."""
    size = label_size(frame.width)
    x, y = lines[index][-1]
    wide, half = text_width(text, size, bold=True), line_height(size) / 2
    room = Room(frame.width, frame.bottom, lines=[s for line in lines for s in segments_of(line)])
    candidates = []
    for order, away in enumerate((half + 7, -half - 7, half + 14, -half - 14, half + 24)):
        for start in (min(x - wide / 2, frame.width - wide), x - wide, x - wide - 10):
            box = Box(start, y - away - half, start + wide, y - away + half)
            candidates.append((box.right, box, order * 4 + (x - start - wide) * 0.1))
    right, box = room.best(candidates)
    middle = (box.top + box.bottom) / 2
    return frame.text(strong(safe(text)), right, middle, anchor="right")


def _point_label(
    text: str,
    x: float,
    y: float,
    *,
    before: float | None,
    after: float | None,
    frame: Frame,
    size: float,
) -> dict[str, Any]:
    """Return a figure beside a point.

    `before` and `after` are the pixels of the points beside it, counted from the top like `y`.
    """
    rises_after, rises_before = (
        after is not None and after < y - 2,
        before is not None and before < y - 2,
    )
    is_alone = after is None and before is None
    is_valley = not is_alone and (rises_after or after is None) and (rises_before or before is None)
    wide, away = text_width(text, size, bold=True), size * 0.5 + 9
    start = x - wide / 2
    if is_valley and y + size + 10 < frame.bottom:
        middle = y + away
    else:
        middle = y - away
        if rises_after:
            start = x + 2 - wide
        elif rises_before:
            start = x - 2
    start = max(min(start, frame.width - wide), 0)
    return frame.text(strong(safe(text)), start, middle, font={"size": size})
