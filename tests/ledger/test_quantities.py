"""Numbers as people write them: found in sentences, read, printed, and held against a record."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_param_files import ParamTestData

from affidavit.ledger.quantities import (
    Bound,
    Found,
    Kind,
    Quantity,
    disagreement,
    quantities_in,
    read_quantity,
    write_quantity,
)
from tests.reading import CASES

SIGNS = {
    Bound.EXACTLY: "",
    Bound.AT_LEAST: "≥",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "≤",
    Bound.LESS_THAN: "<",
    Bound.ABOUT: "~",
    Bound.NEARLY: "~<",
    Bound.JUST_OVER: "~>",
    Bound.BETWEEN: "",
}
LANGUAGES = st.sampled_from(["en", "en-US", "es", "es-MX", "es-AR"])


@pytest.mark.param_file(CASES / "quantities.md")
def test_numbers_are_found_for_what_they_are(file_params: ParamTestData):
    """A figure is read with its bound and unit; a date, an age or a name is no figure."""
    lang = file_params.title.partition(":")[0]
    lines = file_params.content.splitlines()
    file_params.assert_expected(
        "\n".join(f"{line} -> {_all(line, lang)}".rstrip() for line in lines), rstrip=True
    )


@pytest.mark.param_file(CASES / "disagreements.md")
def test_words_follow_from_a_record_or_not(file_params: ParamTestData):
    """A bound may be loosened and a rounding said; nothing may be lost in silence."""
    lang = file_params.title.partition(":")[0]
    lines = file_params.content.splitlines()
    file_params.assert_expected(
        "\n".join(f"{line} -> {_judged(line, lang)}" for line in lines), rstrip=True
    )


def _all(text: str, lang: str) -> str:
    return " | ".join(_shown(found, text) for found in quantities_in(text, lang))


def _shown(found: Found, text: str) -> str:
    words = text[found.start : found.end]
    if found.kind is not Kind.FIGURE or found.quantity is None:
        return f"{words} [{found.kind}]"
    quantity = found.quantity
    value = SIGNS[quantity.bound] + _digits(quantity.number)
    value += f"..{_digits(quantity.high)}" if quantity.high is not None else ""
    value += "%" if quantity.is_percent else ""
    value += f" or {_digits(quantity.other)}" if quantity.other is not None else ""
    parts = [value, quantity.currency, quantity.unit]
    return f"{words} [figure {' '.join(part for part in parts if part)}]"


def _digits(number: Decimal) -> str:
    is_endless = len(number.as_tuple().digits) > 20
    return f"{round(number, 3) if is_endless else number:f}"


def _judged(line: str, lang: str) -> str:
    words, _, record = line.partition(" | ")
    written = next(found.quantity for found in quantities_in(words, lang) if found.quantity)
    recorded = _computed(record) if "/" in record else read_quantity(record, lang)
    assert recorded is not None, record
    found = disagreement(written, recorded, lang)
    return f"{found.difference}: {found.reason} / {found.fix}" if found else "follows"


def _computed(record: str) -> Quantity:
    """Return what a ledger computes: a share without an end, from `65/252`."""
    part, _, whole = record.partition("/")
    return Quantity(number=100 * Decimal(part) / Decimal(whole), is_percent=True)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Make any amount that a ledger may hold, as far as two languages can write it."""
    numbers = st.decimals(
        min_value=0, max_value=10**15, allow_nan=False, allow_infinity=False, places=2
    ) | st.integers(min_value=0, max_value=10**15).map(Decimal)
    number, bound = draw(numbers), draw(st.sampled_from(Bound))
    high = number + draw(numbers.filter(bool)) if bound is Bound.BETWEEN else None
    kind = draw(st.sampled_from(["count", "percent", "currency"]))
    currency = draw(st.sampled_from(["$", "EUR", "USD", "MXN", "pesos", "dollars", "GBP"]))
    return Quantity(
        bound=bound,
        number=number,
        high=high,
        is_percent=kind == "percent",
        currency=currency if kind == "currency" else "",
        unit=draw(st.sampled_from(["", "flights", "vuelos"])) if kind == "count" else "",
    )


def _essence(quantity: Quantity | None) -> tuple[object, ...] | None:
    """Return what a writer would call the same value."""
    if quantity is None:
        return None
    number, high = quantity.number.normalize(), quantity.high
    high = None if high is None else high.normalize()
    named = quantity.is_percent, quantity.currency, quantity.unit
    return quantity.bound, number, high, *named


@given(quantities(), LANGUAGES)
def test_what_is_printed_reads_back(quantity: Quantity, lang: str):
    """Any value reads as itself in the language it was printed in, alone and in a sentence."""
    text = write_quantity(quantity, lang, unit=True)
    read = read_quantity(text, lang)
    assert _essence(read) == _essence(quantity), text
    assert read is not None
    assert disagreement(read, read) is None


@given(quantities().filter(lambda each: not each.unit), LANGUAGES)
def test_what_is_found_reads_alone(quantity: Quantity, lang: str):
    """The words of a figure say the same when they are taken out of their sentence."""
    text = f"({write_quantity(quantity, lang)})"
    for found in quantities_in(text, lang):
        if found.is_figure:
            read = read_quantity(text[found.start : found.end], lang)
            assert _essence(read) == _essence(found.quantity)


TYPED = """at least|más de|two hundred|per cent|one in|uno de cada|a dozen|or more|237|1,234.5
1.234|3|5|22|2026|20|and|mil|doscientos|y|%|$|US$|bn|-|–|to|between|entre|three|a|quarter|of|half
February|de|:|th|º|F|p.|.|,|(|)|million|millones|un|una|+|años|'s|/|@|#|½|aged|years|old|no|the"""
PIECES = st.sampled_from([*re.split(r"[|\n]", TYPED), "\n"])


@given(
    st.lists(PIECES | st.text(max_size=4), max_size=30),
    st.sampled_from(["", " ", " ", "\u00a0"]),
    LANGUAGES | st.sampled_from(["de", "ar", "", "x-y"]),
)
def test_any_text_can_be_read(parts: list[str], gap: str, lang: str):
    """Nothing that can be typed raises; places are right, in order, and never overlap."""
    text = gap.join(parts)
    end = 0
    for found in quantities_in(text, lang):
        assert end <= found.start < found.end <= len(text)
        assert re.search(r"\w|[½¼]", text[found.start : found.end])
        end = found.end
    read_quantity(text, lang)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10**6,
        "1," * 100_000,
        *(
            part * 1_000
            for part in ("1 ", "123 ", "1 and ", "a1", "1-", "million ", "two hundred ", "one in ")
        ),
        "5" + " million" * 1_000,
        "dozens of " * 1_000,
        "section 1, " * 1_000,
    ],
    ids=lambda text: text[:12],
)
def test_endless_text_costs_no_more_than_its_length(text: str):
    """A line of a megabyte is read piece by piece; what nobody can have counted is no figure."""
    for lang in ("en", "es"):
        found = quantities_in(text, lang)
        assert all(len(text[each.start : each.end]) < 500 for each in found if each.is_figure)
    assert read_quantity(text, "en") is None
