"""What axes reach over, so that small multiples of one chart can share them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How far one drawing's data goes, or that of several together."""

    values: Ends | None = None
    """Lowest and highest figure, as the value axis or the scale of colours shows it."""
    across: Ends | None = None
    """First and last place along the other axis, as `Across.measure` counts."""
    names: tuple[str, ...] = ()
    """Raw words along an axis, in order."""
    series: tuple[str, ...] = ()
    """Raw names of the series, in the order of their colours."""
    has_zero: bool = False
    """Whether some figure is exactly zero."""
    filled: int | None = None
    """How many places or cells have a colour in the drawing that has the fewest; None where
    nothing counts them."""
    sizes: tuple[float, ...] = ()
    """What areas of marks stand for, each of them."""

    def __or__(self, other: Extent) -> Extent:
        """Return the extent of both."""
        return Extent(
            values=_both(self.values, other.values),
            across=_both(self.across, other.across),
            names=_woven(self.names, other.names),
            series=tuple(dict.fromkeys(self.series + other.series)),
            has_zero=self.has_zero or other.has_zero,
            filled=_fewer(self.filled, other.filled),
            sizes=self.sizes + other.sizes,
        )


def ends_of(values: Collection[float]) -> Ends | None:
    """Return the lowest and the highest of these; None where there is none."""
    return (min(values), max(values)) if values else None


def _both(one: Ends | None, other: Ends | None) -> Ends | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def _fewer(one: int | None, other: int | None) -> int | None:
    return min((each for each in (one, other) if each is not None), default=None)


def _woven(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of both, new ones where their own order has them: May before June."""
    found = list(one)
    at = 0 if set(one) & set(other) else len(one)
    for word in other:
        if word in found:
            at = found.index(word) + 1
        else:
            found.insert(at, word)
            at += 1
    return tuple(found)
