"""Digits with their points and commas, as a language reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from affidavit.language import decimal_sign
from affidavit.ledger.quantities.quantity import step_of

LONGEST = 24
"""Signs of one number: more is no figure that anybody counted, nor exact in 28 digits."""
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:(?P<sign>[.,\u00a0\u202f\u2009\u2007 ])[0-9]{3})(?:(?P=sign)[0-9]{3})*"
)
_OF_TWO_MINDS = frozenset({"es"})
_SPACES = re.compile(r"[\u00a0\u202f\u2009\u2007 ]")


@dataclass(frozen=True, slots=True)
class Digits:
    """What a run of digits means."""

    number: Decimal
    step: Decimal
    other: Decimal | None = None
    """What it means where point and comma change roles, if that is possible."""


def read_digits(text: str, lang: str) -> Digits | None:
    """Read `1,234.5`, `1.234,5`, `1 234,5`, `0.25`; None where no language writes it so.

    Both signs: the last is the decimal one. One sign more than once: it makes groups. One sign
    before other than three digits: it is the decimal one. Else, as in `1.234`, the language
    decides. Of Spanish the result tells the other reading too: Mexico and Central America write
    `1,234`, Spain and most of South America `1.234` (CLDR), and readers meet both.
    """
    if len(text) > LONGEST:
        return None
    signs = set(re.sub(r"[0-9]", "", text))
    if not signs:
        return _read(text, "")
    spaces = signs - {".", ","}
    if spaces:
        return _spaced(text, signs, spaces)
    if len(signs) == 2:
        decimal = max(signs, key=text.rindex)
        whole, _, fraction = text.rpartition(decimal)
        return _read(text, decimal) if _is_grouped(whole) and fraction.isdigit() else None
    return _one_sign(text, signs.pop(), lang)


def _one_sign(text: str, sign: str, lang: str) -> Digits | None:
    if text.count(sign) > 1:
        return _read(text, "") if _is_grouped(text) else None
    if not _is_grouped(text) or text.startswith("0"):
        return _read(text, sign)
    grouped, decimal = _read(text, ""), _read(text, sign)
    first, second = (decimal, grouped) if decimal_sign(lang) == sign else (grouped, decimal)
    other = second.number if lang.partition("-")[0].lower() in _OF_TWO_MINDS else None
    return Digits(first.number, first.step, other)


def _spaced(text: str, signs: set[str], spaces: set[str]) -> Digits | None:
    """Read groups that spaces part: the international way of science and of Spanish."""
    decimal = next(iter(signs - spaces), "")
    if len(spaces) > 1 or len(signs) > 2:
        return None
    whole, _, fraction = text.partition(decimal) if decimal else (text, "", "")
    is_number = _is_grouped(whole) and (not decimal or fraction.isdigit())
    return _read(text, decimal) if is_number else None


def _is_grouped(text: str) -> bool:
    return text.isdigit() or _GROUPED.fullmatch(text) is not None


def _read(text: str, decimal: str) -> Digits:
    """Return what is left when all signs but the decimal one are taken out."""
    bare = _SPACES.sub("", text)
    for sign in ".,":
        if sign != decimal:
            bare = bare.replace(sign, "")
    number = Decimal(bare.replace(",", "."))
    return Digits(number, step_of(number))
