"""Ribbons: what lies between a lower and an upper end, with a gap where one of them is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from affidavit.charts.columns import Number
from affidavit.charts.lettering import safe

Ends = tuple[Number, Number]
"""The lower and the upper end at one place."""


def stretches(ends: Sequence[Ends | None]) -> Iterator[list[int]]:
    """Yield the places of each part without a gap."""
    for is_there, places in groupby(range(len(ends)), lambda place: ends[place] is not None):
        if is_there:
            yield list(places)


def ribbon(
    xs: Sequence[str | float],
    ends: Sequence[Ends | None],
    *,
    name: str,
    color: str,
    alone: float,
    opacity: float = 1,
) -> list[dict[str, Any]]:
    """Return one series' ribbon as traces; a place between two gaps is a stroke `alone` px wide."""
    parts = list(stretches(ends))
    found = list[dict[str, Any]]()
    look = {
        "type": "scatter",
        "mode": "lines",
        "name": safe(name),
        "hoverinfo": "skip",
        "opacity": opacity,
    }
    wide = [_outline(xs, ends, part) for part in parts if len(part) > 1]
    if wide:
        fill = {"fill": "toself", "fillcolor": color, "line": {"color": color, "width": 0}}
        found.append(look | _joined(wide) | fill)
    single = [_stroke(xs, ends, part[0]) for part in parts if len(part) == 1]
    if single:
        found.append(look | _joined(single) | {"line": {"color": color, "width": alone}})
    return found


_Path = tuple[list[str | float], list[Number]]


def _outline(xs: Sequence[str | float], ends: Sequence[Ends | None], part: list[int]) -> _Path:
    """Return the way along the upper ends and back along the lower ones."""
    there = [xs[place] for place in part]
    pairs = [ends[place] or (0, 0) for place in part]
    return there + there[::-1], [high for _, high in pairs] + [low for low, _ in pairs][::-1]


def _stroke(xs: Sequence[str | float], ends: Sequence[Ends | None], place: int) -> _Path:
    low, high = ends[place] or (0, 0)
    return [xs[place], xs[place]], [low, high]


def _joined(paths: Sequence[_Path]) -> dict[str, Any]:
    """Return several ways as one, with a gap between them."""
    x, y = list[str | float | None](), list[Number | None]()
    for place, (across, up) in enumerate(paths):
        gap = [None] if place else []
        x += [*gap, *across]
        y += [*gap, *up]
    return {"x": x, "y": y}
