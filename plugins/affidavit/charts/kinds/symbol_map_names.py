"""Names beside the circles that are highlighted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.drawing import roles
from affidavit.charts.geo.clipping import Box
from affidavit.charts.geo.projections import Point
from affidavit.charts.house import label_size, line_height
from affidavit.charts.lettering import safe, strong, text_width

MOST = 12
_GAP = 4


@dataclass(frozen=True, slots=True)
class SymbolName:
    """A name, its middle in pixels from the top left."""

    text: str
    x: float
    y: float
    look: dict[str, Any]


def symbol_names(
    named: Sequence[tuple[str, Point, float]],
    circles: Sequence[tuple[Point, float]],
    *,
    width: int,
) -> list[SymbolName]:
    """Return names beside, above or below their circles, on no circle that has room around it.

    One that finds none is left out.
    """
    size, found = label_size(width), list[SymbolName]()
    taken = [Box(x - r, y - r, x + r, y + r) for (x, y), r in circles]
    for name, (x, y), radius in named[:MOST]:
        wide, tall = text_width(name, size, bold=True) + 4, line_height(size)
        places = _places(x, y, radius, wide, tall)
        free = [box for box in places if _is_free(box, taken[len(circles) :], width)]
        if free:
            box = min(free, key=lambda each: sum(each.touches(other) for other in taken))
            taken.append(box)
            look = {"anchor": "center", "bgcolor": roles.PAPER}
            at = (box.left + box.right) / 2, (box.low + box.high) / 2
            found.append(SymbolName(strong(safe(name)), *at, look))
    return found


def _places(x: float, y: float, radius: float, wide: float, tall: float) -> Iterator[Box]:
    beside = radius + _GAP
    for left, low in (
        (x + beside, y - tall / 2),
        (x - beside - wide, y - tall / 2),
        (x - wide / 2, y - beside - tall),
        (x - wide / 2, y + beside),
    ):
        yield Box(left, low, left + wide, low + tall)


def _is_free(box: Box, taken: Sequence[Box], width: int) -> bool:
    is_inside = box.left >= 0 and box.right <= width and box.low >= 0
    return is_inside and not any(box.touches(other) for other in taken)
