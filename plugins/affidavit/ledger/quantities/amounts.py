"""One amount at a place of a text: its currency, its number, its scale, its percent sign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from affidavit.ledger.quantities.amount import Amount
from affidavit.ledger.quantities.digits import read_digits
from affidavit.ledger.quantities.quantity import Quantity, step_of
from affidavit.ledger.quantities.scaling import Scaling
from affidavit.ledger.quantities.shares import Shares
from affidavit.ledger.quantities.spelled import HYPHENS, Speller
from affidavit.ledger.quantities.tokens import Pieces
from affidavit.ledger.quantities.vocabulary import Vocabulary, power

SIGNS = {"$": "$", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW"}
_BEFORE_SIGN = {
    "us": "USD",
    "mx": "MXN",
    "mex": "MXN",
    "ca": "CAD",
    "c": "CAD",
    "a": "AUD",
    "au": "AUD",
}
CODES = frozenset({"usd", "mxn", "eur", "gbp", "cad", "aud", "jpy"})
_MOST_GROUPS = 6


@dataclass(frozen=True, slots=True)
class Amounts:
    """Reads the amounts of one text."""

    pieces: Pieces
    vocabulary: Vocabulary
    lang: str

    @property
    def _scaling(self) -> Scaling:
        return Scaling(self.pieces, self.vocabulary)

    def read(self, at: int, *, joins: bool = True) -> Amount | None:
        """Return the amount whose number begins at a place, whatever stands before it."""
        speller = Speller(self.pieces, self.vocabulary, joins=joins)
        found = self._half_of_scale(at) or self._share(at, speller)
        found = found or self._digits(at) or self._spelled(at, speller)
        return self._finished(found) if found else None

    def _share(self, at: int, speller: Speller) -> Amount | None:
        share = Shares(self.pieces, self.vocabulary, self.lang).read(at, speller)
        if share is None:
            return None
        quantity = Quantity(
            number=share.percent, step=share.step, is_percent=True, is_in_words=share.is_in_words
        )
        return Amount(quantity, at, share.past, has_scale=True)

    def _digits(self, at: int) -> Amount | None:
        if not self.pieces[at].is_digits:
            return None
        past = self._past_groups(at)
        text = self.pieces.text[self.pieces[at].start : self.pieces[past - 1].end]
        digits = read_digits(text, self.lang)
        if digits is None:
            return None
        quantity = Quantity(number=digits.number, step=digits.step, other=digits.other)
        return self._scaling.scaled(Amount(quantity, at, past, is_plain=text.isdigit()))

    def _past_groups(self, at: int) -> int:
        """Return the place behind `12 345`, which Spanish may write with simple spaces."""
        past = at + 1
        if not self.vocabulary.hundreds or not self.pieces[at].text.isdigit():
            return past
        if not 1 <= len(self.pieces[at].text) <= 3:
            return past
        while past < at + _MOST_GROUPS and self._is_group(past):
            past += 1
        return past

    def _is_group(self, at: int) -> bool:
        token, before = self.pieces[at], self.pieces[at - 1]
        whole = token.text.partition("," if "," in token.text else ".")[0]
        gap = self.pieces.text[before.end : token.start]
        return token.is_digits and len(whole) == 3 and gap == " "

    def _spelled(self, at: int, speller: Speller) -> Amount | None:
        group = self._group(at)
        if group:
            return group
        spelled = speller.read(at)
        if spelled is None:
            return None
        times = self.vocabulary.groups.get(self.pieces.word(spelled.past))
        if times:
            number = Decimal(spelled.value * times)
            quantity = Quantity(number=number, step=Decimal(times) / 3, is_in_words=True)
            return Amount(quantity, at, spelled.past + 1, has_scale=True)
        number = Decimal(spelled.value)
        quantity = Quantity(number=number, step=step_of(number), is_in_words=True)
        scaling, last = self._scaling, self._scaling.exponent(spelled.past - 1)
        amount = Amount(quantity, at, spelled.past, has_scale=last is not None)
        return scaling.scaled(scaling.continued(amount, last or 0))

    def _group(self, at: int) -> Amount | None:
        """Return `a dozen`, `half a dozen`, `a half-dozen`, `una docena`, `media docena`."""
        vocabulary, words, place, is_half = self.vocabulary, self.pieces, at, False
        for _ in range(3):  # an article, a half and an article, in any order
            word = words.word(place)
            is_half = is_half or word in vocabulary.half
            if word not in {*vocabulary.articles, *vocabulary.half, *HYPHENS}:
                break
            place += 1
        times = vocabulary.groups.get(words.word(place))
        if times is None or place == at:
            return None
        number = Decimal(times) / (2 if is_half else 1)
        quantity = Quantity(number=number, step=number / 3, is_in_words=True)
        return Amount(quantity, at, place + 1, has_scale=True)

    def _half_of_scale(self, at: int) -> Amount | None:
        """Return `half a million`, `medio millón`."""
        if self.pieces.word(at) not in self.vocabulary.half:
            return None
        place = at + 1 + (self.pieces.word(at + 1) in self.vocabulary.articles)
        exponent = self.vocabulary.scales.get(self.pieces.word(place))
        if exponent is None:
            return None
        number = power(exponent) / 2
        quantity = Quantity(number=number, step=step_of(number), is_in_words=True)
        return Amount(quantity, at, place + 1, has_scale=True)

    def _finished(self, amount: Amount) -> Amount:
        """Return the amount with its currency, its percent sign and its minus."""
        amount = self._with_sign(amount)
        amount = self._scaling.with_short_scale(amount)
        amount = self._with_percent(amount)
        return self._negated(self._with_currency(amount))

    def _with_sign(self, amount: Amount) -> Amount:
        """Return the amount with the sign or code right before it: `$`, `US$`, `USD`."""
        before = amount.first - 1
        code = SIGNS.get(self.pieces.word(before))
        if code:
            nation = _BEFORE_SIGN.get(self.pieces.word(before - 1))
            has_nation = nation is not None and code == "$" and self.pieces.is_glued(before)
            first = before - 1 if has_nation else before
            return self._in(nation if has_nation and nation else code, amount, first=first)
        if self.pieces.word(before) in CODES and self.pieces[before].text.isupper():
            return self._in(self.pieces[before].text, amount, first=before)
        past = amount.past
        if self.pieces.word(past) in SIGNS and not self.pieces[past + 1].is_digits:
            return self._in(SIGNS[self.pieces.word(past)], replace(amount, past=past + 1))
        return amount

    def _in(self, currency: str, amount: Amount, *, first: int | None = None) -> Amount:
        quantity = replace(amount.quantity, currency=currency)
        first = amount.first if first is None else first
        return replace(amount, quantity=quantity, first=first, is_plain=False)

    def _with_percent(self, amount: Amount) -> Amount:
        past = self._past_percent(amount.past)
        if past is not None:
            quantity = replace(amount.quantity, is_percent=True)
            return replace(amount, quantity=quantity, past=past, is_plain=False)
        for phrase in self.vocabulary.points:
            past = self.pieces.past(phrase, amount.past)
            if past is not None:
                quantity = replace(amount.quantity, unit=" ".join(phrase))
                return replace(amount, quantity=quantity, past=past, is_plain=False)
        return amount

    def _past_percent(self, at: int) -> int | None:
        if self.pieces.word(at) == "%":
            return at + 1
        pasts = (self.pieces.past(phrase, at) for phrase in self.vocabulary.percent)
        return next((past for past in pasts if past is not None), None)

    def _with_currency(self, amount: Amount) -> Amount:
        """Return the amount with a currency behind it: `3,5 millones de dólares`, `20 EUR`."""
        if amount.quantity.is_percent:
            return amount
        for phrase in self.vocabulary.currencies_by_first.get(self.pieces.word(amount.past), ()):
            past = self.pieces.past(phrase, amount.past)
            if past is None:
                continue
            known = amount.quantity.currency
            is_exact = len(known) == 3 and known.isupper()  # by ISO 4217
            code = known if is_exact else self.vocabulary.currencies[phrase]
            return self._in(code, replace(amount, past=past))
        return amount

    def _negated(self, amount: Amount) -> Amount:
        """Return the amount below nought where a minus stands before it and belongs to it."""
        at = amount.first - 1
        is_minus = self.pieces.word(at) in {"-", "−"} and self.pieces.is_glued(amount.first)
        if not is_minus or self.pieces.is_glued(at) or amount.quantity.is_in_words:
            return amount
        other = amount.quantity.other
        quantity = replace(
            amount.quantity,
            number=-amount.quantity.number,
            other=-other if other is not None else None,
        )
        return replace(amount, quantity=quantity, first=at, is_plain=False)
