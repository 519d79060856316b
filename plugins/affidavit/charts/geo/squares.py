"""Squares with words above a map: a colour each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.drawing import roles
from affidavit.charts.legend import Entry, entry_labels, entry_squares, place_entries


@dataclass(frozen=True, slots=True)
class Squares:
    """Names and their colours, placed at the top left of a picture, in pixels."""

    entries: tuple[Entry, ...]
    height: float
    """The room they take, with the gap below them."""

    def labels(self, frame: Frame) -> list[dict[str, Any]]:
        """Return the names as annotations."""
        return entry_labels(self.entries, width=frame.width, height=frame.height)

    def shapes(self, frame: Frame) -> list[dict[str, Any]]:
        """Return the squares as shapes; one of the paper's colour has an outline."""
        squares = entry_squares(self.entries, width=frame.width, height=frame.height)
        return [
            square | {"line": outline(entry.color, rim=roles.AXIS)}
            for entry, square in zip(self.entries, squares, strict=True)
        ]


def place_squares(named: Sequence[tuple[str, str]], *, width: int) -> Squares:
    """Return names and colours in lines no wider than `width` pixels; none for fewer than two."""
    entries, height = place_entries(named, width=width)
    return Squares(tuple(entries), height)


def outline(color: str, *, rim: str = roles.GRID) -> dict[str, Any]:
    """Return the line around a mark: none, or a thin one where it is as light as the paper."""
    if color == roles.SEQUENTIAL[0]:
        return {"width": 1, "color": rim}
    return {"width": 0, "color": color}
