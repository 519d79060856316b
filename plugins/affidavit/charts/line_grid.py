"""What lies behind lines: a hairline for each number, the base, and the words below it."""

from __future__ import annotations

from typing import Any

from affidavit.charts.columns import Number
from affidavit.charts.drawing import roles
from affidavit.charts.frame import Frame
from affidavit.charts.house import line_height
from affidavit.charts.line_axes import Tick, Upright


def tick_label(
    tick: Tick,
    frame: Frame,
    *,
    size: float,
) -> dict[str, Any]:
    """Return a word below the axis, kept inside the picture at both ends."""
    x, y = frame.x(tick.at), frame.bottom + 8
    anchor = "center"
    if x - tick.width / 2 < 0:
        x, anchor = 0.0, "left"
    elif x + tick.width / 2 > frame.width:
        x, anchor = float(frame.width), "right"
    middle = y + len(tick.lines) * line_height(size) / 2
    return frame.text("<br>".join(tick.lines), x, middle, anchor=anchor)


def hairlines(axis: Upright, frame: Frame) -> list[dict[str, Any]]:
    """Return a line for each number; that of zero, or the lowest, is the base."""
    base = 0 if 0 in axis.ticks else axis.ticks[0]
    return [
        frame.line(
            (0, frame.y(tick)),
            (frame.right + 8, frame.y(tick)),
            color=roles.AXIS if tick == base else roles.GRID,
        )
        for tick in axis.ticks
    ]


def whole(value: float) -> Number:
    """Return a number without a fraction of zero: `150`, not `150.0`."""
    return int(value) if float(value).is_integer() else value
