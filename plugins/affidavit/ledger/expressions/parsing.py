"""From tokens to a tree: `*` and `/` before `+` and `-`, each from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from affidavit.diagnostics import nearest
from affidavit.ledger.expressions.tokens import ExpressionError, Token, tokens_of

_T = TypeVar("_T")

MAX_DEPTH = 20
"""Parentheses and functions within each other."""

ARITIES = {
    "sum": (1, 100),
    "share": (2, 2),
    "difference": (2, 2),
    "ratio": (2, 2),
    "days": (2, 2),
    "months": (2, 2),
    "years": (2, 2),
    "mean": (1, 100),
    "min": (1, 100),
    "max": (1, 100),
    "count": (1, 100),
    "round": (1, 2),
}
"""Function -> how many values it takes, at least and at most."""
_SHOWN = {
    "share": "share(part, whole)",
    "days": "days(from, to)",
    "months": "months(from, to)",
    "years": "years(from, to)",
    "round": "round(value, 1)",
}


@dataclass(frozen=True, slots=True)
class Constant:
    """A number or a day, as it was typed."""

    value: Fraction | date
    at: int


@dataclass(frozen=True, slots=True)
class Named:
    """A fact or a row of one."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Negated:
    """A value with a minus before it."""

    of: Node
    at: int


@dataclass(frozen=True, slots=True)
class Operation:
    """Two values and the sign between them."""

    sign: str
    left: Node
    right: Node
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it takes."""

    function: str
    arguments: Sequence[Node]
    at: int


Node = Constant | Named | Negated | Operation | Call


def parse(text: str) -> Node:
    """Return the tree of an expression; raises `ExpressionError` at its first misuse."""
    return _Parser(tokens_of(text)).whole()


def names_in(node: Node) -> Iterator[str]:
    """Yield each fact or row that an expression names."""
    if isinstance(node, Named):
        yield node.name
    for part in _parts(node):
        yield from names_in(part)


def _parts(node: Node) -> Sequence[Node]:
    if isinstance(node, Operation):
        return (node.left, node.right)
    if isinstance(node, Call):
        return node.arguments
    return (node.of,) if isinstance(node, Negated) else ()


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens, self._next, self._depth = tokens, 0, 0

    def whole(self) -> Node:
        if len(self._tokens) == 1:
            raise ExpressionError(0, "nothing is computed", "write days(2026-01-20, 2026-02-22)")
        found = self._sum()
        if self._token.kind != "end":
            raise self._unexpected()
        return found

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _sign(self, *signs: str) -> Token | None:
        token = self._token
        if token.kind != "sign" or token.text not in signs:
            return None
        self._next += 1
        return token

    def _sum(self) -> Node:
        found = self._product()
        while sign := self._sign("+", "-"):
            found = Operation(sign.text, found, self._product(), sign.at)
        return found

    def _product(self) -> Node:
        found = self._signed()
        while sign := self._sign("*", "/"):
            found = Operation(sign.text, found, self._signed(), sign.at)
        return found

    def _signed(self) -> Node:
        minus = self._sign("-")
        return Negated(self._single(), minus.at) if minus else self._single()

    def _single(self) -> Node:
        token = self._token
        if opening := self._sign("("):
            found = self._within(opening, self._sum)
            self._close(opening)
            return found
        if token.kind in ("sign", "end"):
            raise self._unexpected()
        self._next += 1
        if token.kind == "number":
            return Constant(Fraction(token.text), token.at)
        if token.kind == "date":
            return Constant(date.fromisoformat(token.text), token.at)
        opening = self._sign("(")
        return self._call(token, opening) if opening else Named(token.text, token.at)

    def _call(self, name: Token, opening: Token) -> Call:
        if name.text not in ARITIES:
            near = nearest(name.text.lower(), ARITIES)
            fix = f'did you mean "{near}"?' if near else f"the functions are {', '.join(ARITIES)}"
            raise ExpressionError(name.at, f'there is no function "{name.text}"', fix)
        arguments = self._within(opening, self._arguments)
        self._close(opening)
        least, most = ARITIES[name.text]
        if not least <= len(arguments) <= most:
            takes = f"{least}" if least == most else f"{least} to {most}"
            message = f'"{name.text}" takes {takes} {"value" if most == 1 else "values"}'
            shown = _SHOWN.get(name.text, f"{name.text}(a, b)")
            raise ExpressionError(name.at, f"{message}, not {len(arguments)}", f"write {shown}")
        return Call(name.text, arguments, name.at)

    def _arguments(self) -> list[Node]:
        if self._token.text == ")":
            return []
        found = [self._sum()]
        while self._sign(","):
            found.append(self._sum())
        return found

    def _within(self, opening: Token, read: Callable[[], _T]) -> _T:
        if self._depth == MAX_DEPTH:
            message = f"more than {MAX_DEPTH} parentheses stand within each other"
            raise ExpressionError(opening.at, message, "compute parts of it as facts of their own")
        self._depth += 1
        found = read()
        self._depth -= 1
        return found

    def _close(self, opening: Token) -> None:
        if self._sign(")"):
            return
        if self._token.kind == "end":
            message = "the parenthesis that opens here is not closed"
            raise ExpressionError(opening.at, message, "close it: )")
        raise self._unexpected()

    def _unexpected(self) -> ExpressionError:
        token = self._token
        if token.kind == "end":
            message = "the expression ends where a value should follow"
            return ExpressionError(token.at, message, "write a number, a date or the id of a fact")
        if token.kind == "sign":
            fix = "commas stand between the values of a function" if token.text == "," else ""
            return ExpressionError(token.at, f'"{token.text}" cannot stand here', fix)
        message = f'a sign is missing before "{token.text}"'
        return ExpressionError(token.at, message, "write + - * or / between two values")
