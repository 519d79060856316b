"""Where columns stand along the axis: a slot each, gaps of time kept, and how thick they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from affidavit.charts.axes.across import Across
from affidavit.charts.extent import Ends, Extent

_DAY = 86_400.0
_SHARE = 0.78
"""The part of a slot that its columns take."""
_THICKEST = 84
_HAIR = 3
"""Pixels of a slot below which columns touch, lest the gaps flicker."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of a chart, counted as its axis counts: places, numbers or seconds."""

    across: Across
    middles: tuple[float, ...]
    """Of each key of the grid."""
    step: float
    """From one slot to the next, where no gap lies between."""
    limits: Ends
    """Where the first slot begins and the last one ends."""

    @property
    def count(self) -> float:
        """How many slots there is room for."""
        low, high = self.limits
        return (high - low) / self.step

    @property
    def plotly_limits(self) -> list[str | float]:
        """The limits as Plotly takes them."""
        if self.across.kind == "word":
            return list(self.limits)
        return replace(self.across, reach=self.limits).plotly_limits

    @property
    def plotly_unit(self) -> float:
        """How much of Plotly's measure is one of ours: it counts time in milliseconds."""
        return 1000.0 if self.across.kind == "moment" else 1.0

    @property
    def places(self) -> list[str | float]:
        """The middles as Plotly takes them."""
        positions = enumerate(self.across.positions)
        return [self.across.for_plotly(position, index) for index, position in positions]

    @property
    def names(self) -> list[tuple[str, ...]]:
        """The raw words below all slots, with those of other panels."""
        return list(self.across.names or self.across.keys)


def slots_of(across: Across, extent: Extent | None, *, held: Sequence[float] = ()) -> Slots:
    """Return the slots of an axis, which reach over what is `held` and over an `extent`."""
    shared = across.over(extent) if extent else across
    middles = tuple(shared.measures)
    if across.kind == "word":
        count = len(shared.names or shared.keys)
        return Slots(shared, middles, 1.0, (-0.5, count - 0.5))
    step = _step(across)
    ends = [min(middles) - step / 2, max(middles) + step / 2, *(shared.reach or ()), *held]
    return Slots(shared, middles, step, (min(ends), max(ends)))


def _step(across: Across) -> float:
    """Return the distance of the two columns that stand closest."""
    found = sorted(set(across.measures))
    alone = 30 * _DAY if across.kind == "moment" else 1.0
    # Beside 10^18 one more is nothing: half a step has to move it.
    alone = max(alone, 4 * math.ulp(found[-1]))
    return min((after - before for before, after in pairwise(found)), default=alone)


@dataclass(frozen=True, slots=True)
class Thickness:
    """How the columns of one slot share it, in pixels."""

    slot: float
    columns: int

    @property
    def pitch(self) -> float:
        """From the left edge of one column to that of the next in the slot."""
        if self.slot < _HAIR * self.columns:
            return self.slot / self.columns
        share = min(self.slot * _SHARE, self.slot - 1)
        return min(share / self.columns, _THICKEST)

    @property
    def are_hairs(self) -> bool:
        """Whether columns are so thin that they touch."""
        return self.pitch < _HAIR

    @property
    def visible(self) -> float:
        """How thick a column is: those of a slot leave a gap between them."""
        if self.are_hairs:
            return self.pitch
        return self.pitch - (1 if self.columns > 1 and self.pitch > 6 else 0)  # noqa: PLR2004

    def left(self, column: int) -> float:
        """Return the left edge of a column, counted from the middle of the slot."""
        return (column - self.columns / 2) * self.pitch

    def middle(self, column: int) -> float:
        """Return the middle of a column, counted in the same way."""
        return self.left(column) + self.pitch / 2
