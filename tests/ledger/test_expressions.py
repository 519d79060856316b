"""The language of `compute:`: what it comes to, what it tells, and what it can never do."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_param_files import ParamTestData

from affidavit.ledger.expressions import (
    Amount,
    ExpressionError,
    Unit,
    Value,
    evaluate,
    names_in,
    parse,
)
from affidavit.ledger.expressions.amounts import MAX_BITS
from tests.reading import CASES

STATES, FLIGHTS = Unit("states"), Unit("flights")
KNOWN: dict[str, Value] = {
    "blockades": Amount(Fraction(252), unit=Unit("blockades")),
    "blockades/cleared": Amount(Fraction(229), unit=Unit("blockades")),
    "blockades/jalisco": Amount(Fraction(65), unit=Unit("blockades")),
    "states": Amount(Fraction(20), unit=STATES),
    "one-state": Amount(Fraction(1), unit=Unit("state")),
    "flights": Amount(Fraction(237), "at least", FLIGHTS),
    "few": Amount(Fraction(10), "less than", FLIGHTS),
    "rough": Amount(Fraction(150), "about", FLIGHTS),
    "aid": Amount(Fraction(3_500_000_000), unit=Unit(currency="$")),
    "people": Amount(Fraction(7), unit=Unit("people")),
    "quarter": Amount(Fraction(25), unit=Unit(is_percent=True)),
    "loss": Amount(Fraction(-3)),
    "review": date(2026, 7, 1),
}


def look(name: str, at: int) -> Value:
    """Return what a name stands for in these tests."""
    if name not in KNOWN:
        raise ExpressionError(at, f'no fact is called "{name}"')
    return KNOWN[name]


def shown(text: str) -> str:
    """Return an expression and below it its value, or a caret and what is told."""
    try:
        found = evaluate(parse(text), look)
    except ExpressionError as error:
        fix = f" / {error.fix}" if error.fix else ""
        return f"{text}\n{' ' * error.at}^ {error.message}{fix}"
    if isinstance(found, date):
        return f"{text}\n= {found}"
    lean = "" if found.lean == "exactly" else f"{found.lean} "
    return f"{text}\n= {lean}{found.number} {found.unit}".rstrip()


@pytest.mark.param_file(CASES / "expressions.md")
def test_expressions(file_params: ParamTestData):
    """Each is computed exactly, or told at its column with what was meant."""
    lines = file_params.content.rstrip("\n").split("\n")
    file_params.assert_expected("\n".join(shown(line) for line in lines), rstrip=True)


EXPRESSIONS = st.recursive(
    st.sampled_from([*KNOWN, "0", "3", "2.5", "2026-02-22", "nothing", "1000000000000"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join),
        inner.map("({})".format),
        st.tuples(
            st.sampled_from(["sum", "share", "days", "round", "mean", "max", "years", "eval"]),
            st.lists(inner, max_size=3).map(", ".join),
        ).map(lambda parts: f"{parts[0]}({parts[1]})"),
    ),
    max_leaves=30,
)


@given(EXPRESSIONS | st.text(max_size=40) | st.text("ab-+*/(),. 12%", max_size=600))
def test_any_text_is_computed_or_told(text):
    """Nothing raises anything else, no number grows without bound, no column lies outside."""
    told, found = None, None
    try:
        tree = parse(text)
        assert all(name in text for name in names_in(tree))
        found = evaluate(tree, look)
    except ExpressionError as error:
        told = error
    assert told is None or 0 <= told.at <= len(text)
    if isinstance(found, Amount):
        assert found.number.numerator.bit_length() <= MAX_BITS
        assert found.number.denominator.bit_length() <= MAX_BITS


@pytest.mark.parametrize(
    "text",
    [
        " * ".join(["9" * 30] * 15),
        "(" * 25 + "1" + ")" * 25,
        "sum(" * 25 + "1" + ")" * 25,
        "-" * 300 + "1",
        "1 + " * 300 + "1",
        "1" * 31,
        "a" * 501,
        "round(1 / 3, 13)",
    ],
)
def test_what_would_grow_is_told(text):
    """Length, depth, words and digits have their bounds."""
    with pytest.raises(ExpressionError):
        evaluate(parse(text), look)


@given(st.dates(), st.dates())
def test_durations_are_those_of_the_calendar(start, end):
    """Whole months never overshoot, and a year has twelve of them."""
    start, end = sorted((start, end))
    days, months, years = (
        evaluate(parse(f"{unit}({start}, {end})"), look) for unit in ("days", "months", "years")
    )
    assert isinstance(days, Amount)
    assert isinstance(months, Amount)
    assert isinstance(years, Amount)
    assert days.number == (end - start).days
    assert months.number // 12 == years.number
    assert 27 * months.number <= days.number <= 31 * (months.number + 1)
