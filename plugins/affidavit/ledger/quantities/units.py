"""Units: whether two name the same thing, and how much of one the other is."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from affidavit.language import folded

_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "feet": "foot",
    "veces": "vez",
}
# Participles and adverbs are no names of things: `237 cancelled`, `237 cancelados`.
_NO_NOUN = re.compile(r".*(?:ed|ing|ly|[aei]dos?|[ai]das?|mente)")
_MEASURES = {
    "minutes": {"second": Decimal(1), "minute": Decimal(60), "hour": Decimal(3600)},
    "months": {"month": Decimal(1), "year": Decimal(12), "decade": Decimal(120)},
    "metres": {"metre": Decimal(1), "meter": Decimal(1), "kilometre": Decimal(1000)},
    "grams": {"gram": Decimal(1), "kilogram": Decimal(1000), "tonne": Decimal(10**6)},
}
_MEASURES["minutes"] |= {"day": Decimal(86400), "week": Decimal(604800)}
_MEASURES["minutes"] |= {"segundo": Decimal(1), "minuto": Decimal(60), "hora": Decimal(3600)}
_MEASURES["minutes"] |= {"dia": Decimal(86400), "semana": Decimal(604800)}
_MEASURES["months"] |= {"mes": Decimal(1), "ano": Decimal(12), "decada": Decimal(120)}
_MEASURES["metres"] |= {"kilometer": Decimal(1000), "km": Decimal(1000), "m": Decimal(1)}
_MEASURES["metres"] |= {"metro": Decimal(1), "kilometro": Decimal(1000)}
_MEASURES["grams"] |= {"kg": Decimal(1000), "kilo": Decimal(1000), "g": Decimal(1)}
_MEASURES["grams"] |= {"gramo": Decimal(1), "kilogramo": Decimal(1000), "tonelada": Decimal(10**6)}


_MEASURED = frozenset(word for sizes in _MEASURES.values() for word in sizes)


def is_same_unit(first: str, second: str) -> bool:
    """Say whether two units may name the same: singular or plural, with more words or fewer.

    True where one of them names nothing.
    """
    nouns = _nouns(first), _nouns(second)
    return not all(nouns) or bool(nouns[0] & nouns[1])


def is_plural(word: str) -> bool:
    """Say whether a folded word looks like several things, or is a measure such as `km`."""
    if word in _IRREGULAR or word in _MEASURED:
        return True
    return word.endswith("s") and not word.endswith("ss") and len(word) > 3


def is_measure(unit: str) -> bool:
    """Say whether a unit is of time, length or weight, which has parts: 3.5 hours."""
    return bool(_nouns(unit) & _MEASURED)


def converted(number: Decimal, unit: str, to: str) -> Decimal | None:
    """Return a number of one measure in another: 3 weeks are 21 days; None where it cannot be.

    The number itself where the units are the same, or are no measures at all.
    """
    if is_same_unit(unit, to):
        return number
    for sizes in _MEASURES.values():
        sides = [
            next((size for word, size in sizes.items() if word in _nouns(each)), None)
            for each in (unit, to)
        ]
        if sides[0] is not None and sides[1] is not None:
            return number * sides[0] / sides[1]
    return None


@lru_cache(maxsize=2_000)
def _nouns(unit: str) -> frozenset[str]:
    """Return the forms that the nouns of a unit may have in the singular."""
    words = re.findall(r"[^\W\d_]+", folded(unit))
    found: set[str] = set()
    for word in words:
        forms = _singulars(word)
        if forms & _MEASURED or not _NO_NOUN.fullmatch(word):
            found |= forms
    return frozenset(found)


def _singulars(word: str) -> set[str]:
    """Return what a word may be the plural of, itself included."""
    forms = {word, _IRREGULAR.get(word, word)}
    if word.endswith("ies"):
        forms.add(word[:-3] + "y")
    if word.endswith("ces"):
        forms.add(word[:-3] + "z")
    if word.endswith("es"):
        forms.add(word[:-2])
    if word.endswith("s") and len(word) > 2:
        forms.add(word[:-1])
    return forms
