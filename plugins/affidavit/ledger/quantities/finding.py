"""Every number of a text, with its place and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from affidavit.ledger.quantities.amount import Amount
from affidavit.ledger.quantities.amounts import SIGNS, Amounts
from affidavit.ledger.quantities.bounding import Bounding
from affidavit.ledger.quantities.dates import date_at, time_at, year_at
from affidavit.ledger.quantities.days import day_of
from affidavit.ledger.quantities.found import Found, Hit, Kind, Setting
from affidavit.ledger.quantities.labels import label_at, spelled_label_at, web_name_at
from affidavit.ledger.quantities.languages import vocabulary_of
from affidavit.ledger.quantities.people import age_at
from affidavit.ledger.quantities.quantity import Bound, Quantity, as_counted
from affidavit.ledger.quantities.shares import GLYPHS
from affidavit.ledger.quantities.small import idiom_at, kind_of_words, ordinal_at
from affidavit.ledger.quantities.tokens import Pieces
from affidavit.ledger.quantities.units import is_measure, is_plural

_LONGEST_UNIT = 4
_UNREADABLE = frozenset({Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.IDIOM})
_SHOWS_AN_AMOUNT = frozenset(
    {Bound.AT_LEAST, Bound.MORE_THAN, Bound.LESS_THAN, Bound.NEARLY, Bound.JUST_OVER}
)


def quantities_in(text: str, lang: str, *, within: tuple[int, int] | None = None) -> list[Found]:
    """Return the numbers of a text in their order, none overlapping another.

    `within` are places of the text: only numbers that begin between them are looked for, with what
    stands around them.

    Of a figure, `text[found.start:found.end]` holds its bound, sign, scale and currency; its unit
    are the words behind it. English and Spanish words are read, of other languages only digits.
    Never raises; the time it takes grows with the text's length and no faster.
    """
    pieces, vocabulary = Pieces(text), vocabulary_of(lang)
    setting = Setting(pieces, vocabulary, lang)
    amounts = Amounts(pieces, vocabulary, lang)
    finder = _Finder(setting, amounts, Bounding(pieces, vocabulary, amounts))
    return list(finder.all(*(within or (0, len(text)))))


@dataclass(frozen=True, slots=True)
class _Finder:
    setting: Setting
    amounts: Amounts
    bounding: Bounding

    def all(self, start: int, end: int) -> Iterator[Found]:
        """Yield what is found of the numbers between two places, first to last."""
        floor, telling = 0, self.setting.vocabulary.telling
        for at, token in enumerate(self.setting.pieces.tokens):
            if not start <= token.start < end:
                continue
            is_candidate = token.is_digits or token.word in telling or token.text in GLYPHS
            if at >= floor and is_candidate and not self._is_mere_article(at):
                hit = self._hit(at)
                is_number = not hit and (token.is_digits or self._counts(at))
                amount = self._amount(at, floor) if is_number else None
                if hit:
                    first = max(hit.first, floor)
                    found = self._found(first, hit.past, self._value(hit, at), hit.kind)
                    is_date = hit.kind is Kind.DATE
                    yield replace(found, day=day_of(self.setting, hit)) if is_date else found
                    floor = hit.past
                elif amount:
                    kind, quantity = self._kind(amount, at), self._with_unit(amount)
                    yield self._found(amount.first, amount.past, quantity, kind)
                    floor = amount.past

    def _is_mere_article(self, at: int) -> bool:
        """Say whether this is the `a` that stands in every sentence: a matter of speed."""
        pieces, vocabulary = self.setting.pieces, self.setting.vocabulary
        is_article = pieces.word(at) in vocabulary.articles - vocabulary.one
        return is_article and pieces.word(at + 1) not in vocabulary.after_article

    def _found(self, first: int, past: int, quantity: Quantity | None, kind: Kind) -> Found:
        pieces = self.setting.pieces
        return Found(pieces[first].start, pieces[past - 1].end, quantity, kind)

    def _hit(self, at: int) -> Hit | None:
        """Return what is no figure, from the most certain to the least."""
        setting = self.setting
        if setting.pieces[at].is_digits:
            for look in (web_name_at, date_at, time_at, age_at, ordinal_at, label_at):
                if hit := look(setting, at):
                    return hit
            return None if self._is_counted(at) else year_at(setting, at)
        if not self._counts(at):
            return idiom_at(setting, at)
        if self._is_share(at):
            return None
        looks = (idiom_at, time_at, age_at, spelled_label_at, ordinal_at)
        return next((hit for look in looks if (hit := look(setting, at))), None)

    def _counts(self, at: int) -> bool:
        """Say whether a word may begin a number, and not only an idiom such as `no one`."""
        pieces = self.setting.pieces
        return pieces.word(at) in self.setting.vocabulary.counting or pieces[at].text in GLYPHS

    def _is_share(self, at: int) -> bool:
        amount = self.amounts.read(at)
        return amount is not None and amount.quantity.is_percent

    def _is_counted(self, at: int) -> bool:
        """Say whether a currency or a bound before four digits shows that they are no year."""
        pieces, vocabulary = self.setting.pieces, self.setting.vocabulary
        if pieces.word(at - 1) in SIGNS or pieces.word(at - 1) in {"unos", "unas", "some"}:
            return True
        phrase = pieces.bound_before(at, vocabulary.bounds_by_last)
        if phrase is None or phrase[0] in {"over", "under", "above", "below"}:
            return False
        return vocabulary.bounds_before[phrase] in _SHOWS_AN_AMOUNT

    def _value(self, hit: Hit, at: int) -> Quantity | None:
        """Return the number within what is no figure: the 34 of an age, the 12 of a section."""
        if hit.kind is Kind.VAGUE or hit.kind in _UNREADABLE:
            return None
        amount = self.amounts.read(at)
        is_within = amount and hit.first <= amount.first and amount.past <= hit.past
        return amount.quantity if amount and is_within else None

    def _amount(self, at: int, floor: int) -> Amount | None:
        vague = self._vague(at)
        if self._begins_a_bound(at):  # the article of "a minimum of 5" is not its number
            return None
        amount = vague or self.bounding.read(at, floor=floor)
        return amount if amount and amount.first >= floor else None

    def _begins_a_bound(self, at: int) -> bool:
        pieces, vocabulary = self.setting.pieces, self.setting.vocabulary
        if pieces.word(at) not in vocabulary.articles:
            return False
        return any(pieces.has(phrase, at) for phrase in vocabulary.bounds_with_article)

    def _vague(self, at: int) -> Amount | None:
        """Return `dozens of`, `tens of thousands of`, `cientos de miles de`: at least two."""
        pieces, vocabulary = self.setting.pieces, self.setting.vocabulary
        value, past = Decimal(2), at
        while pieces.word(past) in vocabulary.plural_groups and past < at + _LONGEST_UNIT:
            is_last = pieces.word(past + 1) not in vocabulary.of
            if is_last and past == at:
                return None
            value *= vocabulary.plural_groups[pieces.word(past)]
            if is_last:
                return Amount(self._least(value), at, past + 1)
            past += 2
        return Amount(self._least(value), at, past - 1) if past > at else None

    def _least(self, value: Decimal) -> Quantity:
        return Quantity(bound=Bound.AT_LEAST, number=value, step=value / 2, is_in_words=True)

    def _kind(self, amount: Amount, at: int) -> Kind:
        if self.setting.pieces.word(at) in self.setting.vocabulary.plural_groups:
            return Kind.VAGUE
        if self.setting.pieces[at].is_digits or not amount.quantity.is_in_words:
            return Kind.FIGURE
        return kind_of_words(self.setting, amount, at)

    def _with_unit(self, amount: Amount) -> Quantity:
        """Return the quantity with the words behind it, up to the first that counts nothing."""
        pieces, quantity, past = self.setting.pieces, amount.quantity, amount.past
        if quantity.unit or quantity.currency or quantity.is_percent:
            return as_counted(quantity) if quantity.currency else quantity
        past += pieces.word(past) in {"-", "\u2010", "\u2011"} and pieces.is_glued(past)
        is_single = past > amount.past or quantity.number == 1  # `14-state`, `one flight`
        end = self._past_noun(past, is_single=is_single)
        if end is None:
            return quantity
        unit = pieces.text[pieces[past].start : pieces[end - 1].end]
        found = replace(quantity, unit=unit)
        return found if is_measure(unit) else as_counted(found)

    def _past_noun(self, at: int, *, is_single: bool) -> int | None:
        """Return the place behind the first noun in the plural; of one thing, the first word."""
        for end in range(at, at + _LONGEST_UNIT):
            if not self._is_unit(end):
                return None
            if is_single or is_plural(self.setting.pieces.word(end)):
                return end + 1
        return None

    def _is_unit(self, at: int) -> bool:
        token = self.setting.pieces[at]
        vocabulary = self.setting.vocabulary
        is_word = token.text[:1].isalpha() and token.word not in vocabulary.unit_stops
        is_word = is_word and (
            token.word not in vocabulary.counting or token.word in vocabulary.half
        )
        gap = self.setting.pieces.text[self.setting.pieces[at - 1].end : token.start]
        return is_word and "\n\n" not in gap
