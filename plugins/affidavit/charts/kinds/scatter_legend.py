"""What colours and sizes of points mean, in lines above the picture."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.grid_lines import whole
from affidavit.charts.chart import Figure
from affidavit.charts.columns import Number
from affidavit.charts.drawing import roles
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.legend import Entry, entry_labels, entry_squares, place_words
from affidavit.charts.lettering import broken, safe, text_width, widest
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import colors_by_name

_LEAST = 2.5
"""Radius of the smallest point, however little it stands for: it has to be seen."""


def colors_for(words: Sequence[str], spec: Spec) -> dict[str, str]:
    """Return the colour of each word of the `color` column; of the empty one without such words."""
    if not words:
        return {"": roles.NEUTRAL}
    return colors_by_name(words, highlight=spec.highlight, touching=False)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Areas in proportion to figures."""

    column: str
    largest: Number
    """The figure of the largest point."""
    radius: float
    """Its radius in pixels."""

    def of(self, value: Number) -> float:
        """Return the radius of a figure's point."""
        return (
            max(self.radius * math.sqrt(value / self.largest), _LEAST) if self.largest else _LEAST
        )

    @property
    def examples(self) -> list[Number]:
        """Two round figures for the legend, the smaller one first."""
        if not self.largest:
            return []
        power = 10 ** math.floor(math.log10(self.largest))
        top = max(step * power for step in (1, 2, 5) if step * power <= self.largest)
        return [whole(top / 10), whole(top)]


def sizes_for(column: str, values: Sequence[Number], *, width: int) -> Sizes | None:
    """Return the scale of sizes for a width, or at width 0 for panels; more points are smaller.

    None where there is nothing to be shown as a size.
    """
    if not values:
        return None
    most = 14 if width < 260 else 20 if width < NARROW else 28  # noqa: PLR2004 - pixels
    crowd = 1 if len(values) <= 40 else math.sqrt(40 / len(values))  # noqa: PLR2004 - points
    return Sizes(column, max(values), max(most * crowd, 6))


@dataclass(frozen=True, slots=True)
class SizeKey:
    """The line that says what sizes mean."""

    name: tuple[str, ...]
    circles: tuple[tuple[float, float, str], ...]
    """Middle, radius, figure."""
    top: float
    height: float

    def draw(self, frame: Frame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return words and circles."""
        middle = self.top + self.height / 2
        labels = [frame.text("<br>".join(map(safe, self.name)), 0, middle)]
        labels += [
            frame.text(safe(text), x + r + 5, middle, font={"color": roles.MUTED})
            for x, r, text in self.circles
        ]
        return labels, [_circle(frame, x, middle, r) for x, r, _ in self.circles]


@dataclass(frozen=True, slots=True)
class Keys:
    """The lines that say what colours and sizes mean; perhaps none."""

    entries: tuple[Entry, ...] = ()
    sizes: SizeKey | None = None
    height: float = 0

    def draw(self, frame: Frame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return words and shapes."""
        labels = entry_labels(self.entries, width=frame.width, height=frame.height)
        squares = entry_squares(self.entries, width=frame.width, height=frame.height)
        if self.sizes is None:
            return labels, squares
        words, circles = self.sizes.draw(frame)
        return [*labels, *words], [*squares, *circles]

    def figure(self, width: int) -> tuple[Figure, int] | None:
        """Return them as a figure of its own and its height, for small multiples; None if none."""
        if not self.height:
            return None
        frame = Frame.of_pixels(width, round(self.height))
        labels, shapes = self.draw(frame)
        return {"data": [], "layout": {"annotations": labels, "shapes": shapes}}, frame.height


def keys_above(
    spec: Spec, colors: Mapping[str, str], sizes: Sizes | None, *, numerals: Numerals, width: int
) -> Keys:
    """Return what is to be said of colours, by their words, and of sizes."""
    entries, top = place_words(colors, spec, width=width)
    if sizes is None:
        return Keys(tuple(entries), None, top)
    name = spec.printed(sizes.column)
    key = size_key(name, sizes, numerals=numerals, width=width, top=top)
    return Keys(tuple(entries), key, top + key.height + 8)


def size_key(name: str, sizes: Sizes, *, numerals: Numerals, width: int, top: float) -> SizeKey:
    """Return the legend of sizes, which begins at `top`."""
    size = label_size(width)
    texts = [numerals.number(value, column=sizes.column) for value in sizes.examples]
    radii = [sizes.of(value) for value in sizes.examples]
    room = sum(2 * r + 5 + text_width(t, size) + 14 for r, t in zip(radii, texts, strict=True))
    lines = broken(name, max(width - room, 60), size=size)
    at, circles = widest(lines, size) + 12, list[tuple[float, float, str]]()
    for r, text in zip(radii, texts, strict=True):
        circles.append((at + r, r, text))
        at += 2 * r + 5 + text_width(text, size) + 14
    height = max(len(lines) * line_height(size), 2 * max(radii, default=0) + 2)
    return SizeKey(tuple(lines), tuple(circles), top, height)


def _circle(frame: Frame, x: float, y: float, r: float) -> dict[str, Any]:
    return {
        "type": "circle",
        "xref": "paper",
        "yref": "paper",
        "x0": frame.paper_x(x - r),
        "x1": frame.paper_x(x + r),
        "y0": frame.paper_y(y + r),
        "y1": frame.paper_y(y - r),
        "line": {"width": 1, "color": roles.NEUTRAL},
    }
