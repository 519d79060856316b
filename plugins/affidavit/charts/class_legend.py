"""What the colours of classes mean: a strip of them with their limits below, above a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.classes import Classes
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLegend:
    """A strip placed at the top left of a picture, in pixels."""

    colors: tuple[str, ...]
    step: float
    limits: tuple[_Limit, ...]
    missing: tuple[str, float, float] | None
    """Words for what has no figure, and where their square stands."""
    size: float

    @property
    def height(self) -> float:
        """The room it takes, with the gap below it."""
        words_end = _THICK + 4 + line_height(self.size)
        return max(words_end, self.missing[2] + _THICK if self.missing else 0) + 10

    def labels(self, frame: Frame) -> list[dict[str, Any]]:
        """Return its words and numbers as annotations."""
        y = _THICK + 4 + line_height(self.size) / 2
        found = [frame.text(each.text, each.x, y) for each in self.limits]
        if self.missing:
            text, x, top = self.missing
            found.append(frame.text(text, x + _THICK + 6, top + _THICK / 2))
        return found

    def shapes(self, frame: Frame) -> list[dict[str, Any]]:
        """Return its colours as shapes."""
        parts = [
            _rectangle(frame, x=index * self.step, y=0, width=self.step, color=color)
            for index, color in enumerate(self.colors)
        ]
        if self.missing:
            _, x, top = self.missing
            parts.append(_rectangle(frame, x=x, y=top, width=_THICK, color=roles.EMPTY))
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
    room = _THICK + 6 + text_width(missing, size)
    end = max(strip, limits[-1].x + limits[-1].width)
    beside = end + _MISSING_ROOM + room <= width
    below = _THICK + 4 + line_height(size) + 6
    place = (safe(missing), end + _MISSING_ROOM if beside else 0.0, 0.0 if beside else below)
    return ClassLegend(
        colors=classes.colors,
        step=step,
        limits=limits,
        missing=place if missing else None,
        size=size,
    )


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
