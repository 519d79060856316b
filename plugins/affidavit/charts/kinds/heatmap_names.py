"""What stands beside the rows of a heatmap, and above its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_skeleton

from affidavit.charts.columns import Moment, are_years
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.kinds.heatmap_cells import positions_of
from affidavit.charts.lettering import broken, text_width, widest
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.wrapping import wrapped
from affidavit.language.locales import locale_of

BESIDE = 0.36
"""The part of the width that names may take from the cells."""
_MOST_LINES = 3
_TALLEST = 150
"""Pixels that turned names may take above the cells."""
_GRAINS = {
    "minute": ("MMMdHm", "Hm", "MMMd"),
    "day": ("yMMMd", "d", "yMMM"),
    "month": ("yMMM", "MMM", "y"),
}
"""How exact dates are -> the whole, what differs from one to the next, and what seldom does."""


@dataclass(frozen=True, slots=True)
class Name:
    """One row's or column's name."""

    text: str
    """In one line: `22 Feb 2026`."""
    short: str
    """Without what the names before it say already: `22`."""
    wider: str = ""
    """What `short` leaves out, where it differs from that of the name before."""


def names_of(words: Sequence[str], spec: Spec, numerals: Numerals) -> tuple[Name, ...]:
    """Return how raw words are printed in the page's language; dates and numbers as such."""
    places = positions_of(words)
    moments = [place for place in places if isinstance(place, Moment)]
    if moments:
        return tuple(_dates(moments, numerals.lang))
    if isinstance(places[0], str) or are_years(list(words)):
        printed = [spec.printed(word) for word in words]
    else:
        printed = [
            spec.printed(word) if spec.printed(word) != word else numerals.number(place)
            for word, place in zip(words, places, strict=True)
            if not isinstance(place, str | Moment)
        ]
    return tuple(Name(text, text) for text in printed)


def _dates(moments: Sequence[Moment], lang: str) -> list[Name]:
    grain = next(each for each in _GRAINS if each in {moment.grain for moment in moments})
    is_one_year = len({moment.at.year for moment in moments}) == 1
    whole, short, wide = _GRAINS[grain]
    if grain == "day" and is_one_year:
        whole, wide = "MMMd", "MMM"
    locale, found, before = locale_of(lang), list[Name](), ""
    for moment in moments:
        texts = [str(format_skeleton(each, moment.at, locale=locale)) for each in (whole, short)]
        wider = str(format_skeleton(wide, moment.at, locale=locale))
        found.append(Name(texts[0], texts[1], wider if wider != before else ""))
        before = wider
    return found


@dataclass(frozen=True, slots=True)
class Header:
    """The names above the columns."""

    lines: tuple[tuple[str, ...], ...]
    """For each column; none where its name is left out."""
    is_turned: bool
    """Whether they run upwards."""
    height: float


def header_for(names: Sequence[Name], *, pitch: float, size: float, in_order: bool) -> Header:
    """Return how the names stand above columns of `pitch` pixels.

    In lines where all of them fit; of dates and numbers, which are `in_order`, as many as fit; else
    turned, cut where they are very long.
    """
    level = [_level(name, pitch - 6, size) for name in names]
    if all(_fits(lines, pitch - 6, size) for lines in level):
        return _header(level, size)
    if in_order:
        return _header(_some(level, pitch=pitch, size=size), size)
    return _turned(names, pitch=pitch, size=size)


def _level(name: Name, width: float, size: float) -> tuple[str, ...]:
    if name.wider or name.short != name.text:
        return (name.short, name.wider) if name.wider else (name.short,)
    return tuple(broken(name.text, width, size=size))


def _fits(lines: Sequence[str], width: float, size: float) -> bool:
    return len(lines) <= _MOST_LINES and widest(list(lines), size) <= width


def _header(lines: Sequence[tuple[str, ...]], size: float) -> Header:
    most = max((len(each) for each in lines), default=0)
    return Header(tuple(lines), is_turned=False, height=most * line_height(size))


def _some(lines: Sequence[tuple[str, ...]], *, pitch: float, size: float) -> list[tuple[str, ...]]:
    """Leave out names so that those that stay do not touch; the first always stays."""
    room = max(widest(list(each), size) for each in lines) + 8
    every = max(1, -int(-room // pitch))
    return [each if index % every == 0 else () for index, each in enumerate(lines)]


def _turned(names: Sequence[Name], *, pitch: float, size: float) -> Header:
    rows = max(1, int(pitch // line_height(size)))
    every = max(1, -int(-line_height(size) // pitch))
    lines = [
        tuple(_cut(line, size) for line in _narrowest(name.text, rows, size))
        if index % every == 0
        else ()
        for index, name in enumerate(names)
    ]
    height = max(widest(list(each), size) for each in lines)
    return Header(tuple(lines), is_turned=True, height=height + 2)


def _narrowest(text: str, rows: int, size: float) -> list[str]:
    """Return a text in at most so many lines, as short as they can be."""
    whole = text_width(text, size)
    if rows == 1 or whole <= _TALLEST / 2:
        return [text]
    widths = (whole / rows * factor for factor in (1, 1.15, 1.3, 1.5, 2, rows))
    tries = (broken(text, width, size=size) for width in widths)
    return next(lines for lines in tries if len(lines) <= rows)


def _cut(line: str, size: float) -> str:
    if text_width(line, size) <= _TALLEST:
        return line
    while text_width(f"{line}…", size) > _TALLEST:
        line = line[:-1]
    return f"{line.rstrip()}…"


@dataclass(frozen=True, slots=True)
class Side:
    """The names of the rows."""

    lines: tuple[tuple[str, ...], ...]
    left: float
    """Where the cells start; 0 where each name stands above its cells."""


def side_for(names: Sequence[Name], *, width: int) -> Side:
    """Return how the rows are named: beside their cells, or above where names are long."""
    size, most = label_size(width), 2 if width < NARROW else _MOST_LINES
    room = width * BESIDE
    beside = [tuple(broken(name.text, room, size=size, bold=True)) for name in names]
    found = max((widest(list(lines), size, bold=True) for lines in beside), default=0)
    if found <= room and all(len(lines) <= most for lines in beside):
        return Side(tuple(beside), round(found + 8))
    whole = (wrapped(name.text, width, size=size, bold=True) for name in names)
    return Side(tuple(map(tuple, whole)), 0)
