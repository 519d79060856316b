"""Arrows beyond the ends of bars whose figures are a least or a most: open-ended, not only said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from affidavit.charts.axes.frame import Frame

ARROW = 8
"""Pixels beyond the end of a bar or column that its arrow takes."""
_AWAY, _LONG, _STROKE = 3.5, 5.0, 2.25
_TALLEST = 8.0


def arrow_across(
    frame: Frame, end: tuple[float, float], *, way: int, side: int, thick: float, color: str
) -> list[dict[str, Any]]:
    """Return an arrow beyond the end of a horizontal bar, which lies to the right for `side` 1."""
    x, y = end
    near, half = x + side * _AWAY, min(_TALLEST, thick / 2)
    tip, back = near + side * _LONG, near
    if way != side:
        tip, back = back, tip
    return _chevron(frame, ((back, y - half), (tip, y), (back, y + half)), color)


def arrow_upright(
    frame: Frame, end: tuple[float, float], *, way: int, side: int, thick: float, color: str
) -> list[dict[str, Any]]:
    """Return an arrow beyond the end of a column, which lies at the top for `side` 1."""
    x, y = end
    near, half = y - side * _AWAY, min(_TALLEST, thick / 2)
    tip, back = near - side * _LONG, near
    if way != side:
        tip, back = back, tip
    return _chevron(frame, ((x - half, back), (x, tip), (x + half, back)), color)


def _chevron(
    frame: Frame, points: Sequence[tuple[float, float]], color: str
) -> list[dict[str, Any]]:
    one, tip, other = points
    look: dict[str, Any] = {"color": color, "width": _STROKE, "layer": "above"}
    return [frame.line(one, tip, **look), frame.line(tip, other, **look)]
