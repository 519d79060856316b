"""Names beside points, none of them on a point or on another; those without room are left out."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.free_room import Box
from affidavit.charts.drawing import roles
from affidavit.charts.house import line_height
from affidavit.charts.lettering import broken, safe, strong, widest

_GAP = 4
_BETWEEN = 4
"""Pixels between two names side by side, or they read as one."""
_LEADER = 12
"""Words that stand further from their point than this have a thin line to it."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A round mark, in pixels."""

    x: float
    y: float
    r: float

    def reaches_into(self, box: Box) -> bool:
        """Say whether some of it lies in a box."""
        x = min(max(self.x, box.left), box.right)
        y = min(max(self.y, box.top), box.bottom)
        return math.hypot(x - self.x, y - self.y) < self.r


@dataclass(frozen=True, slots=True)
class Name:
    """What is to stand beside a point."""

    disc: Disc
    finished: str
    width: float
    height: float
    ink: str = roles.INK


@dataclass(frozen=True, slots=True)
class Nameplate:
    """A name that found its place."""

    name: Name
    box: Box
    anchor: str
    distance: float


def name_of(text: str, disc: Disc, *, room: float, size: float, bold: bool, ink: str) -> Name:
    """Return a name in lines no wider than `room` where its words allow."""
    lines = broken(text, room, size=size, bold=bold)
    finished = "<br>".join(strong(safe(line)) if bold else safe(line) for line in lines)
    width = widest(lines, size, bold=bold)
    return Name(disc, finished, width, len(lines) * line_height(size), ink)


def place_names(
    names: Sequence[Name],
    discs: Sequence[Disc],
    *,
    within: Box,
    taken: Sequence[Box] = (),
    distances: Sequence[float] = (_GAP,),
) -> list[Nameplate]:
    """Return the names that find room, the first ones first, as near to their points as it is."""
    ordered = sorted(discs, key=lambda disc: disc.x)
    obstacles = _Obstacles(
        ordered, [disc.x for disc in ordered], max((d.r for d in discs), default=0)
    )
    placed, boxes = list[Nameplate](), list(taken)
    for name in names:
        for plate in _candidates(name, distances):
            is_free = within.holds(plate.box) and not any(map(plate.box.meets, boxes))
            if is_free and not obstacles.touch(plate.box, besides=name.disc):
                placed.append(plate)
                boxes.append(plate.box.wider(_BETWEEN))
                break
    return placed


@dataclass(frozen=True, slots=True)
class _Obstacles:
    discs: list[Disc]
    """In order from the left."""
    xs: list[float]
    largest: float

    def touch(self, box: Box, *, besides: Disc) -> bool:
        first = bisect_left(self.xs, box.left - self.largest)
        last = bisect_left(self.xs, box.right + self.largest)
        return any(disc.reaches_into(box) for disc in self.discs[first:last] if disc != besides)


def _candidates(name: Name, distances: Sequence[float]) -> Iterator[Nameplate]:
    disc = name.disc
    for distance in distances:
        off = disc.r + distance
        side = off * 0.72
        yield _plate(name, disc.x + off, disc.y, "left", distance)
        yield _plate(name, disc.x - off, disc.y, "right", distance)
        up, down = disc.y - off - name.height / 2, disc.y + off + name.height / 2
        yield _plate(name, disc.x, up, "center", distance)
        yield _plate(name, disc.x, down, "center", distance)
        up, down = disc.y - side - name.height / 2, disc.y + side + name.height / 2
        for y in (up, down):
            yield _plate(name, disc.x + side, y, "left", distance)
            yield _plate(name, disc.x - side, y, "right", distance)


def _plate(name: Name, x: float, y: float, anchor: str, distance: float) -> Nameplate:
    left = x - {"left": 0.0, "center": name.width / 2, "right": name.width}[anchor]
    box = Box(left, y - name.height / 2, left + name.width, y + name.height / 2)
    return Nameplate(name, box, anchor, distance)


def draw_names(
    plates: Sequence[Nameplate], frame: Frame, *, size: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the names as labels, and lines from those that stand far from their points."""
    labels = [
        frame.text(
            plate.name.finished,
            {"left": plate.box.left, "right": plate.box.right}.get(
                plate.anchor, (plate.box.left + plate.box.right) / 2
            ),
            (plate.box.top + plate.box.bottom) / 2,
            anchor=plate.anchor,
            font={"size": size, "color": plate.name.ink},
        )
        for plate in plates
    ]
    leaders = [_leader(plate, frame) for plate in plates if plate.distance > _LEADER]
    return labels, leaders


def _leader(plate: Nameplate, frame: Frame) -> dict[str, Any]:
    disc, box = plate.name.disc, plate.box
    x = min(max(disc.x, box.left), box.right)
    y = min(max(disc.y, box.top), box.bottom)
    far = math.hypot(x - disc.x, y - disc.y) or 1
    start = disc.x + (x - disc.x) * disc.r / far, disc.y + (y - disc.y) * disc.r / far
    return frame.line(start, (x, y), color=roles.AXIS, layer="above")
