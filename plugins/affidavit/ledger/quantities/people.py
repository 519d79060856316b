"""Ages, which are no figures: `a 34-year-old`, `aged 34`, `Ruiz, 34,`, `de 34 años`."""

from __future__ import annotations

from affidavit.ledger.quantities.found import Hit, Kind, Setting
from affidavit.ledger.quantities.units import is_plural

_OLDEST = 120
_PERSONS = frozenset({"he", "she", "who", "i"})
_THEN = frozenset({"then", "now", "entonces", "hoy"})
_STOPS = frozenset({".", ";", ""})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_YEARS = frozenset({"ano", "anos"})
_SIDES = frozenset({"over", "under", "de", "above", "below"})
_PERSONAL = frozenset({"tiene", "tenia", "tienen", "tenian", "cumplio", "cumple"})


def age_at(setting: Setting, at: int) -> Hit | None:
    """Return the age whose number stands at a place."""
    number = _years(setting, at)
    if number is None:
        return None
    past = number
    return (
        _with_words(setting, at, past)
        or _of_somebody(setting, at, past)
        or _between_commas(setting, at, past)
        or _of_a_group(setting, at, past)
        or (_in_spanish(setting, at, past) if setting.vocabulary.hundreds else None)
    )


def _years(setting: Setting, at: int) -> int | None:
    """Return the place behind a number that somebody's age may be."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    text = pieces[at].text
    if text.isdigit():
        return at + 1 if len(text) <= 3 and int(text) <= _OLDEST else None
    word = pieces.word(at)
    if word in vocabulary.units:
        return at + 1
    if word not in vocabulary.tens:
        return None
    joint = at + 1
    is_joined = pieces.word(joint) in (vocabulary.joiner_in_tens or _HYPHENS)
    return at + 3 if is_joined and pieces.word(at + 2) in vocabulary.units else at + 1


def _with_words(setting: Setting, at: int, past: int) -> Hit | None:
    """Return `34-year-old`, `34 years old`, `aged 34`, `34 años de edad`."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    place = past + (pieces.word(past) in _HYPHENS)
    for phrase in vocabulary.age_trails:
        end = pieces.past(phrase, place)
        if end is not None:
            return Hit(Kind.AGE, at, end)
    for phrase in vocabulary.age_leads:
        start = pieces.start_of(phrase, at)
        if start is not None and (pieces[at].is_digits or phrase[0] == "aged"):
            is_led = len(phrase) > 1 and phrase[0] == "a" and pieces.word(past) not in _YEARS
            return None if is_led else Hit(Kind.AGE, at, past)
    return None


def _of_somebody(setting: Setting, at: int, past: int) -> Hit | None:
    """Return the 16 of `when she was 16,`."""
    pieces = setting.pieces
    is_somebody = pieces.word(at - 2) in _PERSONS and pieces.word(at - 1) in {"was", "is", "turned"}
    is_alone = pieces.word(past) in {*_STOPS, ",", "when", "and", "at"}
    return Hit(Kind.AGE, at, past) if is_somebody and is_alone else None


def _between_commas(setting: Setting, at: int, past: int) -> Hit | None:
    """Return the 34 of `Ana Ruiz, 34, said` and `Ruiz (34)`: behind a name, alone."""
    pieces = setting.pieces
    signs = pieces.word(at - 1), pieces.word(past)
    name = at - 2
    if signs[0] in _THEN and pieces.word(name) == ",":  # "Ruiz, then 26,"
        signs, name = (",", signs[1]), name - 1
    is_alone = signs == (",", ",") or (signs[0] == "," and signs[1] in _STOPS and at - name == 2)
    no_names = setting.vocabulary.unit_stops | setting.vocabulary.months.keys()
    is_named = pieces.is_capitalised(name) and pieces.word(name) not in no_names
    is_sure = signs == (",", ",") or not pieces.begins_sentence(name)
    if pieces[at].is_digits and (is_alone or signs == ("(", ")")) and is_named and is_sure:
        return Hit(Kind.AGE, at, past)
    return None


def _of_a_group(setting: Setting, at: int, past: int) -> Hit | None:
    """Return the 65 of `people over 65`, `children under 5`, `menores de 18`."""
    pieces = setting.pieces
    is_group = (
        pieces.word(at - 2) in setting.vocabulary.age_groups and pieces.word(at - 1) in _SIDES
    )
    after = pieces.word(past)
    is_of_things = is_plural(after) and after not in {*setting.vocabulary.unit_stops, *_YEARS}
    return Hit(Kind.AGE, at, past) if is_group and not is_of_things and after != "%" else None


def _in_spanish(setting: Setting, at: int, past: int) -> Hit | None:
    """Return `de 34 años`, `tiene 34 años`, `a los 34`, but no sentence, term or duration."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    if pieces.word(past) not in _YEARS:
        return None
    before = pieces.word(at - 1)
    is_term = any(pieces.word(at - back) in vocabulary.terms for back in (1, 2, 3))
    is_term = is_term or (
        pieces.word(past + 1) == "de" and pieces.word(past + 2) in vocabulary.terms
    )
    is_led = before in {"de", *_PERSONAL} or pieces.start_of(("a", "los"), at) is not None
    return Hit(Kind.AGE, at, past + 1) if is_led and not is_term else None
