"""Values that look like a number or a day and are read as neither, so that words match them all."""

from __future__ import annotations

import re

from affidavit.language.folding import folded
from affidavit.ledger.quantities import quantities_in
from affidavit.ledger.quantities.languages import vocabulary_of
from affidavit.ledger.quantities.units import is_plural

_DIGITS = re.compile(r"[\d.,\s]*\d[\d.,\s]*")
_MOST_SHOWN = 40
"""Signs of a value that a message repeats."""


def what_is_unread(value: str, lang: str) -> tuple[str, str] | None:
    """Return message and fix for a value that a writer meant as a number or day; None for a name.

    `Boeing 737` and `red` are names. `22 Feb 2026`, `hundreds`, `no flights` are none.
    """
    found = quantities_in(value, lang)
    shown = value if len(value) <= _MOST_SHOWN else f"{value[:_MOST_SHOWN]} …"
    if any(each.day is not None for each in found):
        return f'"{shown}" is not read as a day', "write it as year, month and day: 2026-02-22"
    if any(each.is_figure for each in found) or _DIGITS.fullmatch(value):
        fix = "write a bound, one number and its unit: at least 237 flights"
        return f'"{shown}" is not read as one number', fix
    vocabulary = vocabulary_of(lang)
    first = folded(value).partition(" ")[0]
    others = folded(value).split()[1:]
    if first in vocabulary.none and len(others) <= 1 and all(map(is_plural, others)):
        return f'"{shown}" is not read as a number', "write 0 and what is counted: 0 flights"
    if first in vocabulary.plural_groups or first in vocabulary.vague:
        message = f'"{shown}" names no number that words could be held to'
        return message, "write the least that is known: at least 200 flights"
    return None
