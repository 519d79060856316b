"""What is written at lines: a name and the last figure at the end, or a figure at each point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box, Points, Room, segments_of
from affidavit.charts.axes.scales import spread
from affidavit.charts.house import label_size, line_height
from affidavit.charts.lettering import broken, safe, strong, text_width

_DOT = 9
"""Pixels from the middle of a dot to the words beside it."""
_LEADER = 22
"""The same where words had to move away from their dot, and a thin line leads to them."""
_MOVED = 5
_EDGE = 4
"""Pixels between the longest name and the edge, for widths are rounded."""


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A line's name and last figure, in lines."""

    finished: str
    width: float
    height: float


def end_label(name: str, figure: str, *, width: float, size: float) -> EndLabel:
    """Return `252 Jalisco`, the figure bold, broken where it is wider than `width`."""
    lead = text_width(figure + " ", size, bold=True) if figure else 0.0
    words = broken(name, max(width - lead, 40), size=size) if name else []
    first = f"{strong(safe(figure))} {safe(words[0])}" if figure and words else strong(safe(figure))
    if not figure and words:
        first = safe(words[0])
    # A name that is longer than the room beside its figure goes on below it, over the full width.
    rest = broken(" ".join(words[1:]), width, size=size) if len(words) > 1 else []
    first_width = lead + (text_width(words[0], size) if words else 0)
    widths = [first_width, *(text_width(line, size) for line in rest)]
    lines = [first, *(safe(line) for line in rest)]
    return EndLabel("<br>".join(lines), max(widths), len(lines) * line_height(size))


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a line ends, and what is to be written there."""

    label: EndLabel
    x: float
    y: float
    color: str
    ink: str


def place_endings(
    endings: Sequence[Ending], frame: Frame
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return labels, none on another, and the leaders to those that had to move."""
    low, high = 0.0, max(frame.bottom + 8, sum(each.label.height for each in endings))
    middles = spread(
        [each.y for each in endings], [each.label.height for each in endings], low=low, high=high
    )
    moved = [
        abs(middle - each.y) > _MOVED or each.x < frame.right - 1
        for middle, each in zip(middles, endings, strict=True)
    ]
    start = frame.right + (_LEADER if any(moved) else _DOT)
    labels = [
        frame.text(each.label.finished, start, middle, font={"color": each.ink})
        for middle, each in zip(middles, endings, strict=True)
    ]
    leaders = [
        frame.line((each.x + 6, each.y), (start - 4, middle), color=each.color, layer="above")
        for middle, each, has_moved in zip(middles, endings, moved, strict=True)
        if has_moved
    ]
    return labels, leaders


def ending_room(labels: Sequence[EndLabel]) -> float:
    """Return the pixels to the right of the lines that the labels need."""
    return max((label.width for label in labels), default=0) + (_LEADER + _EDGE if labels else 0)


def points_have_room(texts: Sequence[str], points: Points, *, size: float) -> bool:
    """Say whether the figures of neighbouring points stand clear of each other."""
    wide = [text_width(text, size, bold=True) for text in texts]
    return all(
        after[0] - before[0] >= (wide[i] + wide[i + 1]) / 2 + 6
        for i, (before, after) in enumerate(pairwise(points))
    )


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
