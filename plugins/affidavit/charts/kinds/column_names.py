"""What stands below columns: names in lines, turned where they are too wide, dates thinned."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from affidavit.charts.axes.across import Tick
from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.grid_lines import tick_label
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.kinds.column_slots import Slots
from affidavit.charts.lettering import broken, safe, strong, text_width, widest
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals

_APART = 6
"""Pixels between two names along the axis."""
BELOW = 8
"""Pixels between the axis and its names."""
LEAST_LABEL = 12
"""Pixels of the smallest letters, which a phone of 390 px shows at 10.8."""
_LONGEST = 150
"""Pixels that a turned name may take from the picture's height; beyond it is cut short."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a column is called."""

    at: float
    """As the axis counts."""
    text: str
    detail: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Below:
    """All that stands below the columns of one picture."""

    ticks: tuple[Tick, ...]
    height: float
    size: float
    """Of the letters."""
    is_turned: bool = False
    overhang: float = 0
    """Pixels by which turned names reach beyond the first and the last column."""
    is_cut: bool = False
    """Whether a name is shortened or left out, so that only the table has it."""

    def labels(self, frame: Frame) -> list[dict[str, Any]]:
        """Return them as annotations."""
        if self.is_turned:
            labels = [_turned_label(tick, frame) for tick in self.ticks]
        else:
            labels = [tick_label(tick, frame, size=self.size) for tick in self.ticks]
        return [label | {"font": {"size": self.size}} for label in labels]


def slot_names(slots: Slots, spec: Spec, *, bold: Collection[str] = ()) -> list[Name]:
    """Return what is printed below slots of words; in bold what is highlighted, or in `bold`."""
    wanted, found = {*spec.highlight, *bold}, list[Name]()
    for at, raw in enumerate(slots.names):
        first, *more = map(spec.printed, raw)
        details = ", ".join(word for word in more if word)
        found.append(Name(at, first, details, bold=bool(wanted & set(raw))))
    return found


def names_below(names: Sequence[Name], pixels: float, *, slots: float, width: int) -> Below:
    """Return names of `slots` columns that share `pixels`: in lines or turned, none on another."""
    usual, pitch = label_size(width), pixels / slots
    most = 3 if width < NARROW else 4
    for size in range(usual, LEAST_LABEL - 1, -1):
        room = pitch - _APART
        ticks = [_in_lines(name, room, size=size) for name in names]
        if all(tick.width <= room and len(tick.lines) <= most for tick in ticks):
            lines = max((len(tick.lines) for tick in ticks), default=0)
            return Below(tuple(ticks), BELOW + lines * line_height(size), size)
    return _turned(names, pitch=pitch, size=usual - 1)


def steps_below(slots: Slots, pixels: float, *, width: int, numerals: Numerals) -> Below:
    """Return dates or numbers below columns that share `pixels`: as many as stand apart."""
    size = label_size(width)
    low, high = slots.limits
    inner = replace(slots.across, reach=(low + slots.step / 2, high - slots.step / 2))
    scale = pixels / (high - low)
    ticks = list[Tick]()
    for wanted in _finer(slots):
        found = inner.ticks(pixels=wanted, size=size, numerals=numerals)
        places = [(tick.at - low) * scale for tick in found]
        if len(found) > len(ticks) and _stand_apart(found, places, pixels=pixels):
            ticks = found
    lines = max((len(tick.lines) for tick in ticks), default=0)
    return Below(tuple(ticks), BELOW + lines * line_height(size), size)


def _finer(slots: Slots) -> Iterator[float]:
    """Yield widths for which an axis would be labelled at an end, each 64th slot, each 32nd ..."""
    yield 0
    for every in (64, 32, 16, 12, 8, 6, 5, 4, 3, 2, 1, 0.5):
        yield slots.count / every * 92


def _stand_apart(ticks: Sequence[Tick], places: Sequence[float], *, pixels: float) -> bool:
    """Say whether no two touch; the last one is kept inside the picture."""
    halves = [tick.width / 2 for tick in ticks]
    held = [min(at, pixels - half) for at, half in zip(places, halves, strict=True)]
    return all(
        held[index + 1] - at >= halves[index] + halves[index + 1] + _APART
        for index, at in enumerate(held[:-1])
    )


def _in_lines(name: Name, room: float, *, size: float) -> Tick:
    is_bold = name.bold or bool(name.detail)
    lines = broken(name.text, room, size=size, bold=is_bold)
    details = broken(name.detail, room, size=size) if name.detail else []
    width = max(widest(lines, size, bold=is_bold), widest(details, size))
    finished = [strong(safe(line)) if is_bold else safe(line) for line in lines]
    return Tick(name.at, (*finished, *(safe(line) for line in details)), width)


def _turned(names: Sequence[Name], *, pitch: float, size: float) -> Below:
    """Return names that are read from below, as many as stand apart; bold ones come first."""
    while size > LEAST_LABEL and pitch < _turned_pitch(size):
        size -= 1
    every = math.ceil(_turned_pitch(size) / pitch)
    lines = max(1, int(pitch / line_height(size)))
    chosen = list[int]()
    for index in sorted(range(len(names)), key=lambda at: (not names[at].bold, at)):
        if all(abs(index - other) >= every for other in chosen):
            chosen.append(index)
    ticks = [_on_its_side(names[index], lines, size=size) for index in sorted(chosen)]
    longest = max((tick.width for tick in ticks), default=0)
    is_cut = len(ticks) < len(names) or any("…" in line for t in ticks for line in t.lines)
    widest_name = max((len(tick.lines) for tick in ticks), default=0) * line_height(size)
    overhang = max(0, (widest_name - pitch) / 2)
    return Below(
        tuple(ticks), BELOW + longest, size, is_turned=True, overhang=overhang, is_cut=is_cut
    )


def _turned_pitch(size: float) -> float:
    """Return how far apart turned names stand at least."""
    return size * 1.08


def _on_its_side(name: Name, most: int, *, size: float) -> Tick:
    text = f"{name.text} {name.detail}".strip()
    lines = broken(text, _LONGEST, size=size, bold=name.bold)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    lines = [shortened(line, _LONGEST, size=size, bold=name.bold) for line in lines]
    finished = tuple(strong(safe(line)) if name.bold else safe(line) for line in lines)
    return Tick(name.at, finished, widest(lines, size, bold=name.bold))


def shortened(text: str, width: float, *, size: float, bold: bool = False) -> str:
    """Return a text that is no wider: whole, or its beginning with three dots behind it."""
    if text_width(text, size, bold=bold) <= width:
        return text
    cut = (text[:end].rstrip() + "…" for end in range(len(text) - 1, 0, -1))
    return next((each for each in cut if text_width(each, size, bold=bold) <= width), "…")


def _turned_label(tick: Tick, frame: Frame) -> dict[str, Any]:
    """Return a name that is read from below, its end at the axis."""
    return frame.text(
        "<br>".join(tick.lines),
        frame.x(tick.at),
        frame.bottom + BELOW,
        anchor="center",
        textangle=-90,
        yanchor="top",
        align="right",
    )
