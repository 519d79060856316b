"""Where the rows of a bar chart stand: names beside bars, or above them where long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from affidavit.charts.columns import LARGEST
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.lettering import broken, safe, strong, text_width, widest
from affidavit.charts.wrapping import wrapped

_BESIDE = 0.36
"""The part of the width that names may take from the bars."""
_NAME_GAP = 10
_FOR_FIGURES = 0.7
"""The part of the bars' room that the figures at their ends may take."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a row is called."""

    text: str
    detail: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row in pixels, from the top of the picture."""

    bars: tuple[float, ...]
    """Middle of each of its bars."""
    thickness: float
    label: str
    """Finished for Plotly."""
    label_at: float
    """Middle of its name."""


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a picture."""

    rows: tuple[Row, ...]
    bottom: float
    """Where the last one ends."""
    left: float
    """Where the bars start; 0 where the names stand above them."""

    @property
    def has_names_above(self) -> bool:
        """Whether each name has a line of its own."""
        return not self.left


def stand(
    names: Sequence[Name],
    *,
    width: int,
    bars: int,
    top: float,
    among: Sequence[Name] = (),
    figures: float = 0,
) -> Rows:
    """Return where rows of `bars` bars each stand below `top`, for a picture of this width.

    With the names `among` which they are, those of all panels, bars start at one place in all.
    Names also stand above where beside them the `figures` at bars' ends, in pixels, had no room.
    """
    beside = [_lines(name, width * _BESIDE, size=label_size(width)) for name in names]
    others = [_lines(name, width * _BESIDE, size=label_size(width)) for name in among] or beside
    most = 2 if width < NARROW else 3
    too_long = any(len(each.lines) > most or each.width > width * _BESIDE for each in others)
    left = max((name.width for name in others), default=0) + _NAME_GAP
    if too_long or figures > (width - left) * _FOR_FIGURES:
        return _above([_flowing(name, width) for name in names], width, bars, top)
    return _beside(beside, width, bars, top, left=left)


@dataclass(frozen=True, slots=True)
class _Lines:
    lines: list[str]
    width: float

    @property
    def finished(self) -> str:
        return "<br>".join(self.lines)


def _lines(name: Name, width: float, *, size: float) -> _Lines:
    """Return a name in lines; a word that is longer than they are stays whole."""
    is_bold = name.bold or bool(name.detail)
    lines = broken(name.text, width, size=size, bold=is_bold)
    details = broken(name.detail, width, size=size) if name.detail else []
    return _finished(lines, details, is_bold=is_bold, size=size)


def _finished(lines: list[str], details: list[str], *, is_bold: bool, size: float) -> _Lines:
    finished = [strong(safe(line)) if is_bold else safe(line) for line in lines]
    widths = widest(lines, size, bold=is_bold), widest(details, size)
    return _Lines([*finished, *(safe(line) for line in details)], max(widths))


def _flowing(name: Name, width: int) -> _Lines:
    """Return name and detail in one line where that has room, else in lines of their own."""
    size, is_bold = label_size(width), name.bold or bool(name.detail)
    whole = text_width(f"{name.text}  ", size, bold=True) + text_width(name.detail, size)
    if not name.detail or whole > width:
        lines = wrapped(name.text, width, size=size, bold=is_bold)
        details = wrapped(name.detail, width, size=size) if name.detail else []
        return _finished(lines, details, is_bold=is_bold, size=size)
    return _Lines([f"{strong(safe(name.text))} {safe(name.detail)}"], whole)


def _thickness(rows: int, bars: int, width: int) -> float:
    """Bars of 28 px where a few stand alone, thinner where many share the picture."""
    if bars > 1:
        return 16 if width < NARROW else 20
    if rows > 25:  # noqa: PLR2004
        return 14
    return 20 if rows > 12 else 24 if width < NARROW else 28  # noqa: PLR2004


def _beside(names: list[_Lines], width: int, bars: int, top: float, *, left: float) -> Rows:
    thick = _thickness(len(names), bars, width)
    gap = max(8, thick * 0.5)
    at, rows = top + gap / 2, list[Row]()
    for name in names:
        height = max(bars * thick, len(name.lines) * line_height(label_size(width)))
        middle = at + height / 2
        rows.append(Row(_middles(middle, bars, thick), thick, name.finished, middle))
        at += height + gap
    return Rows(tuple(rows), at - gap / 2, round(left))


def _above(names: list[_Lines], width: int, bars: int, top: float) -> Rows:
    thick = min(_thickness(len(names), bars, width), 20)
    at, rows = top, list[Row]()
    for name in names:
        text = len(name.lines) * line_height(label_size(width))
        middle = at + text + 3 + bars * thick / 2
        rows.append(Row(_middles(middle, bars, thick), thick, name.finished, at + text / 2))
        at += text + 3 + bars * thick + 12
    return Rows(tuple(rows), at - 6, 0)


def _middles(middle: float, bars: int, thick: float) -> tuple[float, ...]:
    first = middle - (bars - 1) * thick / 2
    return tuple(first + index * thick for index in range(bars))


def value_scale(ends: Sequence[tuple[float, float]], *, pixels: float) -> tuple[float, float]:
    """Return the range of the value axis: zero in it, and room for the figure at each bar's end.

    `ends` are value and width of its figure in pixels, gap included.
    """
    largest = max((abs(value) for value, _ in ends), default=0)
    if largest < 1 / LARGEST:  # as good as nothing: divided by it, an axis has no ends
        largest = 1
    low, high = 0.2 * pixels / largest, pixels / largest
    for _ in range(50):  # halving 50 times is exact to the last digit
        scale = (low + high) / 2
        fits = sum(_sides(ends, scale)) <= pixels
        low, high = (scale, high) if fits else (low, scale)
    left, _ = _sides(ends, low)
    return -left / low, (pixels - left) / low


def _sides(ends: Sequence[tuple[float, float]], scale: float) -> tuple[float, float]:
    """Return the pixels that bars and figures take to the left and to the right of zero."""
    left = max((room - value * scale for value, room in ends if value < 0), default=0)
    right = max((room + value * scale for value, room in ends if value >= 0), default=0)
    return left, right


def figure_room(text: str, *, size: float, gap: float) -> float:
    """Return the pixels that a figure at a bar's end needs."""
    return gap + text_width(text, size, bold=True) + 2
