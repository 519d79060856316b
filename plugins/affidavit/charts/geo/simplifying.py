"""Lines with no more points than a picture shows."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

from affidavit.charts.geo.projections import Point


def simplified(line: Sequence[Point], area: float) -> list[Point]:
    """Return a line without the points that matter least; its ends stay."""
    return [line[index] for index in kept(line, area)]


def kept(line: Sequence[Point], area: float) -> list[int]:
    """Return which points of a line matter.

    A point goes where the triangle with its neighbours is smaller than `area`, the smallest first
    (Visvalingam and Whyatt, 1993). Lines that two shapes share stay shared.
    """
    if len(line) < 3:  # noqa: PLR2004 - only ends
        return list(range(len(line)))
    before = [index - 1 for index in range(len(line))]
    after = [index + 1 for index in range(len(line))]
    weights = [math.inf] + [_triangle(line, i - 1, i, i + 1) for i in range(1, len(line) - 1)]
    weights.append(math.inf)
    queue = [(weight, index) for index, weight in enumerate(weights) if weight < math.inf]
    heapq.heapify(queue)
    gone = [False] * len(line)
    while queue and queue[0][0] < area:
        weight, index = heapq.heappop(queue)
        if gone[index] or weight != weights[index]:
            continue
        gone[index] = True
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for each in (left, right):
            if 0 < each < len(line) - 1:
                fresh = _triangle(line, before[each], each, after[each])
                weights[each] = max(weight, fresh)
                heapq.heappush(queue, (weights[each], each))
    return [index for index in range(len(line)) if not gone[index]]


def _triangle(line: Sequence[Point], a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = line[a], line[b], line[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def ring_area(ring: Sequence[Point]) -> float:
    """Return the area of a closed line, positive where it runs against the clock (y up)."""
    return (
        sum(
            x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)
        )
        / 2
    )
