"""The two axes of a scatter chart, their titles, and the lines of their numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.across import Tick, Upright
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.grid_lines import axis_numbers, hairlines, tick_label, whole
from affidavit.charts.axes.ruler import Ruler, can_be_log
from affidavit.charts.axes.scales import log_ticks, round_ticks
from affidavit.charts.columns import Moment
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Ends
from affidavit.charts.house import label_size, line_height
from affidavit.charts.kinds.scatter_cloud import Cloud
from affidavit.charts.lettering import broken, safe, text_width
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals

PANEL = 260
"""Below this a drawing is one of many."""
_GAP = 10
"""Pixels between the numbers of the vertical axis and the first point."""


@dataclass(frozen=True, slots=True)
class Axes:
    """Both axes, laid out for a width."""

    frame: Frame
    ruler: Ruler
    upright: Upright
    ticks: tuple[Tick, ...]
    titles: tuple[dict[str, Any], ...]
    """What the axes show, as labels."""

    def x(self, position: float | Moment) -> float:
        """Return the pixel of how far along something lies."""
        return self.frame.x(self.ruler.measure(position))

    def labels(self, numerals: Numerals, *, y: str) -> list[dict[str, Any]]:
        """Return titles and numbers."""
        size = label_size(self.frame.width)
        return [
            *self.titles,
            *axis_numbers(self.upright, self.frame, numerals=numerals, column=y),
            *(tick_label(tick, self.frame, size=size) for tick in self.ticks),
        ]

    def lines(self) -> list[dict[str, Any]]:
        """Return a hairline for each number of both axes."""
        frame = self.frame
        upright = [
            frame.line(
                (frame.x(tick.at), frame.top), (frame.x(tick.at), frame.bottom), color=roles.GRID
            )
            for tick in self.ticks
        ]
        return [*upright, *hairlines(self.upright, frame)]


def lay_axes(
    cloud: Cloud,
    spec: Spec,
    *,
    numerals: Numerals,
    reach: tuple[Ends, Ends],
    width: int,
    top: float,
    head: float,
    largest: float,
) -> Axes:
    """Return the axes of a picture whose legends end at `top`, above `head` pixels of remarks.

    `reach` are the ends of what stands along and up, `largest` is the radius of the largest point.
    """
    size = label_size(width)
    up = _upright(reach[1], is_log=spec.scale == "log", count=3 if width < PANEL else 5)
    ruler = _ruler(cloud, reach[0], is_log=spec.scale == "log")
    numbers = max(
        text_width(numerals.figure(whole(tick), column=cloud.y, first=False), size)
        for tick in up.ticks
    )
    left, right = numbers + _GAP + largest, width - max(largest, 8)
    limits = ruler.rounded(pixels=right - left)
    ticks = ruler.ticks(
        limits, pixels=right - left, size=size, numerals=numerals, column=cloud.x.column
    )
    name_up, name_along = (
        broken(spec.printed(column), width * 0.9, size=size) for column in (cloud.y, cloud.x.column)
    )
    step = line_height(size)
    y_title = top + len(name_up) * step / 2
    frame_top = top + len(name_up) * step + 4 + head + step + max(largest - step, 0)
    frame_bottom = frame_top + min(max(width * 0.8, 150), 390 if width < 1000 else 460)  # noqa: PLR2004
    tick_lines = max((len(tick.lines) for tick in ticks), default=1)
    x_title = frame_bottom + 10 + (tick_lines + len(name_along) / 2) * step
    frame = Frame(
        width=width,
        height=round(x_title + len(name_along) * step / 2 + 3),
        left=left,
        right=right,
        top=frame_top,
        bottom=frame_bottom,
        x_limits=limits,
        y_limits=up.limits,
        is_log=up.is_log,
    )
    titles = (
        frame.text(_title(name_up), 0, y_title),
        frame.text(_title(name_along), width, x_title, anchor="right"),
    )
    return Axes(frame, ruler, up, tuple(ticks), titles)


def _title(lines: Sequence[str]) -> str:
    return "<br>".join(safe(line) for line in lines)


def _upright(ends: Ends, *, is_log: bool, count: int) -> Upright:
    """Return the vertical axis: from zero only where the points come near it."""
    if is_log and can_be_log(ends):
        return Upright(tuple(log_ticks(*ends)), is_log=True)
    low, high = ends
    if low == high:
        half = max(abs(low) * 0.1, 0.5)
        low, high = low - half, high + half
    return Upright(tuple(round_ticks(low, high, count=count)))


def _ruler(cloud: Cloud, ends: Ends, *, is_log: bool) -> Ruler:
    """Return the horizontal axis; `ends` are seconds of moments, else the numbers themselves."""
    positions = tuple(point.x for point in cloud.points)
    if cloud.x.kind == "moment":
        return Ruler("moment", positions, ends)
    if is_log and can_be_log(ends):
        return Ruler("log", positions, (math.log10(ends[0]), math.log10(ends[1])))
    return Ruler("number", positions, ends, cloud.x.are_years)
