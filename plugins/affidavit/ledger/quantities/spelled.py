"""Numbers in words: `two hundred and thirty-seven`, `mil doscientos`, `dos mil millones`."""

from __future__ import annotations

from dataclasses import dataclass

from affidavit.ledger.quantities.tokens import Pieces
from affidavit.ledger.quantities.vocabulary import Vocabulary

HYPHENS = frozenset({"-", "\u2010", "\u2011"})


@dataclass(frozen=True, slots=True)
class Spelled:
    """A whole number in words and the place behind it."""

    value: int
    past: int


@dataclass(frozen=True, slots=True)
class Speller:
    """Reads the words of one text in one language."""

    pieces: Pieces
    vocabulary: Vocabulary
    joins: bool = True
    """Whether `and` may stand within: not in `between two hundred and three hundred`."""

    def read(self, at: int) -> Spelled | None:
        """Return the number that begins at a place, as long as it gets."""
        total, place, ceiling = 0, at, 10**30
        while part := self._below_million(place):
            exponent = self.vocabulary.scales.get(self.pieces.word(part.past))
            if exponent is None:
                return Spelled(total + part.value, part.past)
            if 10**exponent >= ceiling:
                break  # "three million, five million" are two
            ceiling = 10**exponent
            total, place = total + part.value * ceiling, self._behind_joint(part.past + 1)
        return Spelled(total, self._before_joint(place)) if total else None

    def _below_million(self, at: int) -> Spelled | None:
        """Return thousands and what is below them."""
        first = self._below_thousand(at)
        if first is None:
            stands_alone = (
                self.vocabulary.hundreds and self.pieces.word(at) in self.vocabulary.thousand
            )
            if not stands_alone:  # as `mil` does; `thousand` takes an article
                return None
            first = Spelled(1, at)
        if self.pieces.word(first.past) not in self.vocabulary.thousand or first.value == 0:
            return first
        past = first.past + 1
        rest = self._below_thousand(self._behind_joint(past))
        if rest is None or self._goes_on(rest.past) or rest.value == 0:
            return Spelled(first.value * 1000, past)
        return Spelled(first.value * 1000 + rest.value, rest.past)

    def _below_thousand(self, at: int) -> Spelled | None:
        """Return hundreds and what is below them; `twelve hundred` too."""
        word = self.pieces.word(at)
        if word in self.vocabulary.hundreds:
            return self._with_rest(Spelled(self.vocabulary.hundreds[word], at + 1))
        first = self._below_hundred(at) or self._article(at)
        is_hundreds = first and self.pieces.word(first.past) in self.vocabulary.hundred
        if first is None or not first.value or not is_hundreds:
            return first
        return self._with_rest(Spelled(first.value * 100, first.past + 1))

    def _with_rest(self, hundreds: Spelled) -> Spelled:
        rest = self._below_hundred(self._behind_joint(hundreds.past))
        if rest is None or not rest.value or self.pieces.word(rest.past) in self.vocabulary.hundred:
            return hundreds
        return Spelled(hundreds.value + rest.value, rest.past)

    def _below_hundred(self, at: int) -> Spelled | None:
        word = self.pieces.word(at)
        if word in self.vocabulary.units:
            return Spelled(self.vocabulary.units[word], at + 1)
        if word not in self.vocabulary.tens:
            return None
        unit = self._unit_behind_tens(at + 1)
        tens = self.vocabulary.tens[word]
        return Spelled(tens + unit.value, unit.past) if unit else Spelled(tens, at + 1)

    def _unit_behind_tens(self, at: int) -> Spelled | None:
        """Return the seven of `thirty-seven`, `thirty seven` and `treinta y siete`."""
        joint = self.vocabulary.joiner_in_tens
        is_joined = self.pieces.word(at) in (joint or HYPHENS)
        if joint and not is_joined:
            return None
        place = at + 1 if is_joined else at
        value = self.vocabulary.units.get(self.pieces.word(place), 0)
        return Spelled(value, place + 1) if 0 < value < 10 else None

    def _article(self, at: int) -> Spelled | None:
        """Return the one of `a hundred`, `a thousand` and `a million`."""
        vocabulary, after = self.vocabulary, self.pieces.word(at + 1)
        large = {*vocabulary.hundred, *vocabulary.thousand, *vocabulary.scales}
        is_one = self.pieces.word(at) in vocabulary.articles and after in large
        return Spelled(1, at + 1) if is_one else None

    def _behind_joint(self, at: int) -> int:
        """Return the place behind an `and`, where one may stand and does."""
        return at + 1 if self.joins and self.pieces.word(at) in self.vocabulary.joiner else at

    def _before_joint(self, at: int) -> int:
        return at - 1 if self.pieces.word(at - 1) in self.vocabulary.joiner else at

    def _goes_on(self, at: int) -> bool:
        """Say whether a number goes on so that the part before it is one of its own."""
        return self.pieces.word(at) in {*self.vocabulary.thousand, *self.vocabulary.hundred}
