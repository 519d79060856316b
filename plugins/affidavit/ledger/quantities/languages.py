"""The vocabulary of a language; where we have none, digits are read and signs are printed."""

from __future__ import annotations

from affidavit.ledger.quantities.english import ENGLISH
from affidavit.ledger.quantities.quantity import Bound
from affidavit.ledger.quantities.spanish import SPANISH
from affidavit.ledger.quantities.vocabulary import Vocabulary

_SIGNS = Vocabulary(
    written={
        Bound.AT_LEAST: "≥ {}",
        Bound.MORE_THAN: "> {}",
        Bound.AT_MOST: "≤ {}",
        Bound.LESS_THAN: "< {}",
        Bound.ABOUT: "≈ {}",
        Bound.NEARLY: "≈ {}",
        Bound.JUST_OVER: "≈ {}",
        Bound.BETWEEN: "{}\N{EN DASH}{high}",
    }
)
_VOCABULARIES = {"en": ENGLISH, "es": SPANISH}


def vocabulary_of(lang: str) -> Vocabulary:
    """Return the words for numbers of `en`, `es` and their regions, of others none."""
    return _VOCABULARIES.get(lang.replace("_", "-").partition("-")[0].lower(), _SIGNS)
