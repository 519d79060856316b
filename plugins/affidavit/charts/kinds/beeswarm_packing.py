"""Where dots of a swarm stand: each at its own place along, and as near the middle as is free."""

from __future__ import annotations

import math
from collections.abc import Sequence

_EXACT = 1e-9
"""Pixels by which two dots may seem to meet that only touch: roots are not exact."""


def packed(xs: Sequence[float], radii: Sequence[float], *, gap: float) -> list[float]:
    """Return how far above (less than 0) or below the middle each disc stands, in pixels.

    `xs` are the pixels of the middles, `gap` the least between two rims. Discs are placed from the
    left to the right, those at one place the largest first, so that the same rows always make the
    same swarm. Each disc is compared with those that it could touch: n discs at one place take
    n² log n steps.
    """
    order = sorted(range(len(xs)), key=lambda i: (xs[i], -radii[i], i))
    offsets, first = [0.0] * len(xs), 0
    widest = 2 * max(radii, default=0) + gap  # a large disc still reaches what a small one passed
    for rank, index in enumerate(order):
        while xs[index] - xs[order[first]] >= widest and first < rank:
            first += 1
        taken = list[tuple[float, float]]()
        for other in order[first:rank]:
            reach, away = radii[index] + radii[other] + gap, xs[index] - xs[other]
            if away < reach:
                half = math.sqrt(reach * reach - away * away)
                taken.append((offsets[other] - half, offsets[other] + half))
        offsets[index] = _nearest_free(taken)
    return offsets


def height_of(offsets: Sequence[float]) -> float:
    """Return the pixels between the highest and the lowest middle of a swarm."""
    return max(offsets, default=0) - min(offsets, default=0)


def _nearest_free(taken: Sequence[tuple[float, float]]) -> float:
    """Return the number nearest to 0 that lies in none of these intervals; the lower in a tie."""
    blocks = list[tuple[float, float]]()
    for start, end in sorted(taken):
        if blocks and start < blocks[-1][1] - _EXACT:
            blocks[-1] = blocks[-1][0], max(blocks[-1][1], end)
        else:
            blocks.append((start, end))
    around = next(((low, high) for low, high in blocks if low < -_EXACT and high > _EXACT), None)
    if around is None:
        return 0.0
    low, high = around
    return low if -low <= high + _EXACT else high
