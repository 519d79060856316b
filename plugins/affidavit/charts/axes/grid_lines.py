"""What lies behind lines: a hairline for each number, the base, and the words below it."""

from __future__ import annotations

from typing import Any

from affidavit.charts.axes.across import Tick, Upright
from affidavit.charts.axes.frame import Frame
from affidavit.charts.columns import Number
from affidavit.charts.drawing import roles
from affidavit.charts.house import label_size, line_height
from affidavit.charts.lettering import safe
from affidavit.charts.numerals import Numerals


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


def axis_numbers(
    axis: Upright, frame: Frame, *, numerals: Numerals, column: str
) -> list[dict[str, Any]]:
    """Return the numbers above their lines, the unit once, at the top."""
    found = []
    for tick in axis.ticks:
        text = numerals.figure(whole(tick), column=column, first=tick == axis.ticks[-1])
        y = frame.y(tick) - label_size(frame.width) * 0.7
        found.append(frame.text(safe(text), 0, y, font={"color": roles.MUTED}))
    return found


def whole(value: float) -> Number:
    """Return a number without a fraction of zero: `150`, not `150.0`."""
    return int(value) if float(value).is_integer() else value
