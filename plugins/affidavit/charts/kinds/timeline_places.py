"""Where the events of a timeline stand: one below the other, or along an axis with flags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.grid_lines import tick_label
from affidavit.charts.drawing import roles
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.kinds.timeline_events import Event, Events
from affidavit.charts.lettering import broken, safe, strong, text_width, widest
from affidavit.charts.numerals import Numerals

RADIUS = 5
_GAP = 14
"""Pixels between two events of a list."""
_BESIDE = 0.3
"""The part of the width that dates may take from what they are of."""
_FLAG = 150
_APART = 12
_MOST_FLAGS = 12
_LEVELS = 4
"""Flags that stand above each other at most."""


@dataclass(slots=True)
class Places:
    """Where dots and words stand, in pixels, and the height of it all."""

    frame: Frame
    dots: list[tuple[float, float]] = field(default_factory=list)
    """One for each event, in order."""
    labels: list[dict[str, Any]] = field(default_factory=list)
    lines: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Text:
    """An event's words in lines."""

    lines: tuple[str, ...]
    """Finished for Plotly."""
    width: float

    def height(self, size: float) -> float:
        return len(self.lines) * line_height(size)

    @property
    def finished(self) -> str:
        return "<br>".join(self.lines)


def _text(event: Event, *, room: float, size: float, is_bold: bool, has_date: bool) -> _Text:
    """Return an event's words; its name is bold where it `is_bold` or meant."""
    is_bold = is_bold or event.is_lit
    bold = broken(event.name, room, size=size, bold=is_bold)
    plain = [line for word in event.words for line in broken(word, room, size=size)]
    date = [event.date] if has_date else []
    widths = widest([*date, *plain], size), widest(bold, size, bold=is_bold)
    names = [strong(safe(line)) if is_bold else safe(line) for line in bold]
    lines = [*map(safe, date), *names, *map(safe, plain)]
    return _Text(tuple(lines), max(widths))


# -- one below the other --------------------------------------------------------------------------


def listed(events: Sequence[Event], *, width: int, top: float) -> Places:
    """Return the events as a list along an upright line, dates to its left where they find room."""
    size = label_size(width)
    dates = max(text_width(event.date, size) for event in events)
    is_beside = dates <= width * _BESIDE
    line = (dates + _GAP if is_beside else RADIUS) + 1
    left = line + RADIUS + 10
    has_more, room = any(event.words for event in events), width - left - 4
    texts = [
        _text(event, room=room, size=size, is_bold=has_more, has_date=not is_beside)
        for event in events
    ]
    height = top + sum(text.height(size) + _GAP for text in texts) - _GAP + 4
    places = Places(_frame(width, height))
    at, half = top, line_height(size) / 2
    for event, text in zip(events, texts, strict=True):
        places.dots.append((line, at + half))
        middle = at + text.height(size) / 2
        ink = roles.HIGHLIGHT if event.is_lit else roles.INK
        places.labels.append(places.frame.text(text.finished, left, middle, font={"color": ink}))
        if is_beside:
            places.labels.append(
                places.frame.text(
                    safe(event.date),
                    dates,
                    at + half,
                    anchor="right",
                    font={"color": roles.MUTED},
                )
            )
        at += text.height(size) + _GAP
    first, last = places.dots[0], places.dots[-1]
    places.lines.append(places.frame.line(first, last, color=roles.AXIS))
    return places


# -- along an axis --------------------------------------------------------------------------------


def flagged(
    found: Events, *, width: int, top: float, numerals: Numerals, column: str
) -> Places | None:
    """Return the events to scale along an axis, their words as flags; None where these overlap."""
    events, size = found.events, label_size(width)
    if width <= NARROW or not 1 < len(events) <= _MOST_FLAGS:
        return None
    texts = [_text(each, room=_FLAG, size=size, is_bold=True, has_date=True) for each in events]
    right = width - max(text.width for text in texts) - RADIUS
    limits = found.ruler.ends
    scale = (right - RADIUS - 1) / (limits[1] - limits[0])
    xs = [RADIUS + 1 + (found.ruler.measure(event.at) - limits[0]) * scale for event in events]
    levels = _levels(xs, [text.width for text in texts])
    if max(levels) >= _LEVELS:
        return None
    tall = [
        max(text.height(size) for text, own in zip(texts, levels, strict=True) if own == level)
        for level in range(max(levels) + 1)
    ]
    base = top + sum(tall) + _APART * len(tall) + 8
    ticks = found.ruler.ticks(
        limits, pixels=right - RADIUS - 1, size=size, numerals=numerals, column=column
    )
    words = max((len(tick.lines) for tick in ticks), default=1) * line_height(size)
    frame = _frame(width, base + 12 + words, left=RADIUS + 1, right=right, limits=limits, base=base)
    places = Places(frame)
    for event, text, x, level in zip(events, texts, xs, levels, strict=True):
        head = base - 8 - sum(tall[: level + 1]) - _APART * (level + 1)
        ink = roles.HIGHLIGHT if event.is_lit else roles.INK
        places.dots.append((x, base))
        middle = head + text.height(size) / 2
        places.labels.append(frame.text(text.finished, x + 6, middle, font={"color": ink}))
        color = roles.HIGHLIGHT if event.is_lit else roles.AXIS
        places.lines.append(frame.line((x, head + 2), (x, base), color=color))
    places.labels += [tick_label(tick, frame, size=size) for tick in ticks]
    places.lines.append(frame.line((0, base), (width, base), color=roles.AXIS))
    places.lines += [
        frame.line((frame.x(tick.at), base), (frame.x(tick.at), base + 5), color=roles.AXIS)
        for tick in ticks
    ]
    return places


def _levels(xs: Sequence[float], widths: Sequence[float]) -> list[int]:
    """Return how high each flag flies so that none covers another, or the pole of a later one."""
    order = sorted(range(len(xs)), key=lambda index: (xs[index], index))
    levels = [0] * len(xs)
    for place in reversed(range(len(order))):
        own = order[place]
        over = [
            levels[other]
            for other in order[place + 1 :]
            if xs[other] < xs[own] + widths[own] + _APART
        ]
        levels[own] = max(over, default=-1) + 1
    return levels


def _frame(
    width: int,
    height: float,
    *,
    left: float = 0,
    right: float | None = None,
    limits: tuple[float, float] | None = None,
    base: float | None = None,
) -> Frame:
    """Return a frame whose heights are pixels from the top; along it too, where it has no axis."""
    return Frame(
        width=width,
        height=round(height),
        left=left,
        right=width if right is None else right,
        top=0,
        bottom=height if base is None else base,
        x_limits=limits or (0, width),
        y_limits=(0, 1),
    )
