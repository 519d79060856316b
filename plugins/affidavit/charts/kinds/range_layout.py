"""Rows of marks along one axis, with what is printed at both ends of each, or axis numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.across import Tick
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.ruler import Mark, Ruler, fitted
from affidavit.charts.columns import Moment, Number
from affidavit.charts.drawing import roles
from affidavit.charts.house import bare_axis, base_layout, label_size
from affidavit.charts.kinds.bar_rows import Name, Rows, stand
from affidavit.charts.lettering import safe, strong, text_width
from affidavit.charts.numerals import Numerals

GAP = 6
"""Pixels between a mark's end and its figure."""
NUMBERS = 24
"""Height of a line of axis numbers."""
_MOST = 0.62
"""The part of the axis that figures may take from the marks."""


@dataclass(frozen=True, slots=True)
class Span:
    """One row's mark from end to end, None where it has none there."""

    low: Number | Moment | None
    high: Number | Moment | None
    low_text: str = ""
    high_text: str = ""
    value: Number | Moment | None = None
    """What lies between, or alone."""

    @property
    def ends(self) -> list[Number | Moment]:
        """What there is of the three."""
        return [end for end in (self.low, self.value, self.high) if end is not None]


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows in pixels, the axis they lie along, and what is written along it."""

    frame: Frame
    rows: Rows
    ruler: Ruler
    ticks: tuple[Tick, ...]
    """None where marks carry their figures."""
    reach: float
    """Pixels that a mark takes beside its end."""
    top: float

    @property
    def height(self) -> int:
        """Of the whole picture."""
        return self.frame.height

    def x(self, position: Number | Moment) -> float:
        """Return the pixel of a place along the axis."""
        return self.frame.x(self.ruler.measure(position))

    def y(self, row: int) -> float:
        """Return the pixel of a row's middle."""
        return self.rows.rows[row].bars[0]

    def base(self) -> dict[str, Any]:
        """Return Plotly's layout, of which texts and shapes are to come."""
        width, frame = self.frame.width, self.frame
        layout = base_layout(width, self.height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
        layout["hovermode"] = "closest"
        layout["xaxis"] = frame.x_axis(
            self.ruler.plotly_limits(frame.x_limits), kind=self.ruler.plotly_kind
        )
        layout["yaxis"] = bare_axis() | {"range": [self.height, 0]}
        return layout

    def names(self) -> list[dict[str, Any]]:
        """Return the names of the rows."""
        frame, beside = self.frame, not self.rows.has_names_above
        x, anchor = (self.rows.left - 8, "right") if beside else (0, "left")
        return [frame.text(row.label, x, row.label_at, anchor=anchor) for row in self.rows.rows]

    def numbers(self) -> list[dict[str, Any]]:
        """Return what is written along the axis, above the first row."""
        frame, at = self.frame, self.top - NUMBERS / 2
        found = []
        for tick in self.ticks:
            half = tick.width / 2
            x = min(max(frame.x(tick.at), half), frame.width - half)
            text = " ".join(tick.lines)
            found.append(frame.text(text, x, at, anchor="center", font={"color": roles.MUTED}))
        return found

    def lines(self) -> list[dict[str, Any]]:
        """Return a hairline for each number, or that of zero; none runs through a name."""
        frame, zero = self.frame, self.ruler.kind == "number"
        at = [(tick.at, roles.AXIS if zero and tick.at == 0 else roles.GRID) for tick in self.ticks]
        low, high = self.ruler.ends
        if not at and zero and low < 0 < high:
            at = [(0.0, roles.AXIS)]
        return [
            frame.line((frame.x(x), top), (frame.x(x), bottom), color=color)
            for x, color in at
            for top, bottom in self._stretches()
        ]

    def _stretches(self) -> list[tuple[float, float]]:
        """Return the heights at which lines of the axis may run."""
        if not self.rows.has_names_above:
            return [(self.top, self.rows.bottom)]
        half = self.rows.rows[0].thickness / 2 + 3
        return [(self.y(row) - half, self.y(row) + half) for row in range(len(self.rows.rows))]

    def end_texts(
        self, spans: Sequence[Span], *, missing: str, lit: Sequence[bool]
    ) -> list[dict[str, Any]]:
        """Return the figures at both ends of each row, bold in `lit` ones; `missing` if none."""
        frame, found, off = self.frame, list[dict[str, Any]](), self.reach + GAP
        for row, span in enumerate(spans):
            y = self.y(row)
            if not span.ends:
                muted = {"size": label_size(frame.width) - 1, "color": roles.MUTED}
                found.append(frame.text(safe(missing), self.rows.left + 2, y, font=muted))
            elif self.ticks:
                continue
            low, high = (
                strong(safe(text)) if lit[row] else safe(text)
                for text in (span.low_text, span.high_text)
            )
            if span.low is not None and low:
                found.append(frame.text(low, self.x(span.low) - off, y, anchor="right"))
            if span.ends and high:
                found.append(frame.text(high, self.x(span.ends[-1]) + off, y))
        return found


def lay_rows(  # noqa: PLR0913 - what stands in the rows, and the pixels it may take; all by name
    names: Sequence[Name],
    spans: Sequence[Span],
    ruler: Ruler,
    *,
    numerals: Numerals,
    column: str,
    width: int,
    top: float,
    reach: float,
    after: float = 0,
    has_figures: bool = True,
) -> Layout:
    """Return rows below `top`, where marks reach `reach` pixels beyond their ends.

    Without `has_figures`, or where these would leave the marks too little room, numbers stand along
    the axis. `after` are pixels kept free at the right.
    """
    size = label_size(width)
    rows = stand(names, width=width, bars=1, top=top)
    pixels = width - rows.left - after
    marks = [mark for span in spans for mark in _marks(span, ruler, size=size, reach=reach)]
    room = max((mark.before for mark in marks), default=0) + max(
        (mark.after for mark in marks), default=0
    )
    ticks, inset = list[Tick](), 0.0
    if has_figures and room <= _MOST * pixels:
        limits = fitted(marks, pixels=pixels, ends=ruler.ends)
    else:
        inset, pixels = reach + 1, pixels - 2 * (reach + 1)
        limits = ruler.rounded(pixels=pixels)
        ticks = ruler.ticks(limits, pixels=pixels, size=size, numerals=numerals, column=column)
        top += NUMBERS
        rows = stand(names, width=width, bars=1, top=top)
    frame = Frame(
        width=width,
        height=round(rows.bottom + 2),
        left=rows.left + inset,
        right=rows.left + inset + pixels,
        top=top,
        bottom=rows.bottom,
        x_limits=limits,
        y_limits=(0, 1),
    )
    return Layout(frame, rows, ruler, tuple(ticks), reach, top)


def _marks(span: Span, ruler: Ruler, *, size: float, reach: float) -> list[Mark]:
    found = []
    if span.low is not None:
        text = GAP + text_width(span.low_text, size, bold=True) + 2 if span.low_text else 1
        found.append(Mark(ruler.measure(span.low), before=reach + text))
    if span.ends:
        text = GAP + text_width(span.high_text, size, bold=True) + 2 if span.high_text else 1
        found.append(Mark(ruler.measure(span.ends[-1]), after=reach + text))
    return found
