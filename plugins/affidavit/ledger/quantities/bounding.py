"""Amounts with their bounds and ranges: `at least 237`, `nine or more`, `150+`, `3-5`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from affidavit.ledger.quantities.amount import Amount
from affidavit.ledger.quantities.amounts import Amounts
from affidavit.ledger.quantities.quantity import Bound, Quantity
from affidavit.ledger.quantities.tokens import Pieces
from affidavit.ledger.quantities.vocabulary import Vocabulary

_SIGNS_BEFORE = {
    ">": Bound.MORE_THAN,
    "<": Bound.LESS_THAN,
    "≥": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
    "~": Bound.ABOUT,
    "≈": Bound.ABOUT,
}
_DASHES = frozenset({"-", "\u2013", "\u2014", "\u2010", "\u2011", "\u2212"})


@dataclass(frozen=True, slots=True)
class Bounding:
    """Reads bounded amounts of one text."""

    pieces: Pieces
    vocabulary: Vocabulary
    amounts: Amounts

    def read(self, at: int, *, floor: int = 0) -> Amount | None:
        """Return the amount whose number begins at a place, with its bound and, of two, the other.

        No token before `floor` is taken for its bound: what stands there belongs to another.
        """
        joins = self.pieces.word(at - 1) not in self.vocabulary.between
        amount = self.amounts.read(at, joins=joins)
        if amount is None:
            return None
        return self._range(amount, floor) or self._bounded(amount, floor)

    def _bounded(self, amount: Amount, floor: int) -> Amount:
        before = self._before(amount.first, floor)
        behind = self._behind(amount.past)
        bound = before[0] if before else behind[0] if behind else Bound.EXACTLY
        first = before[1] if before else amount.first
        past = behind[1] if behind and (not before or behind[0] is bound) else amount.past
        quantity = replace(amount.quantity, bound=bound)
        is_plain = amount.is_plain and bound is Bound.EXACTLY
        return replace(amount, quantity=quantity, first=first, past=past, is_plain=is_plain)

    def _before(self, at: int, floor: int) -> tuple[Bound, int] | None:
        """Return the bound that ends right before a place and where it begins; the longest."""
        sign = _SIGNS_BEFORE.get(self.pieces.word(at - 1))
        if sign and at - 1 >= floor:
            return sign, at - 1
        for phrase in self.vocabulary.bounds_by_last.get(self.pieces.word(at - 1), ()):
            start = self.pieces.start_of(phrase, at)
            if start is not None and start >= floor:
                return self.vocabulary.bounds_before[phrase], start
        return None

    def _behind(self, at: int) -> tuple[Bound, int] | None:
        """Return the bound that begins at a place and the place behind it."""
        if self.pieces.word(at) == "+" and self.pieces.is_glued(at):
            is_sum = self.pieces[at + 1].is_digits
            return None if is_sum else (Bound.AT_LEAST, at + 1)
        at += self.pieces.word(at) in _DASHES
        for phrase in self.vocabulary.behind_by_first.get(self.pieces.word(at), ()):
            past = self.pieces.past(phrase, at)
            if past is not None:
                return self.vocabulary.bounds_behind[phrase], past
        return None

    def _range(self, low: Amount, floor: int) -> Amount | None:
        """Return `between 3 and 5`, `3-5`, `3 to 5`, `entre 3 y 5`, `de 3 a 5`."""
        before = self.pieces.word(low.first - 1)
        is_between = before in self.vocabulary.between and low.first - 1 >= floor
        link = self.pieces.word(low.past)
        if not self._links(link, low, is_between=is_between, before=before):
            return None
        for at in range(low.past + 1, low.past + 4):  # a currency or a minus may stand before it
            high = self.amounts.read(at)
            if high is not None:
                is_next = high.first == low.past + 1
                return self._joined(low, high, first=low.first - is_between) if is_next else None
        return None

    def _links(self, link: str, low: Amount, *, is_between: bool, before: str) -> bool:
        if is_between:
            return link in self.vocabulary.and_
        if link in _DASHES:
            is_tight = self.pieces.is_glued(low.past) == self.pieces.is_glued(low.past + 1)
            return is_tight and not low.quantity.is_in_words
        is_change = before in self.vocabulary.from_ and before != "de"
        return link in self.vocabulary.to and not is_change

    def _joined(self, low: Amount, high: Amount, *, first: int) -> Amount | None:
        """Return one amount from two, the first taking scale and signs of the second."""
        start, end = low.quantity, high.quantity
        number, step = start.number, start.step
        if high.has_scale and not low.has_scale and not end.is_percent and number:
            factor = _scale_of(end)
            if number * factor < end.number:
                number, step = number * factor, step * factor
        if end.number <= number or (start.currency and end.is_percent):
            return None
        quantity = replace(
            end,
            bound=Bound.BETWEEN,
            number=number,
            high=end.number,
            step=min(step, end.step),
            currency=end.currency or start.currency,
            other=None,
        )
        is_plain = low.is_plain and high.is_plain
        return Amount(quantity, first, high.past, has_scale=high.has_scale, is_plain=is_plain)


def _scale_of(quantity: Quantity) -> Decimal:
    """Return the thousand, million or more that a number was written in."""
    for exponent in (12, 9, 6, 3):
        if quantity.number >= Decimal(1).scaleb(exponent):
            return Decimal(1).scaleb(exponent)
    return Decimal(1)
