"""Words, dates, times, numbers and names in the language of a page."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from importlib.resources import files

import pytest
import yaml

from affidavit.language import (
    DateSpan,
    PartialDate,
    Words,
    date_text,
    day_text,
    direction,
    is_language,
    language_name,
    moment_parts,
    number_text,
    parse_date_span,
    time_text,
    weekday_text,
)

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=timezone(timedelta(hours=-6)))


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        (MORNING, "en", "24 November 2026"),
        (MORNING, "en-US", "November 24, 2026"),
        (date(2026, 2, 3), "es", "3 de febrero de 2026"),
        (PartialDate(2026, 2), "en", "February 2026"),
        (PartialDate(2026), "es", "2026"),
        (DateSpan(PartialDate(2026, 2), PartialDate(2026, 3)), "en", "February 2026 – March 2026"),
        (DateSpan(PartialDate(2026), is_open=True), "en", "2026 –"),
        (MORNING, "xx", "24 November 2026"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(value, lang, expected):
    """Dates follow the language of the page and never say more than is known."""
    assert date_text(value, lang) == expected


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (timedelta(hours=-6), "09:00, UTC−6"),
        (timedelta(), "09:00, UTC"),
        (timedelta(hours=5, minutes=30), "09:00, UTC+5:30"),
        (timedelta(hours=-3, minutes=-30), "09:00, UTC−3:30"),
    ],
)
def test_a_time_says_its_zone(offset, expected):
    """A reader anywhere knows which nine o'clock is meant."""
    assert time_text(MORNING.replace(tzinfo=timezone(offset)), "en") == expected


def test_a_moment_has_parts_for_machines_and_people():
    """A time is given only where one is known, and the zone stays the writer's."""
    assert moment_parts(MORNING, "en") == (
        "2026-11-24T09:00:00-06:00",
        "24 November 2026",
        "09:00, UTC−6",
    )
    assert moment_parts(PartialDate(2026, 2), "es") == ("2026-02", "febrero de 2026", "")


def test_short_and_long_days():
    """A timeline has room for the day, the front page for the day of the week."""
    assert day_text(MORNING, "en") == "24 Nov"
    assert weekday_text(MORNING, "en") == "Tuesday, 24 November 2026"


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-02-30", "26", "/", "2026-02/2026-01", "soon", ""]
)
def test_what_is_no_date_is_none(text):
    """Nothing is guessed from a date that cannot be."""
    assert parse_date_span(text) is None


@pytest.mark.parametrize("text", ["2026", "2026-02", "2026-02-22", "2026/2027", "2026-02-22/.."])
def test_a_date_reads_back_as_it_was_written(text):
    """The machine form of a date is the one the writer typed."""
    span = parse_date_span(text)
    assert span is not None
    assert span.iso == text


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        (1482, "en", "1,482"),
        (1482, "es", "1.482"),
        (0.123456789, "en", "0.123456789"),
        (90.9, "es", "90,9"),
        (-3, "en", "-3"),
    ],
)
def test_numbers_keep_every_digit(value, lang, expected):
    """Separators follow the language; no digit is rounded away."""
    assert number_text(value, lang) == expected


def test_languages_are_named_in_the_reader_s_language():
    """A source in Spanish is said to be so in the words of the page."""
    assert language_name("es-MX", "en") == "Spanish"
    assert language_name("en", "es") == "inglés"
    assert [direction(lang) for lang in ("en", "ar", "he", "xx")] == ["ltr", "rtl", "rtl", "ltr"]
    assert is_language("es-MX")
    assert not is_language("spanish")


def test_words_choose_the_plural_and_write_the_number():
    """One source, two sources, 1,482 sources."""
    t = Words("en")
    assert t("seen.some.stored-copy", n=1) == "1 seen as a stored copy"
    assert t("seen.some.stored-copy", n=1482) == "1,482 seen as stored copies"


def test_words_fall_back_to_the_general_language_and_then_to_english():
    """Mexican Spanish takes Spanish words; a language without words English ones."""
    assert Words("es-MX")("standing.draft") == "Borrador"
    assert Words("de")("standing.draft") == "Draft"
    assert Words("../../secret")("standing.draft") == "Draft"
    with pytest.raises(LookupError, match=r"en\.yml has no"):
        Words("en")("no.such.word")


def test_a_value_is_never_read_as_a_pattern():
    """Braces in a value stay braces."""
    assert Words("en")("source.language", language="{n}") == "In {n}"


def _keys(lang: str) -> list[str]:
    text = (files("affidavit.language") / "words" / f"{lang}.yml").read_text(encoding="utf-8")
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return [key.value for key, _ in node.value]


def test_every_word_is_there_once_in_every_language():
    """No key is missing in a language, and none is defined twice."""
    english, spanish = _keys("en"), _keys("es")
    assert len(english) == len(set(english))
    assert sorted(english) == sorted(spanish)
