"""Exact numbers with what they count and how they are bounded, and what can be done with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from affidavit.language import folded

Lean = Literal["exactly", "at least", "more than", "at most", "less than", "about"]
"""On which side of a number the true one lies; the values of `quantities.Bound`."""
MAX_BITS = 400
"""Of a numerator or denominator: 120 digits."""

_UP, _DOWN = ("at least", "more than"), ("at most", "less than")
_STRICT = ("more than", "less than")
_FLIPPED: dict[Lean, Lean] = {
    "at least": "at most",
    "more than": "less than",
    "at most": "at least",
    "less than": "more than",
}
_HUNDRED = 100


class AmountError(Exception):
    """Two amounts that do not go together: what is wrong and what to do about it."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts."""

    name: str = ""
    currency: str = ""
    is_percent: bool = False
    is_mixed: bool = False
    """Whether it came of two others, `pesos / people`, so that its writer has to name it."""

    def __bool__(self) -> bool:
        return bool(self.name or self.currency or self.is_percent)

    def __str__(self) -> str:
        return "per cent" if self.is_percent else f"{self.currency} {self.name}".strip()

    def goes_with(self, other: Unit) -> bool:
        """Say whether both count the same: one state, two states."""
        if (self.currency, self.is_percent) != (other.currency, other.is_percent):
            return False
        one, two = sorted((folded(self.name), folded(other.name)), key=len)
        return two in (one, f"{one}s", f"{one}es")


NOTHING = Unit()
PER_CENT = Unit(is_percent=True)


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number."""

    number: Fraction
    lean: Lean = "exactly"
    unit: Unit = NOTHING

    def __neg__(self) -> Amount:
        return replace(self, number=-self.number, lean=_FLIPPED.get(self.lean, self.lean))

    def __add__(self, other: Amount) -> Amount:
        return _bounded(
            Amount(
                self.number + other.number,
                _joined(self.lean, other.lean),
                _common(self.unit, other.unit),
            )
        )

    def __sub__(self, other: Amount) -> Amount:
        return self + -other

    def __mul__(self, other: Amount) -> Amount:
        unit, scale = _multiplied(self.unit, other.unit)
        lean = _scaled(self, other, other.lean)
        return _bounded(Amount(self.number * other.number / scale, lean, unit))

    def __truediv__(self, other: Amount) -> Amount:
        if not other.number:
            message = "nothing can be divided by zero"
            raise AmountError(message)
        unit, scale = _divided(self.unit, other.unit)
        lean = _scaled(self, other, _FLIPPED.get(other.lean, other.lean))
        return _bounded(Amount(self.number * scale / other.number, lean, unit))


def share(part: Amount, whole: Amount) -> Amount:
    """Return how many per cent one amount is of another."""
    _common(part.unit, whole.unit)
    found = replace(part, unit=NOTHING) / replace(whole, unit=NOTHING)
    return replace(found, number=found.number * _HUNDRED, unit=PER_CENT)


def least(amounts: list[Amount], *, most: bool = False) -> Amount:
    """Return the smallest, with `most` the largest."""
    found = amounts[0]
    for amount in amounts[1:]:
        unit = _common(found.unit, amount.unit)
        first, second = sorted((found, amount), key=lambda each: each.number, reverse=most)
        away = _DOWN if most else _UP
        is_sure = first.lean == "exactly" and second.lean in ("exactly", *away)
        lean = "exactly" if is_sure else _joined(first.lean, second.lean)
        found = Amount(first.number, lean, unit)
    return found


def rounded(amount: Amount, places: int) -> Amount:
    """Return an amount to so many decimals: half away from zero, a bound to its own side."""
    scale = Fraction(10) ** places
    scaled = amount.number * scale
    if amount.lean in _UP:
        number = Fraction(scaled.__floor__())
    elif amount.lean in _DOWN:
        number = Fraction(scaled.__ceil__())
    else:
        half = (abs(scaled) + Fraction(1, 2)).__floor__()
        number = Fraction(half if scaled >= 0 else -half)
    return replace(amount, number=number / scale)


def _bounded(amount: Amount) -> Amount:
    if max(amount.number.numerator.bit_length(), amount.number.denominator.bit_length()) > MAX_BITS:
        message = "the result has more digits than can be kept"
        raise AmountError(message, "round the parts first: round(x, 6)")
    return amount


def _common(one: Unit, two: Unit) -> Unit:
    """Return what both count; a number without a unit counts whatever the other does."""
    if not (one and two) or one.goes_with(two):
        return one or two
    message = f"{one} and {two} are not the same"
    raise AmountError(message, "compute with what is counted alike, or divide first")


def _multiplied(one: Unit, two: Unit) -> tuple[Unit, int]:
    """Return what a product counts, and what a per cent in it divides by."""
    if one.is_percent or two.is_percent:
        return (two if one.is_percent else one), _HUNDRED
    if one and two:
        message = f"{one} times {two} is nothing that can be counted"
        raise AmountError(message, "multiply by a plain number")
    return one or two, 1


def _divided(one: Unit, two: Unit) -> tuple[Unit, int]:
    """Return what a quotient counts, and what a per cent below it multiplies by."""
    if two.is_percent:
        return (NOTHING, 1) if one.is_percent else (one, _HUNDRED)
    if not two:
        return one, 1
    if one.goes_with(two):
        return NOTHING, 1
    return Unit(f"{one or 1} / {two}", is_mixed=True), 1


def _scaled(one: Amount, two: Amount, lean: Lean) -> Lean:
    """Return the bound of a product or quotient, which is plain only where nothing is negative."""
    if one.lean == two.lean == "exactly":
        return "exactly"
    if min(one.number, two.number) < 0:
        message = "a bound of a negative number is not computed with"
        raise AmountError(message, "compute with numbers above zero, or without the bound")
    return _joined(one.lean, lean)


def _joined(one: Lean, two: Lean) -> Lean:
    """Return the bound of what two bounded amounts make together."""
    if "about" in (one, two):
        return "about"
    if "exactly" in (one, two):
        return two if one == "exactly" else one
    if (one in _UP) != (two in _UP):
        message = f'"{one}" and "{two}" leave both sides open'
        raise AmountError(message, "the result could be anything: leave it out")
    return one if one in _STRICT else two
