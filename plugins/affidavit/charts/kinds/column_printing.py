"""Figures beyond the ends of upright bars, in one size that suits all of them, and their unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.drawing import roles
from affidavit.charts.house import label_size, line_height
from affidavit.charts.kinds.column_names import LEAST_LABEL
from affidavit.charts.lettering import broken, safe, strong, text_width, widest
from affidavit.charts.numerals import Numerals
from affidavit.language import Words

APART = 4
"""Pixels between the figures of two columns."""
_ABOVE = 3
"""Pixels between a column's end and its figure."""


@dataclass(frozen=True, slots=True)
class Printing:
    """How the figures of all columns are printed where they find room."""

    size: float
    has_unit: bool = True
    """Whether the first of them says the unit; else it stands above all."""

    @property
    def room(self) -> float:
        """The pixels that a figure takes beyond the end of a column."""
        return _ABOVE * 2 + self.size * 1.1

    def head(self, width: int) -> float:
        """Return the pixels above all columns that the unit needs."""
        return 0 if self.has_unit else line_height(label_size(width)) + 6

    def unit(self, frame: Frame, numerals: Numerals) -> list[dict[str, Any]]:
        """Return the unit above all columns, where no figure has room for it."""
        if self.has_unit:
            return []
        y = frame.top - line_height(label_size(frame.width)) / 2 - 4
        return [frame.text(safe(numerals.unit), frame.left, y, font={"color": roles.MUTED})]


def printing_in(
    room: float, full: Sequence[str], bare: Sequence[str], *, width: int
) -> Printing | None:
    """Return how figures find room, with their unit in one of them, or without; None if not."""
    size = fitting_size(full, room, width=width)
    if size is not None:
        return Printing(size)
    size = fitting_size(bare, room, width=width)
    return None if size is None else Printing(size, has_unit=False)


def fitting_size(texts: Sequence[str], room: float, *, width: int) -> float | None:
    """Return the size in which all these figures are no wider than `room`; None if in none."""
    usual = label_size(width)
    for size in (usual + 1, usual, usual - 1, LEAST_LABEL):
        if all(text_width(text, size, bold=True) <= room for text in texts):
            return size
    return None


def tip_label(
    text: str, x: float, y: float, *, frame: Frame, size: float, is_below: bool = False
) -> dict[str, Any]:
    """Return a figure beyond the end of a column, in bold; `x` and `y` are the end's pixels."""
    shift = Printing(size).room / 2
    at = y + shift if is_below else y - shift
    return frame.text(strong(safe(text)), x, at, anchor="center", font={"size": size})


def nothing_label(frame: Frame, *, lang: str) -> list[dict[str, Any]]:
    """Return what a panel without a figure says, in the middle above its axis."""
    middle, room = (frame.left + frame.right) / 2, frame.right - frame.left
    text = Words(lang)("chart.no-figure")
    return list(missing_label(text, middle, frame.bottom, frame=frame, room=room))


def missing_label(
    text: str, x: float, y: float, *, frame: Frame, room: float
) -> Iterator[dict[str, Any]]:
    """Yield that there is no figure, above a pixel, if that finds room."""
    size = min(label_size(frame.width), 12)
    lines = broken(text, room, size=size)
    if widest(lines, size) <= room:
        middle = y - 4 - len(lines) * line_height(size) / 2
        font = {"size": size, "color": roles.MUTED}
        yield frame.text("<br>".join(map(safe, lines)), x, middle, anchor="center", font=font)
