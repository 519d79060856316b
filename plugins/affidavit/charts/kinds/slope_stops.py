"""What stands above the lines of a slope chart: the name of each place across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.drawing import roles
from affidavit.charts.house import label_size, line_height
from affidavit.charts.lettering import safe, strong, widest
from affidavit.charts.wrapping import wrapped

_BETWEEN = 10
_BELOW = 8
"""Pixels between the names and the lines."""


@dataclass(frozen=True, slots=True)
class StopName:
    """The name of a place, broken, its middle and how far from the top its row starts."""

    lines: tuple[str, ...]
    x: float
    top: float
    is_lit: bool

    def draw(self, frame: Frame) -> dict[str, Any]:
        """Return it as a label."""
        size = label_size(frame.width)
        finished = "<br>".join(strong(safe(line)) for line in self.lines)
        middle = self.top + len(self.lines) * line_height(size) / 2
        ink = roles.HIGHLIGHT if self.is_lit else roles.INK
        return frame.text(finished, self.x, middle, anchor="center", font={"color": ink})


def stop_names(
    names: Sequence[tuple[str, bool]], xs: Sequence[float], *, width: int
) -> tuple[list[StopName], float]:
    """Return the names above their places and the height they take, in rows where they are close.

    `names` are texts and whether they are highlighted, `xs` the pixels of the places.
    """
    size, room = label_size(width), max(width * 0.4, 90)
    rows, placed = list[list[tuple[int, float, float]]](), list[tuple[list[str], float]]()
    for index, ((name, _), x) in enumerate(zip(names, xs, strict=True)):
        lines = wrapped(name, min(room, width), size=size, bold=True)
        half = widest(lines, size, bold=True) / 2
        middle = min(max(x, half), max(width - half, half))
        placed.append((lines, middle))
        row = next((r for r in rows if r[-1][2] + _BETWEEN <= middle - half), None)
        if row is None:
            rows.append(row := [])
        row.append((index, middle - half, middle + half))
    found, top = list[StopName](), 0.0
    for row in reversed(rows):
        for index, _, _ in row:
            lines, middle = placed[index]
            found.append(StopName(tuple(lines), middle, top, names[index][1]))
        top += max(len(placed[index][0]) for index, _, _ in row) * line_height(size)
    return found, top + _BELOW
