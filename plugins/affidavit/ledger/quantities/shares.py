"""Parts of a whole in words: `a quarter`, `two thirds of`, `half of`, `one in three`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from affidavit.ledger.quantities.spelled import Speller
from affidavit.ledger.quantities.tokens import Pieces
from affidavit.ledger.quantities.vocabulary import Phrase, Vocabulary

GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5)}
_LARGEST_WHOLE = 1000
_LONGEST_COUNT = 4
_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "]", '"', "”", "’", "»", "…"})


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in per cent, and the place behind it."""

    percent: Decimal
    step: Decimal
    past: int
    is_in_words: bool = True


@dataclass(frozen=True, slots=True)
class Shares:
    """Reads the shares of one text."""

    pieces: Pieces
    vocabulary: Vocabulary
    lang: str

    def read(self, at: int, speller: Speller) -> Share | None:
        """Return the share that begins at a place.

        "A third" is one only before "of" or where the sentence pauses: "a third man" is not.
        """
        glyph = GLYPHS.get(self.pieces[at].text)
        if glyph and not self.pieces[at - 1].is_digits:
            return _share(*glyph, past=at + 1)
        return self._half(at) or self._parts(at, speller) or self._of_each(at, speller)

    def _half(self, at: int) -> Share | None:
        vocabulary = self.vocabulary
        if self.pieces.word(at - 1) in vocabulary.articles and (
            self.pieces.word(at - 2) in vocabulary.joiner
        ):
            return None  # "an hour and a half"
        for phrase in self.vocabulary.half_of:
            past = self.pieces.past(phrase, at)
            if past is None:
                continue
            if len(phrase) > 1 or self._is_share(past) or self._has_bound(at):
                return _share(1, 2, past=past)
        return None

    def _parts(self, at: int, speller: Speller) -> Share | None:
        """Return `a quarter`, `one third`, `three quarters`, `dos tercios`, `la cuarta parte`."""
        word, after = self.pieces.word(at), at + 1
        if word in {*self.vocabulary.articles, *self.vocabulary.one, "la"}:
            found = self._denominator(after, self.vocabulary.shares)
            if found is None:
                return None
            is_one = word in self.vocabulary.one - self.vocabulary.articles  # "one third did not"
            is_long = found[1] - after > 1 or is_one
            is_whole = self.pieces.word(after) in self.vocabulary.half  # "about a half century"
            if is_whole and self.pieces.word(at - 1) in self.vocabulary.joiner:
                return None  # "an hour and a half"
            is_sure = is_long or self._is_share(found[1]) or (self._has_bound(at) and not is_whole)
            return _share(1, found[0], past=found[1]) if is_sure else None
        count = speller.vocabulary.units.get(word, 0)
        if word and self.pieces[at].is_digits and self.pieces[at].text.isdigit():
            count = 0
        if count < 2:
            return None
        place = after + (self.pieces.word(after) in {"-", "\u2010", "\u2011"})
        found = self._denominator(place, self.vocabulary.share_plurals)
        return _share(count, found[0], past=found[1]) if found and count <= found[0] else None

    def _denominator(self, at: int, table: Mapping[Phrase, int]) -> tuple[int, int] | None:
        """Return how many parts there are and the place behind, the longest phrase first."""
        for length in (2, 1):
            phrase = tuple(self.pieces.word(at + step) for step in range(length))
            if phrase in table:
                return table[phrase], at + length
        return None

    def _is_share(self, past: int) -> bool:
        return self.pieces.word(past) in {*self.vocabulary.of, *_ENDS}

    def _has_bound(self, at: int) -> bool:
        """Say whether `more than` or its like stands before a place: then it is about a share."""
        return self.pieces.bound_before(at, self.vocabulary.bounds_by_last) is not None

    def _of_each(self, at: int, speller: Speller) -> Share | None:
        """Return `one in three`, `1 in 3`, `uno de cada tres`, `nine out of ten`."""
        part = self._count(at, speller)
        if part is None:
            return None
        for phrase in sorted(self.vocabulary.out_of, key=len, reverse=True):
            place = self.pieces.past(phrase, part[1])
            whole = self._count(place, speller) if place is not None else None
            if whole and 0 < part[0] < whole[0] <= _LARGEST_WHOLE:
                if self._is_something_else(at, whole[1]):
                    return None
                is_spelled = not self.pieces[at].is_digits
                return _share(part[0], whole[0], past=whole[1], is_in_words=is_spelled)
        return None

    def _is_something_else(self, at: int, past: int) -> bool:
        """Say whether `7 in 20` goes on as a date, a percentage or a place in a list would."""
        after = self.pieces.word(past)
        others = {"%", "/", ":", "-", *self.vocabulary.months, *self.vocabulary.spans_of_time}
        return after in others or self.pieces.is_glued(at)

    def _count(self, at: int, speller: Speller) -> tuple[int, int] | None:
        token = self.pieces[at]
        if token.is_digits:
            is_count = token.text.isdigit() and len(token.text) <= _LONGEST_COUNT
            return (int(token.text), at + 1) if is_count else None
        spelled = speller.read(at)
        return (spelled.value, spelled.past) if spelled else None


def _share(part: int, whole: int, *, past: int, is_in_words: bool = True) -> Share:
    """Return a share; a word for one is good to a fifth of the part that it names."""
    return Share(Decimal(100 * part) / whole, Decimal(20) / whole, past, is_in_words)
