"""Where the cells of a heatmap and their names stand, in pixels from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.drawing import roles
from affidavit.charts.house import label_size, line_height
from affidavit.charts.kinds.heatmap_names import Header, Name, Side, header_for, side_for
from affidavit.charts.lettering import safe, strong, widest

_WIDEST_CELL = 110
_MANY_ROWS = 20
_AROUND_FIGURE = 8
_MANY = 16
"""Pixels of a cell from which two, not one, part it from the next."""


@dataclass(frozen=True, slots=True)
class Lit:
    """What is highlighted, by place in rows and columns."""

    rows: frozenset[int]
    columns: frozenset[int]
    cells: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells' places."""

    side: Side
    header: Header
    size: float
    """Of names."""
    figure_size: float | None
    """Of figures in cells; None where they find no room."""
    pitch: float
    """From one column to the next."""
    tops: tuple[float, ...]
    """Of each row's cells."""
    tall: float
    top: float
    """Where names above the columns end."""
    height: int

    @property
    def gap(self) -> int:
        """Between two cells."""
        return 2 if min(self.pitch, self.tall) >= _MANY else 1

    def cell(self, row: int, column: int) -> tuple[float, float, float, float]:
        """Return the left and upper edge of a cell, its width and its height, in whole pixels.

        A live chart puts the edges of bars on pixels, a picture does not: so both are the same.
        """
        left, right = (round(self.side.left + n * self.pitch) for n in (column, column + 1))
        return left, self.tops[row], right - left - self.gap, self.tall

    def names(self, frame: Frame, *, lit: Lit) -> list[dict[str, Any]]:
        """Return all names as annotations, those of highlighted rows and columns bold."""
        above = self._turned(frame, lit) if self.header.is_turned else self._level(frame, lit)
        return [*self._beside(frame, lit), *above]

    def _beside(self, frame: Frame, lit: Lit) -> list[dict[str, Any]]:
        found = []
        for row, lines in enumerate(self.side.lines):
            text, top = _finished(lines, bold=row in lit.rows), self.tops[row]
            if self.side.left:
                x, y = self.side.left - 8, top + self.tall / 2
                found.append(frame.text(text, x, y, anchor="right"))
            else:
                y = top - 3 - len(lines) * line_height(self.size) / 2
                found.append(frame.text(text, 0, y))
        return found

    def _level(self, frame: Frame, lit: Lit) -> list[dict[str, Any]]:
        found, free = [], float("-inf")
        for column, lines in enumerate(self.header.lines):
            wide = widest(list(lines), self.size, bold=column in lit.columns)
            middle = self.side.left + column * self.pitch + (self.pitch - self.gap) / 2
            left = max(0.0, min(middle - wide / 2, frame.width - wide))
            if not lines or left < free:
                continue
            free = left + wide + 4
            y = self.top - len(lines) * line_height(self.size) / 2
            text = _finished(lines, bold=column in lit.columns)
            found.append(frame.text(text, left + wide / 2, y, anchor="center"))
        return found

    def _turned(self, frame: Frame, lit: Lit) -> list[dict[str, Any]]:
        return [
            frame.text(
                _finished(lines, bold=column in lit.columns),
                self.side.left + column * self.pitch + (self.pitch - self.gap) / 2,
                self.top - 2,
                anchor="center",
                textangle=-90,
                yanchor="bottom",
                align="left",
            )
            for column, lines in enumerate(self.header.lines)
            if lines
        ]

    def outlines(self, lit: Lit) -> list[dict[str, Any]]:
        """Return a frame around each highlighted row, column and cell."""
        last_row, last_column = len(self.tops) - 1, len(self.header.lines) - 1
        spans: Iterable[tuple[tuple[int, int], tuple[int, int]]] = [
            *(((row, 0), (row, last_column)) for row in sorted(lit.rows)),
            *(((0, column), (last_row, column)) for column in sorted(lit.columns)),
            *((cell, cell) for cell in sorted(lit.cells)),
        ]
        return [self._outline(first, last) for first, last in spans]

    def _outline(self, first: tuple[int, int], last: tuple[int, int]) -> dict[str, Any]:
        left, top, _, _ = self.cell(*first)
        right, bottom, wide, tall = self.cell(*last)
        return {
            "type": "rect",
            "xref": "x",
            "yref": "y",
            "x0": max(left, 1),
            "x1": right + wide,
            "y0": top,
            "y1": bottom + tall,
            "line": {"color": roles.HIGHLIGHT, "width": 2},
            "layer": "above",
        }


def lay_out(
    rows: Sequence[Name],
    columns: Sequence[Name],
    *,
    width: int,
    top: float,
    in_order: bool,
    longest: float,
) -> Grid:
    """Return where everything stands below `top`, in a picture of this width.

    `longest` is the width of the longest figure at the size of labels, 0 where none is printed.
    """
    size, side = label_size(width), side_for(rows, width=width)
    pitch = min(_WIDEST_CELL, (width - 1 - side.left) / len(columns))
    header = header_for(columns, pitch=pitch, size=size, in_order=in_order)
    figure_size = _figure_size(longest, size=size, room=pitch - _AROUND_FIGURE)
    tall = _tallness(len(rows), has_figures=figure_size is not None)
    head = top + header.height + 4
    tops, at = list[float](), head
    for lines in side.lines:
        words = len(lines) * line_height(size)
        if side.left:
            room = max(tall, words + 2)
            tops.append(round(at + (room - tall) / 2))
            at += room + 2
        else:
            tops.append(round(at + words + 4))
            at += words + tall + 12
    return Grid(
        side=side,
        header=header,
        size=size,
        figure_size=figure_size,
        pitch=pitch,
        tops=tuple(tops),
        tall=tall,
        top=head - 4,
        height=round(at + 2),
    )


def _figure_size(longest: float, *, size: float, room: float) -> float | None:
    """Return the size at which every figure fits into its cell; a point smaller at the least."""
    sizes = (size, size - 1)
    return next((each for each in sizes if longest and longest * each / size <= room), None)


def _tallness(rows: int, *, has_figures: bool) -> float:
    if rows > _MANY_ROWS:
        return 18
    return 30 if has_figures else 24


def _finished(lines: Sequence[str], *, bold: bool) -> str:
    return "<br>".join(strong(safe(line)) if bold else safe(line) for line in lines)
