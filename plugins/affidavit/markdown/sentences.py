"""Where sentences end, by their signs: good enough to name a place, in any language with stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Latin and Arabic ends with a gap behind them, CJK ends without; quotes and brackets close first.
_END = re.compile(r"[.!?…\u061f]+[\"'”’»)\]]*(?:\s+|$)|[\u3002\uff01\uff1f]+[”’」』\uff09]*\s*")
_ABBREVIATIONS = frozenset(
    (
        *("art", "cf", "dr", "dra", "ed", "eds", "ee", "etc", "fig", "mr", "mrs", "ms", "no"),
        *("núm", "para", "pp", "prof", "párr", "sec", "sen", "sr", "sra", "st", "uu", "vol", "vs"),
    )
)
_TITLES = frozenset(
    ("gen", "gov", "rep", "lt", "col", "capt", "sgt", "rev", "hon", "lic", "ing", "gral")
)
_BEFORE_FIGURES = frozenset(
    (
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *("ene", "abr", "ago", "dic", "p", "pág", "págs", "c", "ca", "op", "opp"),
    )
)
"""Short before a digit, and a sentence's last word before anything else: `on Oct. 23`."""
_LONGEST_NAME = 60


def sentence_ends(text: str) -> Iterator[int]:
    """Yield where the next sentence begins, after each that ends; last, perhaps, the text's end.

    A stop behind one letter or a known abbreviation, or before a small letter, ends none.
    """
    for found in _END.finditer(text):
        after = text[found.end() : found.end() + 1]
        word = _word_before(text, found.start()) if found[0][0] == "." else ""
        is_short = _is_short(word) or (after.isdigit() and word.lower() in _BEFORE_FIGURES)
        if not after or not (is_short or after.islower()):
            yield found.end()


def _word_before(text: str, end: int) -> str:
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    return text[start:end]


def _is_short(word: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or word.lower() in _ABBREVIATIONS | _TITLES


def sentence_around(before: str, after: str) -> str:
    """Return the sentence of a place between two texts of one paragraph, without outer space.

    A place right behind a sentence's end belongs to that sentence.
    """
    ends = [0, *sentence_ends(before)]
    if ends[-1] >= len(before.rstrip()) > 0:
        return before[ends[-2] :].strip()
    end = next(sentence_ends(after), len(after))
    return (before[ends[-1] :] + after[:end]).strip()


def shortened(text: str) -> str:
    """Return the first words of a text, about 60 signs, with an ellipsis where it goes on."""
    if len(text) <= _LONGEST_NAME:
        return text
    words, space, _ = text[:_LONGEST_NAME].rpartition(" ")
    return f"{words if space else text[:_LONGEST_NAME]} …"
