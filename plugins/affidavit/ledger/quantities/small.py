"""Small words that look like numbers: ordinals, pronouns, references, idioms, vague amounts."""

from __future__ import annotations

from affidavit.ledger.quantities.amount import Amount
from affidavit.ledger.quantities.found import Hit, Kind, Setting
from affidavit.ledger.quantities.quantity import Bound

_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_SMALL = 12
_COUPLE = frozenset(
    {("a", "couple"), ("un", "par"), ("a", "handful"), ("un", "punado"), ("a", "pair")}
)


def ordinal_at(setting: Setting, at: int) -> Hit | None:
    """Return `20th`, `third`, `twenty-first`, `1.º`, `3ra`, `tercero`."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    if pieces.word(at) in vocabulary.ordinals:
        return Hit(Kind.ORDINAL, at, at + 1)
    if pieces.word(at) in vocabulary.tens and pieces.word(at + 2) in vocabulary.ordinals:
        return Hit(Kind.ORDINAL, at, at + 3) if pieces.word(at + 1) in _HYPHENS else None
    if not pieces[at].text.isdigit():
        return None
    end = at + 1 + (pieces.word(at + 1) == "." and pieces.is_glued(at + 1))
    is_ordinal = pieces.word(end) in vocabulary.ordinal_ends and pieces.is_glued(end)
    return Hit(Kind.ORDINAL, at, end + 1) if is_ordinal else None


def idiom_at(setting: Setting, at: int) -> Hit | None:
    """Return a phrase that holds a number's word and counts nothing, the longest first."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    if (pieces.word(at), pieces.word(at + 1)) in _COUPLE:
        return Hit(Kind.VAGUE, at, at + 2)
    for phrase in vocabulary.idioms_by_first.get(pieces.word(at), ()):
        past = pieces.past(phrase, at)
        if past is not None:
            return Hit(Kind.IDIOM, at, past)
    return None


def kind_of_words(setting: Setting, amount: Amount, at: int) -> Kind:
    """Return what an amount in words is: a figure, a pronoun, a name or a reference.

    `at` is where its number begins.
    """
    pieces, vocabulary, quantity = setting.pieces, setting.vocabulary, amount.quantity
    is_one = pieces.word(at) in vocabulary.one and quantity.number == 1
    is_measured = amount.has_scale or quantity.is_percent or quantity.currency
    if is_one and not is_measured and quantity.bound is not Bound.AT_LEAST:
        return Kind.PRONOUN
    if is_measured or quantity.bound is not Bound.EXACTLY:
        return Kind.FIGURE
    is_name = pieces.is_capitalised(at) and not pieces.begins_sentence(at)
    if is_name:
        return Kind.NAME
    points = pieces.word(at - 1) in vocabulary.pointing and quantity.number <= _SMALL
    return Kind.REFERENCE if points else Kind.FIGURE
