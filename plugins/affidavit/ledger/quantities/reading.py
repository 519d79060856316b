"""A whole value as a ledger writes it: `at least 237 flights`, `11 %`, `$3.5 billion`."""

from __future__ import annotations

from dataclasses import replace

from affidavit.ledger.quantities.amount import Amount
from affidavit.ledger.quantities.amounts import Amounts
from affidavit.ledger.quantities.bounding import Bounding
from affidavit.ledger.quantities.languages import vocabulary_of
from affidavit.ledger.quantities.quantity import Quantity, as_counted
from affidavit.ledger.quantities.shares import GLYPHS
from affidavit.ledger.quantities.tokens import Pieces
from affidavit.ledger.quantities.units import is_measure

LONGEST = 200
"""Signs of a value with its bound and unit."""
_FURTHEST = 6
"""Tokens that a bound and a currency may take before the number itself."""


def read_quantity(text: str, lang: str) -> Quantity | None:
    """Return a value with its bound and unit; None where the text is anything else or more.

    Words behind the number are its unit; a second number among them is not read.
    """
    text = " ".join(text.split(" ")).strip()
    if not text or len(text) > LONGEST:
        return None
    pieces, vocabulary = Pieces(text), vocabulary_of(lang)
    bounding = Bounding(pieces, vocabulary, Amounts(pieces, vocabulary, lang))
    for at, token in enumerate(pieces.tokens[:_FURTHEST]):
        may_begin = token.is_digits or token.word in vocabulary.counting or token.text in GLYPHS
        amount = bounding.read(at) if may_begin else None
        whole = _whole(pieces, amount) if amount and amount.first == 0 else None
        if whole:
            return whole
    return None


def _whole(pieces: Pieces, amount: Amount) -> Quantity | None:
    """Return the quantity where only a unit stands behind it."""
    rest = pieces.text[pieces[amount.past - 1].end :].strip()
    unit = rest.lstrip("-\u2010\u2011").strip() if rest else ""
    if not unit:
        return as_counted(amount.quantity)
    if any(sign.isdigit() for sign in unit) or not unit[0].isalpha():
        return None
    known = amount.quantity.unit
    quantity = replace(amount.quantity, unit=f"{known} {unit}".strip())
    return quantity if is_measure(unit) else as_counted(quantity)
