"""Texts as their words follow one another, with all that typesetting changes taken out."""

from __future__ import annotations

import re
import unicodedata

# Marks that print the same: each group becomes its first sign.
_APOSTROPHES = "'\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4\uff07`"
_QUOTE_MARKS = (
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2033\u300c\u300d\u300e\u300f\uff02'
)
_HYPHENS = "-\u2010\u2011\ufe63\uff0d"
_DASHES = "\u2014\u2015\u2212\u2e3a\u2e3b"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u061c\ufeff"
DASH, ELLIPSIS = "\u2013", "\u2026"

_SAME = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTE_MARKS, '"'),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_DASHES, f" {DASH} "),
    "\u2012": DASH,
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))), ""),
    **dict.fromkeys(map(chr, (*range(9), 11, *range(14, 32), *range(0x7F, 0xA0))), " "),
}
_ODD = re.compile("[" + re.escape("".join(sign for sign, by in _SAME.items() if sign != by)) + "]")
_LETTER = r"[^\W\d_]"
# Written without spaces between words: each sign is a word of its own.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)
# The sign itself stands first in each pattern, and what is before it is looked at behind it: so
# 20 MB are read in seconds.
_STEPS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"'(?:(?<=\b\w.)|(?<=\b\w\w.))\s*\"\s*(?=\w)", "'"),  # l'« eau »
        (r"''|[\"*_]", " "),
        (rf"[-{DASH}](?<={_LETTER}.)\s*\n\s*(?={_LETTER})", ""),  # broken at the end of a line
        (rf"[-{DASH}](?<={_LETTER}.)(?={_LETTER})", ""),
        (r"-+", f" {DASH} "),
        (r"\.(?:[ ]?\.){2,}", f" {ELLIPSIS} "),
        (r"([0-9](?<![0-9.,'].)[0-9]{0,2})\s(?=[0-9]{3}(?![0-9]))", r"\1"),  # 1 250
        (r"'(?<!\w')|'(?!\w)", " "),
        (r"[^\w\s'.,]|[.,](?<![0-9].)|[.,](?![0-9])", r" \g<0> "),
    )
)


def as_read(text: str) -> str:
    """Return the words and signs of a text with a space between, so that what reads alike is equal.

    Quotation marks, soft hyphens and the hyphens of broken lines are gone, dashes, apostrophes,
    ellipses and spaces of every kind are one; letters are composed and ligatures taken apart
    (Unicode's NFKC). Letters keep their case, figures their decimals: `1,250` is one word.
    """
    text = unicodedata.normalize("NFKC", _ODD.sub(lambda found: _SAME[found[0]], text))
    for pattern, by in _STEPS:
        text = pattern.sub(by, text)
    if not text.isascii():
        text = _UNSPACED.sub(r" \1 ", text)
    return " ".join(text.split())
