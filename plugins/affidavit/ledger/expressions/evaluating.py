"""What an expression comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import add, sub, truediv

from affidavit.ledger.expressions import durations
from affidavit.ledger.expressions.amounts import (
    Amount,
    AmountError,
    Unit,
    least,
    rounded,
    share,
)
from affidavit.ledger.expressions.parsing import Call, Constant, Named, Negated, Node, Operation
from affidavit.ledger.expressions.tokens import ExpressionError

Value = Amount | date
Look = Callable[[str, int], Value]
"""What a name stands for; raises `ExpressionError` at its column where it stands for nothing."""

MAX_PLACES = 12
_DURATIONS = {"days": durations.days, "months": durations.months, "years": durations.years}

_OF_TWO: Mapping[str, Callable[[Amount, Amount], Amount]] = {
    "share": share,
    "difference": sub,
    "ratio": truediv,
}


def evaluate(node: Node, look: Look) -> Value:
    """Return the value of an expression; raises `ExpressionError` at what cannot be computed."""
    if isinstance(node, Constant):
        return node.value if isinstance(node.value, date) else Amount(node.value)
    if isinstance(node, Named):
        return look(node.name, node.at)
    if isinstance(node, Negated):
        return -_amount(node.of, look)
    if isinstance(node, Operation):
        return _operation(node, look)
    return _call(node, look)


def _operation(node: Operation, look: Look) -> Amount:
    left, right = evaluate(node.left, look), evaluate(node.right, look)
    if isinstance(left, date) or isinstance(right, date):
        message = f'a date cannot stand beside "{node.sign}"'
        raise ExpressionError(node.at, message, "the time between two is days(from, to)")
    with _At(node.at):
        if node.sign == "+":
            return left + right
        if node.sign == "-":
            return left - right
        return left * right if node.sign == "*" else left / right


def _call(node: Call, look: Look) -> Amount:
    if node.function in _DURATIONS:
        return _duration(node, look)
    if node.function == "round":
        return _round(node, look)
    amounts = [_amount(each, look) for each in node.arguments]
    with _At(node.at):
        return _computed(node.function, amounts)


def _computed(function: str, amounts: list[Amount]) -> Amount:
    count = Amount(Fraction(len(amounts)))
    if function == "count":
        return count
    if function in ("min", "max"):
        return least(amounts, most=function == "max")
    if function in _OF_TWO:
        return _OF_TWO[function](*amounts)
    total = reduce(add, amounts)
    return total / count if function == "mean" else total


def _duration(node: Call, look: Look) -> Amount:
    start, end = (_day(each, look, node.function) for each in node.arguments)
    if start > end:
        message = f"{start.isoformat()} is later than {end.isoformat()}"
        fix = f"write the earlier day first: {node.function}(from, to)"
        raise ExpressionError(node.at, message, fix)
    return Amount(Fraction(_DURATIONS[node.function](start, end)), unit=Unit(node.function))


def _round(node: Call, look: Look) -> Amount:
    amount = _amount(node.arguments[0], look)
    if len(node.arguments) == 1:
        return rounded(amount, 0)
    second = node.arguments[1]
    is_whole = (
        isinstance(second, Constant)
        and isinstance(second.value, Fraction)
        and second.value.denominator == 1
        and second.value <= MAX_PLACES
    )
    if not is_whole or not isinstance(second, Constant) or not isinstance(second.value, Fraction):
        message = f"round takes a number of decimals, 0 to {MAX_PLACES}"
        raise ExpressionError(second.at, message, "write round(value, 1)")
    return rounded(amount, int(second.value))


def _amount(node: Node, look: Look) -> Amount:
    found = evaluate(node, look)
    if isinstance(found, date):
        message = "a date stands where a number should"
        raise ExpressionError(node.at, message, "the time between two dates is days(from, to)")
    return found


def _day(node: Node, look: Look, function: str) -> date:
    found = evaluate(node, look)
    if isinstance(found, date):
        return found
    message = f'"{function}" takes two dates, and this is a number'
    raise ExpressionError(node.at, message, f"write {function}(2026-01-20, 2026-02-22)")


class _At:
    """Places what amounts say of themselves at the sign or function that joins them."""

    def __init__(self, at: int) -> None:
        self._at = at

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, AmountError):
            raise ExpressionError(self._at, error.message, error.fix) from None
