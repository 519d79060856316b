"""Names on a map, of the few places that are highlighted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.drawing import roles
from affidavit.charts.geo.clipping import Box, box_around
from affidavit.charts.geo.outlines import Shape
from affidavit.charts.house import label_size, line_height
from affidavit.charts.lettering import safe, strong, text_width

_BESIDE = 8
_GAP = 3
MOST = 12
"""Names beyond which a map is all names."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name beside its place, its middle at a height, in pixels from the top left."""

    text: str
    x: float
    y: float
    look: dict[str, Any]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place to be named."""

    name: str
    figure: str
    shape: Shape


def place_names(named: Sequence[NamedPlace], *, width: int) -> list[PlaceName]:
    """Return names and figures on plates of paper, none on another and none cut off.

    A plate stands in its place where that is larger, else above, below or beside it; one that finds
    no room is left out.
    """
    size = label_size(width)
    tall, found, taken = line_height(size) + 2, list[PlaceName](), list[Box]()
    for each in named[:MOST]:
        wide = text_width(f"{each.name} {each.figure}".strip(), size, bold=True) + _BESIDE
        plates = _plates(each.shape, wide, tall, width)
        plate = next((p for p in plates if not any(p.touches(other) for other in taken)), None)
        if plate is None:
            continue
        taken.append(plate)
        shown = strong(safe(each.name)) + (f" {safe(each.figure)}" if each.figure else "")
        look = {"anchor": "center", "bgcolor": roles.PAPER, "borderpad": 1}
        x, y = (plate.left + plate.right) / 2, (plate.low + plate.high) / 2
        found.append(PlaceName(shown, x, y, look))
    return found


def _plates(shape: Shape, wide: float, tall: float, width: int) -> Iterator[Box]:
    """Yield where a plate could stand, the best first; `low` is its upper edge."""
    box = box_around([at for ring in shape.rings for at in ring])
    x, y = shape.middle
    if box.width > 1.6 * wide and box.height > 2.5 * tall:
        yield from _inside(x, y, wide, tall, width)
    above, below = box.low - tall / 2 - _GAP, box.high + tall / 2 + _GAP
    yield from _inside(x, above, wide, tall, width)
    yield from _inside(x, below, wide, tall, width)
    yield from _inside(box.right + wide / 2 + _GAP, y, wide, tall, width)
    yield from _inside(box.left - wide / 2 - _GAP, y, wide, tall, width)


def _inside(x: float, y: float, wide: float, tall: float, width: int) -> Iterator[Box]:
    """Yield a plate around a point, moved inwards at the picture's sides; none above its top."""
    left = min(max(x - wide / 2, 0), width - wide)
    if left >= 0 and y >= tall / 2:
        yield Box(left, y - tall / 2, left + wide, y + tall / 2)
