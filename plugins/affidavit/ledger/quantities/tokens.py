"""A text in pieces: runs of digits, words, and signs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from affidavit.language import folded
from affidavit.ledger.quantities.vocabulary import Phrase

_GROUPING_SPACES = "\u00a0\u202f\u2009\u2007"
"""Spaces that do not break a line: no-break, narrow no-break, thin, figure."""
# Each part begins with a sign that no other part can begin with, so nothing is tried twice.
_PIECE = re.compile(rf"[0-9]+(?:[.,{_GROUPING_SPACES}][0-9]+)*|[^\W\d_]+|\S")


_EMPTY = ("",) * 200


class Token(NamedTuple):
    """One piece of a text."""

    start: int
    end: int
    text: str
    word: str
    """Folded where it is a word, else the text itself."""
    is_digits: bool


class Pieces:
    """A text with its tokens; places are indices of tokens, and those off either end are empty."""

    __slots__ = ("_words", "text", "tokens")

    def __init__(self, text: str) -> None:
        """Take a text apart."""
        self.text = text
        self.tokens = [_token(found) for found in _PIECE.finditer(text)]
        # Nobody looks further than this beyond either end; a negative index lands here, too.
        self._words = [*(token.word for token in self.tokens), *_EMPTY]

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        """Return the token; an empty one before the first and behind the last."""
        if 0 <= index < len(self.tokens):
            return self.tokens[index]
        edge = len(self.text) if index > 0 else 0
        return Token(edge, edge, "", "", is_digits=False)

    def word(self, index: int) -> str:
        """Return the folded word at a place, empty off either end."""
        return self._words[index]

    def is_glued(self, index: int) -> bool:
        """Say whether nothing stands between a token and the one before it."""
        return 0 < index < len(self.tokens) and self[index - 1].end == self[index].start

    def begins_line(self, index: int) -> bool:
        """Say whether only spaces stand before a token on its line."""
        gap = self.text[self[index - 1].end if index else 0 : self[index].start]
        return index == 0 or "\n" in gap

    def begins_sentence(self, index: int) -> bool:
        """Say whether a sentence, a line or a quotation may begin with a token."""
        return self.begins_line(index) or self.word(index - 1) in {
            *(".", "!", "?", "…", ":", ";", "\u201c", '"', "«", "¿", "¡", "(", "[", "*", "—", "–"),
        }

    def is_capitalised(self, index: int) -> bool:
        """Say whether a token is a word with a capital letter in front."""
        return self[index].text[:1].isupper()

    def has(self, words: Phrase, at: int) -> bool:
        """Say whether these words stand at a place, whatever hyphens and stops are in between."""
        return self.past(words, at) is not None

    def past(self, words: Phrase, at: int) -> int | None:
        """Return the place behind these words, or None where they do not stand at `at`."""
        for number, each in enumerate(words):
            if number and self.word(at) in {"-", "\u2010", "\u2011", "'", "\u2019", "."}:
                at += 1
            if self.word(at) != each:
                return None
            at += 1
        return at

    def start_of(self, words: Phrase, before: int) -> int | None:
        """Return where these words begin that end right before a place, or None."""
        at = before - len(words)
        return at if at >= 0 and self.past(words, at) == before else None

    def bound_before(self, at: int, by_last: Mapping[str, list[Phrase]]) -> Phrase | None:
        """Return the longest of these phrases, kept by their last word, right before a place."""
        candidates = by_last.get(self.word(at - 1), ())
        return next((each for each in candidates if self.start_of(each, at) is not None), None)


def _token(found: re.Match[str]) -> Token:
    text = found[0]
    is_digits = text[0] in "0123456789"
    word = _folded(text) if text[0].isalpha() else text
    return Token(found.start(), found.end(), text, word, is_digits)


# Articles say the same words over and over.
@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return folded(word)
