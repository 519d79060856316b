"""A number as prose gives it: how it is bounded, what it counts, how exactly it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

ENDLESS = 20
"""Significant digits from which on a number is taken for a quotient without an end: 65/252."""


class Bound(StrEnum):
    """What a text says of the true number: that it is this one, or on which side of it."""

    EXACTLY = "exactly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    ABOUT = "about"
    NEARLY = "nearly"
    """A rounding from below: "nearly 240"."""
    JUST_OVER = "just over"
    """A rounding from above: "just over 230"."""
    BETWEEN = "between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number, its bound and its unit, as they are written."""

    bound: Bound = Bound.EXACTLY
    number: Decimal
    """The number itself; of a range, its lower end. A share is in per cent: a quarter is 25."""
    high: Decimal | None = None
    """The upper end of a range, else None."""
    unit: str = ""
    """What is counted, as it is written behind the number: `flights`. Never a currency."""
    is_percent: bool = False
    currency: str = ""
    """An ISO 4217 code where the text says one, else the sign or word: `MXN`, `$`, `pesos`."""
    step: Decimal = Decimal(1)
    """The place of the last digit that is written: 10 for 240, 0.1 for 1.7, 100 for "two hundred".
    Words have one of their own: "a quarter" is good to a twentieth. Half of it is what a rounding
    may be off."""
    other: Decimal | None = None
    """What the same signs mean where points and commas change roles (`1.234`), else None."""
    is_in_words: bool = False
    """Whether the number is spelled: `two hundred`, `a quarter`."""

    @property
    def is_endless(self) -> bool:
        """Whether this is a quotient that nobody can write out, so that every writer rounds it."""
        return self.number.is_finite() and len(self.number.normalize().as_tuple().digits) > ENDLESS


def as_counted(quantity: Quantity) -> Quantity:
    """Return the reading of `1,500 personas` that is whole: nobody counts parts of them.

    Money has no thousandth parts either: `$1,500`. What is measured stays as its language reads it.
    """
    other = quantity.other
    if other is None or quantity.number == quantity.number.to_integral_value():
        return quantity
    if other != other.to_integral_value() or not (quantity.currency or quantity.unit):
        return quantity
    return replace(quantity, number=other, other=quantity.number, step=step_of(other))


def step_of(number: Decimal) -> Decimal:
    """Return the place of the last digit that counts: 10 for 240, 0.01 for 1.70, 1 for 0."""
    exponent = int(number.as_tuple().exponent)
    if exponent < 0 or not number:
        return Decimal(1).scaleb(min(exponent, 0))
    return Decimal(1).scaleb(int(number.normalize().as_tuple().exponent))
