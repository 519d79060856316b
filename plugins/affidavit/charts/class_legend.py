"""What the colours of classes mean: a strip of them with their limits below, above a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.classes import ZERO, Classes
from affidavit.charts.drawing import roles
from affidavit.charts.house import label_size, line_height
from affidavit.charts.lettering import safe, text_width
from affidavit.charts.numerals import Numerals

_THICK = 12
_STEP = 56
"""Width of a class's part of the strip, where limits need no more."""
_BETWEEN = 8
_MISSING_ROOM = 24


@dataclass(frozen=True, slots=True)
class _Limit:
    """A number below the strip, from its left end."""

    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class _Beside:
    """A square and its word, from the strip's left end and top."""

    text: str
    color: str
    x: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLegend:
    """A strip placed at the top left of a picture, in pixels."""

    colors: tuple[str, ...]
    step: float
    limits: tuple[_Limit, ...]
    beside: tuple[_Beside, ...]
    """Squares for zero and for what has no figure, which are no classes."""
    size: float

    @property
    def height(self) -> float:
        """The room it takes, with the gap below it."""
        words_end = _THICK + 4 + line_height(self.size)
        return max([words_end, *(each.top + _THICK for each in self.beside)]) + 10

    def labels(self, frame: Frame) -> list[dict[str, Any]]:
        """Return its words and numbers as annotations."""
        y = _THICK + 4 + line_height(self.size) / 2
        found = [frame.text(each.text, each.x, y) for each in self.limits]
        found += [
            frame.text(each.text, each.x + _THICK + 6, each.top + _THICK / 2)
            for each in self.beside
        ]
        return found

    def shapes(self, frame: Frame) -> list[dict[str, Any]]:
        """Return its colours as shapes."""
        parts = [
            _rectangle(frame, x=index * self.step, y=0, width=self.step, color=color)
            for index, color in enumerate(self.colors)
        ]
        parts += [
            _rectangle(frame, x=each.x, y=each.top, width=_THICK, color=each.color)
            for each in self.beside
        ]
        return parts


def place_class_legend(
    classes: Classes, *, width: int, numerals: Numerals, column: str, missing: str = ""
) -> ClassLegend:
    """Return the strip of these classes, no wider than `width` pixels.

    Figures are printed in the format of `column`, the unit once; limits for which there is no room
    are left out, the first and the last never. `missing` are the words beside the colour of what
    has no figure, empty where nothing has none.
    """
    size = label_size(width)
    texts = [
        safe(numerals.figure(limit, column=column, first=index == len(classes.limits) - 1))
        for index, limit in enumerate(classes.limits)
    ]
    widest = max(text_width(text, size) for text in texts[:-1])
    step = min(max(_STEP, 1.5 * widest + _BETWEEN), width / len(classes.colors))
    limits = tuple(_fitting([text_width(text, size) for text in texts], texts, step, width))
    strip = step * len(classes.colors)
    end = max(strip, limits[-1].x + limits[-1].width)
    zero = numerals.figure(0, column=column) if classes.has_zero else ""
    named = [(text, color) for text, color in ((zero, ZERO), (missing, roles.EMPTY)) if text]
    return ClassLegend(
        colors=classes.colors,
        step=step,
        limits=limits,
        beside=tuple(_beside(named, size=size, end=end, width=width)),
        size=size,
    )


def _beside(
    named: Sequence[tuple[str, str]], *, size: float, end: float, width: int
) -> Iterator[_Beside]:
    """Yield squares in a line right of the strip, or below it where they find no room there."""
    rooms = [_THICK + 6 + text_width(text, size) for text, _ in named]
    is_right = end + sum(_MISSING_ROOM + room for room in rooms) <= width
    x = end + _MISSING_ROOM if is_right else 0.0
    top = 0.0 if is_right else _THICK + 4 + line_height(size) + 6
    for (text, color), room in zip(named, rooms, strict=True):
        yield _Beside(safe(text), color, x, top)
        x += room + _MISSING_ROOM


def _fitting(
    widths: Sequence[float], texts: Sequence[str], step: float, width: int
) -> Iterator[_Limit]:
    """Yield the numbers that do not touch each other, each below its limit."""
    last = len(texts) - 1
    places = [
        max(0.0, min(index * step - each / 2, width - each)) for index, each in enumerate(widths)
    ]
    free = 0.0
    for index, text in enumerate(texts):
        is_end = index in (0, last)
        reaches = places[index] + widths[index] + _BETWEEN
        if is_end or (places[index] >= free and reaches <= places[last]):
            yield _Limit(text, places[index], widths[index])
            free = reaches


def _rectangle(frame: Frame, *, x: float, y: float, width: float, color: str) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "x0": frame.paper_x(x),
        "x1": frame.paper_x(x + width),
        "y0": frame.paper_y(y),
        "y1": frame.paper_y(y + _THICK),
        "fillcolor": color,
        "line": {"width": 0},
    }
