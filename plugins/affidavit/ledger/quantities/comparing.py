"""Whether what is written follows from what is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from affidavit.ledger.quantities.languages import vocabulary_of
from affidavit.ledger.quantities.quantity import Bound, Quantity
from affidavit.ledger.quantities.units import converted, is_measure, is_same_unit
from affidavit.ledger.quantities.writing import bound_words, write_quantity

_ALIKE = {
    "$": {"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "dollars"},
    "dollars": {"USD", "CAD", "AUD", "NZD", "HKD", "SGD"},
    "pesos": {"MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP", "CUP"},
}


class Difference(StrEnum):
    """In what a text and a record differ."""

    NUMBER = "number"
    BOUND = "bound"
    """The number is right; "at least" or its like is missing, or says more than is known."""
    ROUNDING = "rounding"
    """The number is rounded and nothing says so."""
    CURRENCY = "currency"
    KIND = "kind"
    """One is a share in per cent, the other is none."""
    UNIT = "unit"
    """The things counted have other names, which may still be the same things."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Why what is written does not follow from the record."""

    difference: Difference
    reason: str
    """One clause for a writer, in English, without a stop."""
    fix: str


class _Range(NamedTuple):
    """Where a true number may lie; an end that is None is open to all."""

    low: Decimal | None
    high: Decimal | None
    has_low: bool = True
    has_high: bool = True


def disagreement(written: Quantity, recorded: Quantity, lang: str = "en") -> Disagreement | None:
    """Return what a text says that its record does not, or None where it follows from it.

    It follows where it is true of every number that the record allows: "more than 230" of "at
    least 237", a bare 237 not. A rounding follows only where it is said: "about 240" of 237, if
    237 is no further off than half of the last digit that is written. Units are compared where
    both say one, lengths of time converted (3 weeks are 21 days). Quantities are shown in `lang`.
    """
    saying = _Saying(written=written, recorded=recorded, lang=lang)
    if recorded.is_percent and written.unit in _points_of(lang):
        written = replace(written, unit="", is_percent=True)  # the difference of two shares
    if not _is_of_one_kind(written, recorded):
        return saying.kind()
    if not _is_of_one_currency(written.currency, recorded.currency, lang):
        return saying.currency()
    alike = _in_unit_of(written, recorded)
    is_other_unit = alike == written and not is_same_unit(written.unit, recorded.unit)
    if is_other_unit and is_measure(written.unit) and is_measure(recorded.unit):
        return saying.unit()  # a month has no number of days
    readings = [alike, *([replace(alike, number=alike.other)] if alike.other else [])]
    if recorded.number < 0 <= alike.number and recorded.bound is Bound.EXACTLY:
        readings.append(replace(alike, number=-alike.number))  # "fell by 4.5 %" of -4.5 %
    if any(_follows(each, recorded) and not _is_stale(each, recorded) for each in readings):
        return saying.unit() if is_other_unit else None
    return saying.why(alike)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """Says in what two quantities differ."""

    written: Quantity
    recorded: Quantity
    lang: str

    def kind(self) -> Disagreement:
        texts = self._text(self.written), self._text(self.recorded)
        reason = f'one of "{texts[0]}" and "{texts[1]}" is a share, the other an amount'
        return Disagreement(Difference.KIND, reason, self._fix())

    def currency(self) -> Disagreement:
        texts = self._text(self.written), self._text(self.recorded)
        reason = f'"{texts[0]}" is other money than "{texts[1]}"'
        return Disagreement(Difference.CURRENCY, reason, self._fix())

    def unit(self) -> Disagreement:
        units = self.recorded.unit, self.written.unit
        reason = f'the ledger counts "{units[0]}", and the words count "{units[1]}"'
        return Disagreement(Difference.UNIT, reason, self._fix())

    def why(self, alike: Quantity) -> Disagreement:
        """Return the plainest reason why what is written, `alike` in the other's unit, is wrong."""
        recorded, is_bare = self.recorded, alike.bound is Bound.EXACTLY
        texts = self._text(self.written), self._text(recorded)
        if is_bare and _follows(replace(alike, bound=recorded.bound), recorded):
            lost = bound_words(recorded.bound, self.lang)
            reason = f'the ledger says "{texts[1]}", and "{lost}" is lost'
            return Disagreement(Difference.BOUND, reason, self._fix())
        if _follows(alike, recorded):
            reason = f'"{texts[0]}" is no rounding of "{texts[1]}"'
            return Disagreement(Difference.NUMBER, reason, self._fix())
        if alike.number == recorded.number and alike.high == recorded.high:
            reason = f'"{texts[0]}" says more than "{texts[1]}"'
            return Disagreement(Difference.BOUND, reason, self._fix())
        if is_bare and _follows(replace(alike, bound=Bound.ABOUT), recorded):
            reason = f'"{texts[0]}" is "{texts[1]}" rounded, and nothing says so'
            about = self._text(replace(self.written, bound=Bound.ABOUT))
            return Disagreement(Difference.ROUNDING, reason, f'write "{about}" or "{texts[1]}"')
        reason = f'"{texts[0]}" does not follow from "{texts[1]}"'
        return Disagreement(Difference.NUMBER, reason, self._fix())

    def _fix(self) -> str:
        return f'write "{self._text(self.recorded)}"'

    def _text(self, quantity: Quantity) -> str:
        return write_quantity(quantity, self.lang, unit=True).replace("\u00a0", " ")


def _is_of_one_kind(written: Quantity, recorded: Quantity) -> bool:
    """Say whether both are shares or both amounts; the sign may stand behind: `[11]{...} %`."""
    if written.is_percent:
        return recorded.is_percent
    return not recorded.is_percent or not (written.unit or written.currency)


def _points_of(lang: str) -> frozenset[str]:
    return frozenset(" ".join(phrase) for phrase in vocabulary_of(lang).points)


def _is_of_one_currency(first: str, second: str, lang: str) -> bool:
    """Say whether two currencies may be one; true where one is not said.

    The sign `$` is that of pesos too where they speak Spanish.
    """
    if not (first and second) or first == second:
        return True
    if "$" in (first, second) and vocabulary_of(lang) is not vocabulary_of("en"):
        pesos = {"pesos", *_ALIKE["pesos"]}
        return bool({first, second} & (pesos | _ALIKE["$"]))
    return second in _ALIKE.get(first, ()) or first in _ALIKE.get(second, ())


def _in_unit_of(written: Quantity, recorded: Quantity) -> Quantity:
    """Return what is written in the record's unit; as it is where nothing can be converted."""
    number = converted(written.number, written.unit, recorded.unit)
    if number is None or number == written.number:
        return written
    factor = number / written.number if written.number else Decimal(1)
    high = None if written.high is None else written.high * factor
    return replace(
        written,
        number=number,
        high=high,
        step=written.step * factor,
        unit=recorded.unit,
        other=None,
    )


def _follows(written: Quantity, recorded: Quantity) -> bool:
    if recorded.is_endless and {written.bound, recorded.bound} == {Bound.EXACTLY}:
        exponent = min(int(written.number.as_tuple().exponent), 0)
        return abs(written.number - recorded.number) <= Decimal(1).scaleb(exponent) / 2
    outer, inner = _range(written), _range(recorded)
    if _holds_low(outer, inner) and _holds_high(outer, inner):
        return True
    is_counted = not (recorded.is_percent or recorded.currency or is_measure(recorded.unit))
    count = _as_count(recorded)
    return is_counted and count is not None and count == _as_count(written)


def _is_stale(written: Quantity, recorded: Quantity) -> bool:
    """Say whether a bound is true and yet no loosening: "at least 237" of "at least 238".

    Whoever loosens a bound rounds its number: "more than 230". One that is as exact as the record
    and another is what the record said before.
    """
    if written.bound is recorded.bound is Bound.BETWEEN and written.step <= recorded.step:
        return (written.number, written.high) != (recorded.number, recorded.high)
    is_loose = written.bound in (Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN)
    if not is_loose or (written.is_percent and written.is_in_words):
        return False  # "more than half" is round enough for anything
    if written.number in (recorded.number, recorded.high):
        return False
    count = _as_count(recorded)
    if count is not None and count == _as_count(written):
        return False
    fives = written.step * 5
    is_half_round = written.number % fives == 0 and recorded.number % fives != 0
    return written.step <= recorded.step and not is_half_round


def _as_count(quantity: Quantity) -> tuple[str, Decimal] | None:
    """Return what a bound means for things counted whole: "more than 3" is from 4 on."""
    if quantity.number != quantity.number.to_integral_value():
        return None
    match quantity.bound:
        case Bound.AT_LEAST:
            return "from", quantity.number
        case Bound.MORE_THAN:
            return "from", quantity.number + 1
        case Bound.AT_MOST:
            return "to", quantity.number
        case Bound.LESS_THAN:
            return "to", quantity.number - 1
        case _:
            return None


def _range(quantity: Quantity) -> _Range:
    """Return where the true number lies if this is right."""
    number, half = quantity.number, quantity.step / 2
    below, above = number - _half_below(quantity), number + half
    return {
        Bound.EXACTLY: _Range(number, number),
        Bound.AT_LEAST: _Range(number, None),
        Bound.MORE_THAN: _Range(number, None, has_low=False),
        Bound.AT_MOST: _Range(None, number),
        Bound.LESS_THAN: _Range(None, number, has_high=False),
        Bound.ABOUT: _Range(below, above),
        Bound.NEARLY: _Range(below, number, has_high=False),
        Bound.JUST_OVER: _Range(number, above, has_low=False),
        Bound.BETWEEN: _Range(number, quantity.high),
    }[quantity.bound]


def _half_below(quantity: Quantity) -> Decimal:
    """Return how far below a number what rounds to it may lie.

    Below 100 numbers are rounded to tens: 94 is about 90, though it is as near to 100 as 106 is.
    """
    is_power = quantity.step == quantity.number and not quantity.is_percent
    return quantity.step / (20 if is_power and quantity.number != 1 else 2)


def _holds_low(outer: _Range, inner: _Range) -> bool:
    if outer.low is None:
        return True
    if inner.low is None or inner.low < outer.low:
        return False
    return inner.low > outer.low or outer.has_low or not inner.has_low


def _holds_high(outer: _Range, inner: _Range) -> bool:
    if outer.high is None:
        return True
    if inner.high is None or inner.high > outer.high:
        return False
    return inner.high < outer.high or outer.has_high or not inner.has_high
