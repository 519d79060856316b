"""Dates, years and times of day, which are no figures."""

from __future__ import annotations

import re

from affidavit.ledger.quantities.found import Hit, Kind, Setting

_DASHES = frozenset({"-", "\u2013", "\u2010", "\u2011", "/"})
_LINKS = frozenset({*_DASHES, "and", "y", "e", "to", "al", "a", "or", "o", ",", "&", "through"})
_DOTTED_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})")
_EARLIEST, _LATEST = 1500, 2100
_LAST_DAY = 31
_POINTING = frozenset({"the", "its", "this", "that", "his", "her", "their", "my", "our"})
_LONGEST_LIST = 16
"""Tokens of a list of days; it bounds what is looked at."""
YEAR_PREFIXES = frozenset({"pre", "post", "mid", "late", "early"})


def date_at(setting: Setting, at: int) -> Hit | None:
    """Return the date that has its first number at a place: `22 February`, `2026-02-22`."""
    looks = (_numeric_date, _day_and_month, _month_and_day, _weekday)
    return next((hit for look in looks if (hit := look(setting, at))), None)


def _weekday(setting: Setting, at: int) -> Hit | None:
    """Return the 22 of `domingo 22`."""
    is_led = setting.pieces.word(at - 1) in setting.vocabulary.weekdays and _is_day(setting, at)
    return Hit(Kind.DATE, at - 1, at + 1) if is_led and not _counts(setting, at + 1) else None


def _numeric_date(setting: Setting, at: int) -> Hit | None:
    pieces = setting.pieces
    if _DOTTED_DATE.fullmatch(pieces[at].text):
        return Hit(Kind.DATE, at, at + 1)
    sign = pieces.word(at + 1)
    is_date = sign in _DASHES and pieces.word(at + 3) == sign
    parts = [pieces[at + step].text for step in (0, 2, 4)]
    if not is_date or not all(part.isdigit() and len(part) in {1, 2, 4} for part in parts):
        return None
    is_tight = all(pieces.is_glued(at + step) for step in (1, 2, 3, 4))
    has_year = [len(part) for part in parts].count(4) == 1
    return Hit(Kind.DATE, at, at + 5) if is_tight and has_year else None


def _day_and_month(setting: Setting, at: int) -> Hit | None:
    """Return `22 February 2026`, `22-28 February`, `22 y 28 de febrero`, `22nd of February`."""
    pieces, past = setting.pieces, at
    while past < at + _LONGEST_LIST and _is_day(setting, past):
        past += 1
        if pieces.word(past) in setting.vocabulary.ordinal_ends and pieces.is_glued(past):
            past += 1
        month = past + (pieces.word(past) in {"de", "of"})
        if _is_month(setting, month):
            return Hit(Kind.DATE, at, _past_year(setting, _past_stop(setting, month)))
        if pieces.word(past) not in _LINKS:
            return None
        past += 1
        past += pieces.word(past) in {"el", "the"}
    return None


def _month_and_day(setting: Setting, at: int) -> Hit | None:
    """Return `February 22, 2026`, `Feb. 22-28`, `February 2026`, `febrero de 2026`."""
    pieces, before = setting.pieces, at - 1
    before -= pieces.word(before) in {".", ",", "de", "del", "of"}
    if not _is_month(setting, before):
        return None
    if is_year(setting, at):
        return Hit(Kind.DATE, before, at + 1)
    if not _is_day(setting, at) or pieces.word(at - 1) in {",", "de", "del", "of"}:
        return None
    past = at + 1
    while pieces.word(past) in _LINKS - {","} and _is_day(setting, past + 1):
        if _is_month(setting, past + 2):
            break
        past += 2
    past += pieces.word(past) in setting.vocabulary.ordinal_ends and pieces.is_glued(past)
    return Hit(Kind.DATE, before, _past_year(setting, past))


def _past_stop(setting: Setting, month: int) -> int:
    """Return the place behind a month and, if it is abbreviated, behind its stop."""
    is_short = len(setting.pieces.word(month)) <= len("sept")
    after = setting.pieces.word(month + 1)
    return month + 1 + (is_short and after == "." and setting.pieces[month + 2].is_digits)


def _past_year(setting: Setting, at: int) -> int:
    place = at + (setting.pieces.word(at) in {",", "de", "del", "of"})
    return place + 1 if is_year(setting, place) else at


def _is_day(setting: Setting, at: int) -> bool:
    text = setting.pieces[at].text
    return len(text) <= 2 and text.isdigit() and 1 <= int(text) <= _LAST_DAY


def _is_month(setting: Setting, at: int) -> bool:
    is_written_so = (
        setting.pieces.is_capitalised(at) or not setting.vocabulary.months_are_capitalised
    )
    return setting.pieces.word(at) in setting.vocabulary.months and is_written_so


def is_year(setting: Setting, at: int) -> bool:
    """Say whether a token has the form of a year of our time."""
    text = setting.pieces[at].text
    return len(text) == 4 and text.isdigit() and _EARLIEST <= int(text) <= _LATEST


def year_at(setting: Setting, at: int) -> Hit | None:
    """Return a year, a span of years or a decade: `2019`, `2008-09`, `the 1990s`, `pre-2000`.

    Four digits before something that is counted are an amount, unless a word such as "in" or
    "since" stands before them: "killed 2000 people" is no year.
    """
    pieces, vocabulary = setting.pieces, setting.vocabulary
    if _is_decade(setting, at):
        return Hit(Kind.YEAR, at, at + 1 + (pieces.word(at + 1) == "s"))
    if not is_year(setting, at):
        return None
    if pieces.word(at + 1) in {"%", "per", "percent", *vocabulary.scales, *vocabulary.thousand}:
        return None
    first = at
    if pieces.word(at - 1) == "-" and pieces.word(at - 2) in YEAR_PREFIXES:
        first = at - 2
    past = _past_span(setting, at)
    is_named = pieces.is_capitalised(at - 1) and not pieces.begins_sentence(at - 1)
    is_led = pieces.word(at - 1) in vocabulary.year_leads or first < at or past > at + 1
    # "The 2012 elections": of people, English writes "the 2,012"; Spanish writes no comma.
    is_pointed = pieces.word(at - 1) in _POINTING and not vocabulary.hundreds
    is_led = is_led or is_named or is_pointed or _begins_as_a_year(setting, at)
    if is_led and not (pieces.word(at - 1) in {"of", "de", "a"} and _counts(setting, past)):
        return Hit(Kind.YEAR, first, past)
    return None if _counts(setting, past) else Hit(Kind.YEAR, first, past)


def _begins_as_a_year(setting: Setting, at: int) -> bool:
    """Say whether a sentence begins so: `1960 promises to be wet`; few begin with an amount."""
    year = int(setting.pieces[at].text)
    is_ours = year // 100 in {19, 20} and year % 100 != 0 and not setting.vocabulary.hundreds
    return is_ours and setting.pieces.begins_sentence(at)


def _is_decade(setting: Setting, at: int) -> bool:
    text = setting.pieces[at].text
    ends_so = setting.pieces.word(at + 1) == "s" and setting.pieces.is_glued(at + 1)
    if setting.pieces.word(at - 1) == "anos" and len(text) == 2 and text.endswith("0"):
        return True  # "los años 90"
    return ends_so and text.isdigit() and text.endswith("0") and len(text) in {2, 4}


def _past_span(setting: Setting, at: int) -> int:
    """Return the place behind `2008-2021`, `2008-09`, `2008 to 2021`."""
    pieces = setting.pieces
    is_short = pieces.word(at + 1) in _DASHES and len(pieces.word(at + 2)) == 2
    if is_short and pieces[at + 2].is_digits and pieces.is_glued(at + 2):
        return at + 3
    links = _DASHES | setting.vocabulary.to | setting.vocabulary.and_
    has_end = pieces.word(at + 1) in links and is_year(setting, at + 2)
    return at + 3 if has_end else at + 1


def _counts(setting: Setting, past: int) -> bool:
    """Say whether something that can be counted stands at a place: a small word in the plural."""
    word = setting.pieces[past].text
    is_many = word.endswith("s") or word in {"people", "women", "men", "children", "dead"}
    is_small = word.islower() and len(word) > 3
    return is_many and is_small and setting.pieces.word(past) not in setting.vocabulary.unit_stops


def time_at(setting: Setting, at: int) -> Hit | None:
    """Return a time of day: `9:32`, `8 p.m.`, `eight in the evening`, `las 20 horas`."""
    pieces, vocabulary = setting.pieces, setting.vocabulary
    past = _past_clock(setting, at)
    if past is not None:
        return Hit(Kind.TIME, at, _past_trail(setting, past) or past)
    past = _past_hour(setting, at)
    trail = _past_trail(setting, past) if past else None
    if past is None:
        return None
    is_led = pieces.word(at - 1) in vocabulary.clock_leads
    if not vocabulary.hundreds:
        return Hit(Kind.TIME, at, trail) if trail else None
    is_alone = pieces.word(past) in {"", ".", ",", ";", "y", "en"}
    if not is_led:
        is_marked = trail and pieces.word(trail - 1) not in {"horas", "hora", "hrs", "h", "dia"}
        return Hit(Kind.TIME, at, trail) if trail and is_marked else None
    return Hit(Kind.TIME, at, trail or past) if trail or is_alone else None


def _past_clock(setting: Setting, at: int) -> int | None:
    """Return the place behind `9:32`, `20:00:15`, `20.00 h`, `1630 h`."""
    pieces = setting.pieces
    past = at + 1
    while pieces.word(past) == ":" and pieces.is_glued(past) and _is_sixtieth(setting, past + 1):
        past += 2
    if past > at + 1:
        return past if len(pieces[at].text) <= 2 else None
    is_hours = re.fullmatch(r"[0-2]?[0-9][.]?[0-5][0-9]", pieces[at].text)
    is_military = pieces.word(at + 1) in {"h", "hrs", "hours"} and len(pieces[at].text) >= 4
    return at + 2 if is_hours and is_military else None


def _is_sixtieth(setting: Setting, at: int) -> bool:
    text = setting.pieces[at].text
    return setting.pieces.is_glued(at) and re.fullmatch(r"[0-5][0-9]", text) is not None


def _past_hour(setting: Setting, at: int) -> int | None:
    """Return the place behind a number of an hour, in digits or in one word."""
    text, word = setting.pieces[at].text, setting.pieces.word(at)
    hours = int(text) if text.isdigit() and len(text) <= 2 else setting.vocabulary.units.get(word)
    return at + 1 if hours is not None and hours <= 24 else None


def _past_trail(setting: Setting, at: int) -> int | None:
    """Return the place behind `p.m.`, `in the evening`, `de la noche`."""
    for phrase in setting.vocabulary.clock_trails:
        past = setting.pieces.past(phrase, at)
        if past is not None:
            return past
    return None
