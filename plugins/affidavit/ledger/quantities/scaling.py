"""Thousands, millions and more behind a number: `1.7 trillion`, `3 mil 500 millones`, `$20m`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from affidavit.ledger.quantities.amount import Amount
from affidavit.ledger.quantities.quantity import Quantity, step_of
from affidavit.ledger.quantities.spelled import HYPHENS
from affidavit.ledger.quantities.tokens import Pieces
from affidavit.ledger.quantities.vocabulary import Vocabulary, power

_MOST_SCALES = 2
"""`20 mil millones` has two."""
_WRITTEN_OUT = Decimal(10) ** 27
_ALWAYS = frozenset({"bn", "tn", "trn", "mn", "mdp", "mdd"})
"""Short scales that are nothing else; `m` and `k` are of money only."""


@dataclass(frozen=True, slots=True)
class Scaling:
    """Puts the scale to the numbers of one text."""

    pieces: Pieces
    vocabulary: Vocabulary

    def scaled(self, amount: Amount) -> Amount:
        """Return the amount with the scale behind it: `1.7 trillion`, `3.500 millones`."""
        amount = self._with_half(amount)
        for _ in range(_MOST_SCALES):
            is_hyphened = self.pieces.word(amount.past) in HYPHENS
            exponent = self.exponent(amount.past + is_hyphened)
            if exponent is None:
                break
            amount = replace(amount, past=amount.past + is_hyphened)
            amount = replace(
                amount,
                quantity=_times(amount.quantity, power(exponent)),
                past=amount.past + 1,
                has_scale=True,
                is_plain=False,
            )
            amount = self.continued(self._with_half(amount), exponent)
        return amount

    def continued(self, amount: Amount, exponent: int) -> Amount:
        """Return `3 mil 500` and `1 millón 200 mil`, as newspapers of Mexico write numbers."""
        while self.vocabulary.hundreds and exponent >= 3:
            token = self.pieces[amount.past]
            if not (token.text.isdigit() and len(token.text) <= 3):
                break
            lower = self.exponent(amount.past + 1)
            has_own = lower is not None and lower < exponent
            part = Decimal(token.text) * (power(lower) if has_own and lower else 1)
            exponent = lower if has_own and lower else 0
            number = amount.quantity.number + part
            quantity = replace(amount.quantity, number=number, step=step_of(number), other=None)
            amount = replace(amount, quantity=quantity, past=amount.past + 1 + has_own)
        return amount

    def exponent(self, at: int) -> int | None:
        """Return the power of ten that a word at a place multiplies by, if any."""
        word = self.pieces.word(at)
        if word in self.vocabulary.thousand:
            return 3
        if word in self.vocabulary.hundred:
            return 2
        return self.vocabulary.scales.get(word)

    def _with_half(self, amount: Amount) -> Amount:
        """Return `two and a half`, and `un millón y medio`, where the half is one of the last."""
        for phrase in self.vocabulary.and_a_half:
            past = self.pieces.past(phrase, amount.past)
            if past is not None and amount.quantity.number == amount.quantity.number.to_integral():
                half = power(self.exponent(amount.past - 1) or 0) / 2
                quantity = replace(
                    amount.quantity, number=amount.quantity.number + half, step=half, other=None
                )
                return replace(amount, quantity=quantity, past=past, is_plain=False)
        return amount

    def with_short_scale(self, amount: Amount) -> Amount:
        """Return `3.5bn` and, of money, `3.5m` and `5k`; bare, those are metres and names."""
        word = self.pieces.word(amount.past)
        exponent = self.vocabulary.short_scales.get(word)
        is_money = amount.quantity.currency or word in _ALWAYS
        if exponent is None or not is_money or amount.quantity.is_in_words or amount.has_scale:
            return amount
        quantity = _times(amount.quantity, power(exponent))
        if word in {"mdp", "mdd"}:
            quantity = replace(quantity, currency="pesos" if word == "mdp" else "dollars")
        return replace(
            amount, quantity=quantity, past=amount.past + 1, has_scale=True, is_plain=False
        )


def _times(quantity: Quantity, factor: Decimal) -> Quantity:
    """Return a quantity in a larger scale."""
    other = None if quantity.other is None else _plain(quantity.other * factor)
    number = _plain(quantity.number * factor)
    return replace(quantity, number=number, step=_plain(quantity.step * factor), other=other)


def _plain(number: Decimal) -> Decimal:
    """Return a number without an exponent: 3500000000, not 3.5E+9."""
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == number and abs(whole) < _WRITTEN_OUT else number
