"""Which points of a scatter chart are named: those that are meant, else those at the edges."""

from __future__ import annotations

from collections.abc import Sequence

from affidavit.charts.axes.nameplates import Disc

ALL = 12
"""Points up to which each is named."""
EDGES = 7
"""Points named where there are more, and none is meant."""


def chosen(discs: Sequence[Disc], lit: Sequence[int]) -> list[int]:
    """Return which points are to be named, the most important ones first."""
    if lit:
        return list(lit)
    if len(discs) <= ALL:
        return sorted(range(len(discs)), key=lambda index: -discs[index].r)
    return _edges(discs)


def _edges(discs: Sequence[Disc]) -> list[int]:
    """Return the points that a reader asks about: the furthest out, the largest, the odd ones."""
    everything = range(len(discs))
    largest = max(everything, key=lambda i: discs[i].r)
    has_sizes = discs[largest].r > min(disc.r for disc in discs)
    off = _distances_from_line(discs)
    found = [
        *([largest] if has_sizes else []),
        max(everything, key=lambda i: discs[i].x),
        min(everything, key=lambda i: discs[i].y),
        min(everything, key=lambda i: discs[i].x),
        max(everything, key=lambda i: discs[i].y),
        max(everything, key=lambda i: off[i]),
        min(everything, key=lambda i: off[i]),
    ]
    return list(dict.fromkeys(found))[:EDGES]


def _distances_from_line(discs: Sequence[Disc]) -> list[float]:
    """Return how far each point lies below (or above) the straight line through all of them."""
    count = len(discs)
    mid_x, mid_y = sum(d.x for d in discs) / count, sum(d.y for d in discs) / count
    spread = sum((d.x - mid_x) ** 2 for d in discs)
    slope = sum((d.x - mid_x) * (d.y - mid_y) for d in discs) / spread if spread else 0
    return [disc.y - mid_y - slope * (disc.x - mid_x) for disc in discs]
