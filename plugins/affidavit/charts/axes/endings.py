"""Names and figures at the ends of lines, none on another, with leaders from those that moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.scales import spread
from affidavit.charts.house import line_height
from affidavit.charts.lettering import broken, safe, strong, text_width
from affidavit.charts.wrapping import wrapped

Side = Literal["left", "right"]
"""At which end of their lines words stand."""

_DOT = 9
"""Pixels from the middle of a dot to the words beside it."""
_LEADER = 22
"""The same where words had to move away from their dot, and a thin line leads to them."""
_MOVED = 5
_EDGE = 4
"""Pixels between the longest name and the edge, for widths are rounded."""
_LEAST = 40
"""Pixels beside a figure that a name needs, or it starts on the next line."""
_RIM = 4
"""Pixels that keep names of several lines apart from each other."""
_LEFT_TO_RIGHT = "\u200e"
"""Keeps a figure behind a name on that side, whatever script the name is written in."""


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A line's name and figure, in lines."""

    finished: str
    width: float
    height: float


def end_label(
    name: str, figure: str, *, width: float, size: float, side: Side = "right"
) -> EndLabel:
    """Return `252 Jalisco`, the figure bold, broken where it is wider than `width`.

    At the left end of lines it is `Jalisco 252`: the figure stands next to the line.
    """
    lead = text_width(figure + " ", size, bold=True) if figure else 0.0
    lines = (_before if side == "right" else _behind)(name, lead, width, size=size)
    bold, first = strong(safe(figure)), 0 if side == "right" else len(lines) - 1
    widths = [text_width(line, size) + (i == first) * lead for i, line in enumerate(lines)]
    finished = [
        _beside(safe(line), bold, side) if i == first else safe(line)
        for i, line in enumerate(lines)
    ]
    shown = [line for line in finished if line]
    rim = _RIM if len(shown) > 1 else 0
    return EndLabel("<br>".join(shown), max(widths), len(shown) * line_height(size) + rim)


def _before(name: str, lead: float, width: float, *, size: float) -> list[str]:
    """Break a name whose first line has `lead` pixels less; what is left goes on below them."""
    room = max(width - lead, _LEAST)
    lines = broken(name, room, size=size)
    first, rest = lines[0], " ".join(lines[1:])
    if text_width(first, size) > room:
        first, rest = "", name
    return [first, *(wrapped(rest, width, size=size) if rest else [])]


def _behind(name: str, lead: float, width: float, *, size: float) -> list[str]:
    """Break a name whose last line has `lead` pixels less; it may be empty."""
    lines = wrapped(name, width, size=size)
    is_full = lines[-1] and text_width(lines[-1], size) > max(width - lead, _LEAST)
    return [*lines, ""] if is_full else lines


def _beside(name: str, figure: str, side: Side) -> str:
    if not (name and figure):
        return name or figure
    return f"{figure} {name}" if side == "right" else f"{name}{_LEFT_TO_RIGHT} {figure}"


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a line ends, and what is to be written there."""

    label: EndLabel
    x: float
    y: float
    color: str
    ink: str


def place_endings(
    endings: Sequence[Ending], frame: Frame, *, side: Side = "right", low: float = 0
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return labels, none on another, and the leaders to those that had to move.

    They stand below `low`, and as long as they find room not far below the data.
    """
    heights = [each.label.height for each in endings]
    high = max(frame.bottom + 8, low + sum(heights))
    middles = spread([each.y for each in endings], heights, low=low, high=high)
    edge, away = (frame.right, 1) if side == "right" else (frame.left, -1)
    moved = [
        abs(middle - each.y) > _MOVED or (edge - each.x) * away > 1
        for middle, each in zip(middles, endings, strict=True)
    ]
    start = edge + away * (_LEADER if any(moved) else _DOT)
    anchor = "left" if side == "right" else "right"
    labels = [
        frame.text(each.label.finished, start, middle, anchor=anchor, font={"color": each.ink})
        for middle, each in zip(middles, endings, strict=True)
    ]
    leaders = [
        frame.line(
            (each.x + away * 6, each.y),
            (start - away * 4, middle),
            color=each.color,
            layer="above",
        )
        for middle, each, has_moved in zip(middles, endings, moved, strict=True)
        if has_moved
    ]
    return labels, leaders


def ending_room(labels: Sequence[EndLabel]) -> float:
    """Return the pixels beside the lines that the labels need."""
    return max((label.width for label in labels), default=0) + (_LEADER + _EDGE if labels else 0)
