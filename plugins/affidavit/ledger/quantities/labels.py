"""Numbers that name something: `section 12`, `Calle 5`, `F-16`, `Boeing 737`, `3.11.2`."""

from __future__ import annotations

import re

from affidavit.ledger.quantities.amounts import CODES, SIGNS
from affidavit.ledger.quantities.dates import YEAR_PREFIXES
from affidavit.ledger.quantities.digits import read_digits
from affidavit.ledger.quantities.found import Hit, Kind, Setting
from affidavit.ledger.quantities.units import is_plural
from affidavit.ledger.quantities.vocabulary import words

_WIDEST = 80
"""Signs on each side of a number that are looked at for the name it is part of."""
_ADDRESS = re.compile(
    r"://|@|^www\.|^[#@]\w|\w/\w*[a-z]|\.(?:html?|com|org|mx|pdf|csv|ya?ml)\b", re.IGNORECASE
)
_COUNTED_PARTS = words("step phase part chapter number game round paso fase parte capitulo numero")
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_GLUE = frozenset({*_HYPHENS, "/", "_", ".", ":", "+", "#", "&", "*"})
_VERBS = frozenset({"pasó", "casó"})
"""Words that are a section's but for an accent."""
_WITH_STOP = frozenset({"no", "in", "art", "fig", "cap", "inc", "v", "num", "nos", "op", "opp"})
_LINKS = frozenset({"-", "\u2013", ",", "and", "y", "to", "a", "&", "or", "o"})
_CALLED = frozenset({("known", "as"), ("conocido", "como"), ("conocida", "como")})
_AIRCRAFT = frozenset(f"7{each}7" for each in range(9))
_FEW_DIGITS = 2
_LONGEST_TELEPHONE = 12


def label_at(setting: Setting, at: int) -> Hit | None:
    """Return what is called by the number at a place; None for an amount."""
    looks = (_list_number, _score, _mixed_name, _telephone, _section, _address, _made_name)
    return next((hit for look in looks if (hit := look(setting, at))), None)


def spelled_label_at(setting: Setting, at: int) -> Hit | None:
    """Return what is called by a number in words: `Phase Two`, `part two`, `paso dos`."""
    lead = setting.pieces.word(at - 1)
    is_sure = setting.pieces.is_capitalised(at - 1) or lead in _COUNTED_PARTS
    counts = setting.pieces.word(at) in {*setting.vocabulary.units, *setting.vocabulary.tens}
    return _section(setting, at) if is_sure and counts else None


def _list_number(setting: Setting, at: int) -> Hit | None:
    """Return `1.` and `2)` in front of a line, `(3)` and `[3]`."""
    pieces, text = setting.pieces, setting.pieces[at].text
    if not text.isdigit() or len(text) > 3:
        return None
    before, after = pieces.word(at - 1), pieces.word(at + 1)
    is_pair = (before, after) in {("(", ")"), ("[", "]")} and len(text) <= _FEW_DIGITS
    stops = after in {".", ")"} and pieces.is_glued(at + 1) and not pieces.is_glued(at + 2)
    begins = pieces.begins_line(at) and stops and bool(pieces[at + 2].text)
    # "which is it: 1. That ...": the sentence seems to end behind the number.
    is_first = text == "1" and pieces.is_capitalised(at + 1)
    begins = begins or (before == ":" and (is_first or (stops and not pieces[at + 2].text)))
    # "1) deviled, 2) scrambled": a bracket that closes and was never opened.
    counts = stops and after == ")" and not _is_bracketed(setting, at)
    is_row = before == "|" and stops
    # "1 — Plans for the quay. 2 — A new gate."
    is_row = is_row or (pieces.begins_sentence(at) and after in {"\u2014", "\u2013"})
    return Hit(Kind.LIST, at, at + 1) if is_pair or begins or counts or is_row else None


def _is_bracketed(setting: Setting, at: int) -> bool:
    """Say whether a bracket was opened before a place, not long ago, and is still open."""
    signs = [setting.pieces.word(index) for index in range(at - 1, max(at - _WIDEST, 0) - 1, -1)]
    closed = signs.index(")") if ")" in signs else len(signs)
    return "(" in signs[:closed]


def web_name_at(setting: Setting, at: int) -> Hit | None:
    """Return a number within a URL, an address of mail, a file's name or a hashtag."""
    token, text = setting.pieces[at], setting.pieces.text
    before = text[max(token.start - _WIDEST, 0) : token.start].rpartition(" ")[2]
    behind = text[token.end : token.end + _WIDEST].partition(" ")[0]
    chunk = (before.split() or [""])[-1] + token.text + (behind.split() or [""])[0]
    if before[-1:].isspace() or not _ADDRESS.search(chunk):
        return None
    past = at + 1
    while past - at < _WIDEST and setting.pieces.is_glued(past):
        past += 1
    return Hit(Kind.NAME, at, past)


def _score(setting: Setting, at: int) -> Hit | None:
    """Return `3-1` and `9 to 1`, which are no ranges."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    texts = pieces[at].text, pieces[at + 2].text
    is_ratio = pieces.word(at + 1) in vocabulary.to and texts[1] == "1" and texts[0].isdigit()
    if is_ratio and pieces.word(at - 1) not in vocabulary.from_ and not pieces.is_glued(at + 3):
        return Hit(Kind.NAME, at, at + 3)
    ends = not pieces.is_glued(at + 3) or pieces.word(at + 3) in {".", ",", ";", ")", "!", "?"}
    is_pair = pieces.word(at + 1) in {*_HYPHENS, "\u2013"} and ends
    if not is_pair or not all(text.isdigit() and len(text) <= 3 for text in texts):
        return None
    is_tight = pieces.is_glued(at + 1) and pieces.is_glued(at + 2) and not pieces.is_glued(at)
    return Hit(Kind.NAME, at, at + 3) if is_tight and int(texts[0]) >= int(texts[1]) else None


def _mixed_name(setting: Setting, at: int) -> Hit | None:
    """Return letters and digits in one: `F-16`, `IF10578`, `Covid-19`, `5G`, `24/7`, `3.11.2`."""
    pieces, first, past = setting.pieces, at, at + 1
    while first > at - _WIDEST and pieces.is_glued(first) and _is_of_name(setting, first - 1):
        first -= 1
    while past < at + _WIDEST and pieces.is_glued(past) and _is_of_name(setting, past):
        past += 1
    while past > at + 1 and not pieces[past - 1].text[-1].isalnum():
        past -= 1
    while first < at and not (pieces[first].text[0].isalnum() or pieces.word(first) in {"+", "#"}):
        first += 1
    if not pieces[at].is_digits:  # a spelled number in a name: "Thirty-Six"
        return None
    return Hit(Kind.NAME, first, past) if _names(setting, at, first=first, past=past) else None


def _is_of_name(setting: Setting, at: int) -> bool:
    token = setting.pieces[at]
    return token.is_digits or token.text[:1].isalpha() or token.text in _GLUE


def _names(setting: Setting, at: int, *, first: int, past: int) -> bool:
    """Say whether the run of glued tokens around a number is a name and no amount."""
    pieces = setting.pieces
    numbers = sum(pieces[index].is_digits for index in range(first, past))
    signs = [pieces.word(index) for index in range(first, past) if pieces.word(index) in _GLUE]
    if first < at and _begins_a_name(setting, at, first):
        return True
    if numbers > 1 and ("/" in signs or _has_letters(setting, first, past)):
        return True
    if numbers > 2 or ":" in signs:
        return True
    if numbers == 1 and read_digits(pieces[at].text, setting.lang) is None:
        return True
    return past > at + 1 and numbers == 1 and _ends_as_a_name(setting, at + 1, past)


def _has_letters(setting: Setting, first: int, past: int) -> bool:
    """Say whether letters stand between digits: `5v5`."""
    inner = [setting.pieces[index] for index in range(first + 1, past - 1)]
    return any(token.text[0].isalpha() for token in inner)


def _begins_a_name(setting: Setting, at: int, first: int) -> bool:
    """Say whether what is glued before a number makes a name: letters, `#`, but no currency."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    words = [pieces.word(index) for index in range(first, at) if pieces.word(index) not in _GLUE]
    if pieces.word(at - 1) == "#":
        return True
    known = {*vocabulary.months, *CODES, *YEAR_PREFIXES, "c"}
    if any(pieces[index].is_digits for index in range(first, at)):
        return any(pieces[index].text[0].isalpha() for index in range(first, at))
    return bool(words) and not set(words) <= known


def _ends_as_a_name(setting: Setting, at: int, past: int) -> bool:
    """Say whether letters glued behind digits make a name: `5G`, not `5km` and not `5-year`."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    if pieces.word(at) in _GLUE:
        after = pieces[at + 1].text
        return pieces.word(at) in _HYPHENS and after[:1].isupper() and past > at + 1
    word = pieces.word(at)
    known = {*vocabulary.glued_units, *vocabulary.short_scales, *vocabulary.ordinal_ends}
    is_letter = len(word) == 1 and pieces[at].text.isupper() and not _is_money(setting, at - 1)
    return word[:1].isalpha() and (word not in known or is_letter)


def _is_money(setting: Setting, at: int) -> bool:
    return setting.pieces.word(at - 1) in SIGNS


def _telephone(setting: Setting, at: int) -> Hit | None:
    """Return three and more runs of digits with spaces or hyphens: `+52 55 1234 5678`."""
    pieces, past, runs = setting.pieces, at, 0
    has_plus = pieces.word(at - 1) == "+" and pieces.is_glued(at) and not pieces.is_glued(at - 1)
    while runs < _LONGEST_TELEPHONE and pieces[past].text.isdigit():
        runs, past = runs + 1, past + 1
        if pieces.word(past) in {"-", ")"} and pieces[past + 1].is_digits:
            past += 1
    is_number = runs >= 3 or (has_plus and runs >= 1 and past > at + 1)
    groups = all(len(pieces[index].text) == 3 for index in range(at + 1, past))
    if not is_number or (groups and setting.vocabulary.hundreds):
        return None
    return Hit(Kind.NAME, at - has_plus, past)


def _section(setting: Setting, at: int) -> Hit | None:
    """Return `section 12`, `pp. 33-35`, `No. 4`, `n.º 4`, `§ 3`, `paso 2`, `Phase Two`."""
    pieces, before = setting.pieces, at - 1
    if pieces.word(before) in {"§", "¶", "#", "№"}:
        return Hit(Kind.SECTION, before, _past_list(setting, at))
    if pieces.word(before) in {"º", "°"} and pieces.word(before - 1) in {".", "n", "no"}:
        return Hit(Kind.SECTION, before, _past_list(setting, at))
    has_stop = pieces.word(before) == "."
    before -= has_stop
    lead = pieces.word(before)
    if lead not in setting.vocabulary.section_leads or (lead in _WITH_STOP and not has_stop):
        return None
    if pieces[before].text.lower() in _VERBS:
        return None
    is_short = len(lead) <= 5
    if has_stop and not is_short:
        return None
    return Hit(Kind.SECTION, before, _past_list(setting, at))


def _past_list(setting: Setting, at: int) -> int:
    """Return the place behind `33-35, 40` and `2 y 3`, the numbers of several sections."""
    pieces, past = setting.pieces, at + 1
    while pieces.word(past) in _LINKS and pieces[past + 1].is_digits:
        is_close = pieces[past + 1].text.isdigit() and pieces.word(past + 2) not in {"%", "per"}
        if not is_close or pieces.word(past) == ",":
            break
        past += 2
    return past


def _address(setting: Setting, at: int) -> Hit | None:
    """Return `Highway 15`, `Calle Hidalgo 123`, `1600 Pennsylvania Avenue`, `km 34`."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    lead = at - 1
    lead -= pieces.word(lead) == "."
    for index in range(lead, max(lead - 4, -1), -1):
        if pieces.word(index) in vocabulary.address_leads and not pieces[index - 1].is_digits:
            is_direct = index == lead or pieces.is_capitalised(index)
            return Hit(Kind.ADDRESS, index, at + 1) if is_direct else None
        if not (pieces.is_capitalised(index) or pieces.word(index) in {"de", "la", "los", "."}):
            break
    for index in range(at + 1, at + 5):
        if pieces.word(index) in vocabulary.address_trails and pieces.is_capitalised(index):
            return Hit(Kind.ADDRESS, at, index + 1) if pieces[at].is_digits else None
        if not (pieces.is_capitalised(index) or pieces.word(index) in vocabulary.ordinal_ends):
            break
    return None


def _made_name(setting: Setting, at: int) -> Hit | None:
    """Return `Boeing 737`, `Code 5`, `Apollo 11`, `20.67° N`, `the Group of Seven`."""
    pieces, before = setting.pieces, at - 1
    if pieces.word(at + 1) == "°" and pieces.word(at + 2) not in {"c", "f"}:
        return Hit(Kind.NAME, at, at + 2)
    if _is_called(setting, at):
        return Hit(Kind.NAME, at, at + 1)
    no_names = {*setting.vocabulary.months, *CODES}
    if not pieces.is_capitalised(before) or pieces.word(before) in no_names:
        return None
    if pieces.word(before) in setting.vocabulary.name_leads or _is_led(setting, at):
        return Hit(Kind.NAME, before, at + 1)
    return None


def _is_led(setting: Setting, at: int) -> bool:
    """Say whether the name before a number and what stands behind make one name of the two."""
    pieces, before = setting.pieces, at - 1
    is_plain = pieces[at].text.isdigit() and len(pieces[at].text) <= 4
    is_word = len(pieces.word(before)) > 1 and pieces[before].text.isalpha()
    if not is_plain or not is_word or pieces.word(before - 1) in {"in", "at", "en"}:
        return False
    if pieces.begins_sentence(before) and not _is_heading(setting, at):
        return False
    counts = is_plural(pieces.word(at + 1)) and not _is_owned(setting, before)
    return not counts and pieces.word(at + 1) not in {"%", "per", "-"}


def _is_heading(setting: Setting, at: int) -> bool:
    """Say whether a number and the word before it are a whole sentence: `Assumption 1`."""
    pieces = setting.pieces
    ends = pieces.word(at + 1) in {"", ":"} or pieces.word(at + 2) == ""
    return ends and not pieces.bound_before(at, setting.vocabulary.bounds_by_last)


def _is_called(setting: Setting, at: int) -> bool:
    """Say whether a number is told to be a name, begins as a code or stands behind an `iOS`."""
    pieces, lead = setting.pieces, setting.pieces[at - 1].text
    is_code = pieces[at].text.isdigit() and pieces[at].text[0] == "0" != pieces[at].text
    is_code = is_code or (pieces.word(at - 1) in {"a", "the"} and pieces[at].text in _AIRCRAFT)
    if is_code or (pieces.word(at - 2), pieces.word(at - 1)) in _CALLED:
        return True
    is_camel = lead[:1].islower() and any(sign.isupper() for sign in lead)
    is_plain = pieces[at].text.isdigit() and len(pieces[at].text) <= 4
    return is_camel and is_plain and not pieces.is_glued(at) and not is_plural(pieces.word(at + 1))


def _is_owned(setting: Setting, at: int) -> bool:
    """Say whether a name follows an owner, so that its number counts nothing: `Ana's Vault 7`."""
    pieces = setting.pieces
    is_possessive = pieces.word(at - 2) in {"'", "\u2019"} and pieces.word(at - 1) == "s"
    return is_possessive and pieces.is_glued(at - 1)
