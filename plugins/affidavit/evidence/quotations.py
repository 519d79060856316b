"""Say whether a quotation occurs in a text, through all that quoting may change and nothing else.

Allowed are what the house styles of newspapers allow: other quotation marks and dashes, a capital
more or less at the start, other punctuation at the end, words left out where an ellipsis says so,
and words put in or changed in square brackets.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from affidavit.evidence.reading_words import DASH, ELLIPSIS, as_read
from affidavit.evidence.typed_words import typed_words

MOST_REPLACED = 12
"""Words and signs of a text for which square brackets may stand: `[the minister]`."""

# What brackets and ellipses become, until words are compared.
_LEFT_OUT, _PUT_IN, _CAPITAL = "\ue000", "\ue001", "\ue002"
_BEFORE, _WITHIN, _AFTER = "\ue003", "\ue004", "\ue005"
_LETTERS = f"{_BEFORE}{_WITHIN}{_AFTER}"
"""Any letters, at a word's start, inside, at its end: `want[ed]`."""
_MARKS = f"{_LEFT_OUT}{_PUT_IN}{_CAPITAL}{_LETTERS}"
_DOTS = rf"(?:{ELLIPSIS}|\.\s?\.(?:\s?\.)*)"
_STEPS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (rf"[{_MARKS}]", ""),
        (rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{ELLIPSIS}|\.(?:\s?\.){{2,}}", f" {_LEFT_OUT} "),
        (r"\[(\w)\](?=\w)", rf"{_CAPITAL}\1"),
        (r"(?<=\w)\[[^\[\]\s]*\](?=\w)", _WITHIN),
        (r"(?<=\w)\[[^\[\]\s]*\]", _AFTER),
        (r"\[[^\[\]\s]*\](?=\w)", _BEFORE),
        (r"\[[^\[\]]*\]", f" {_PUT_IN} "),
    )
)
_JOINED = re.compile(rf" (?=[{_WITHIN}{_AFTER}])|(?<=[{_CAPITAL}{_BEFORE}{_WITHIN}]) ")
_ANY_LETTERS = re.compile(rf"[{_LETTERS}]")
_OUTER = frozenset(f".,;:!?\u00a1\u00bf()/{DASH}{ELLIPSIS}")
"""Signs that may be there or not where a quotation starts and ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow one another in the text as they do in the quotation."""

    words: tuple[str, ...]
    apart: int | None
    """Words that may stand between it and the piece before; None for any number."""

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it starts and ends in `text`, words with one space around each."""
        for found in self._pattern.finditer(text):
            yield found.start(), found.end(1) - 1

    @property
    def _pattern(self) -> re.Pattern[str]:
        first, *rest = (_pattern_of(word) for word in self.words)
        first = first if self.words[0][0] == _CAPITAL else _either_case(first, self.words[0])
        return re.compile(f" (?=({' '.join([first, *rest])} ))")


@dataclass(frozen=True)
class Quotation:
    """The words that somebody is said to have written or spoken."""

    text: str

    @classmethod
    def typed(cls, text: str) -> Quotation:
        """Return the quotation that somebody typed in inline Markdown."""
        return cls(typed_words(text))

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """What must be found, in this order; empty where it has no words of the source's."""
        found: list[Piece] = []
        run: list[str] = []
        apart: int | None = None
        for word in [*self._marked_words, _LEFT_OUT]:
            if word not in (_LEFT_OUT, _PUT_IN):
                run.append(word)
                continue
            if words := _without_outer_signs(run):
                found.append(Piece(words, apart))
                apart, run = 0, []
            more = None if word == _LEFT_OUT or apart is None else apart + MOST_REPLACED
            apart, run = more, []
        return found

    @cached_property
    def _marked_words(self) -> Sequence[str]:
        text = self.text
        for pattern, by in _STEPS:
            text = pattern.sub(by, text)
        return _JOINED.sub("", as_read(text)).split()

    @cached_property
    def words(self) -> Sequence[str]:
        """Its words and signs, brackets and ellipses left out."""
        marks = str.maketrans("", "", _MARKS)
        return [
            word for each in self.pieces for mark in each.words if (word := mark.translate(marks))
        ]

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of what must be found: the same however it is typeset."""
        rows = [f"{each.apart} {_with_small_start(' '.join(each.words))}" for each in self.pieces]
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()

    def occurs_in(self, passage: Passage) -> bool:
        """Say whether the text has its words; False where it has none."""
        ends: list[int] = []
        for number, piece in enumerate(self.pieces):
            ends = list(_following(piece, passage.text, ends if number else None))
            if not ends:
                return False
        return bool(ends)


@dataclass(frozen=True)
class Passage:
    """A text to find quotations in, read once for all of them."""

    text: str
    """Its words, one space around each."""

    @classmethod
    def of(cls, text: str) -> Passage:
        """Return what is read in a text of up to some 20 MB, in seconds."""
        return cls(f" {as_read(text)} ")


def _following(piece: Piece, text: str, ends: list[int] | None) -> Iterator[int]:
    """Yield the ends of a piece where it follows one of the `ends` near enough; None for no limit.

    Each place is looked at once, however often words repeat.
    """
    for start, end in piece.places(text):
        if ends is None:
            yield end
            continue
        before = bisect_right(ends, start)
        if before and _is_near(text, ends[before - 1], start, apart=piece.apart):
            yield end


def _is_near(text: str, end: int, start: int, *, apart: int | None) -> bool:
    if apart is None:
        return True
    return start - end < (apart + 1) * 100 and text.count(" ", end, start) <= apart


def _without_outer_signs(run: Sequence[str]) -> tuple[str, ...]:
    words = list(run)
    while words and words[-1] in _OUTER:
        words.pop()
    while words and words[0] in _OUTER and not _is_minus(words):
        words.pop(0)
    return tuple(words)


def _with_small_start(words: str) -> str:
    return words[:1].lower() + words[1:]


def _is_minus(words: Sequence[str]) -> bool:
    return words[0] == DASH and len(words) > 1 and words[1][0].isdigit()


def _pattern_of(word: str) -> str:
    if word[0] == _CAPITAL:
        letter, rest = word[1], word[2:]
        return f"[{re.escape(letter + letter.swapcase())}]?{_pattern_of(rest) if rest else ''}"
    return r"\w*".join(re.escape(part) for part in _ANY_LETTERS.split(word))


def _either_case(pattern: str, word: str) -> str:
    other = word[0].swapcase()
    if len(other) != 1 or other == word[0] or word[0] in _LETTERS:
        return pattern
    return f"[{word[0]}{other}]{pattern[1:]}"
