"""The words and signs of an expression, each with its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from affidavit.language import parse_date

MAX_LENGTH = 500
"""Characters of one expression: a sum of 25 facts with long names."""
MAX_TOKENS = 200
MAX_DIGITS = 30
"""Of one number: a debt in the smallest coin has 20."""

Kind = Literal["number", "date", "name", "sign", "end"]

# A hyphen or slash between letters belongs to an id: `blockade-states/el-pais`.
_TOKEN = re.compile(
    r"[ \t\n]*(?:(?P<word>[\w.]+(?:[-/][\w.]+)*)|(?P<sign>[-+*/(),])|(?P<other>\S))"
)
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_PADDED = re.compile(r"0[0-9]+$")
_NAME = re.compile(r"[^\W\d_][\w.-]*(/[\w.-]+)?")
_GLUED = re.compile(r"[0-9.]+[-/][0-9./-]+")
_MEANT = {
    "×": "write * for times",
    "·": "write * for times",
    "÷": "write / for divided by",
    ":": "write / for divided by",
    "−": "write - for minus, with spaces around it",
    "–": "write - for minus, with spaces around it",
    "%": "a share in per cent is share(part, whole)",
    "^": "powers are not computed; multiply",
    ";": "put commas between what a function takes",
    "=": "write only what is computed, without a name for it",
    "{": "write the id of a fact without braces",
    "@": "an expression takes facts, not sources",
}


class ExpressionError(Exception):
    """A misuse: what is wrong, at which character, and what to do about it."""

    def __init__(self, at: int, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.at, self.message, self.fix = at, message, fix


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign."""

    kind: Kind
    text: str
    at: int


def tokens_of(text: str) -> list[Token]:
    """Return the tokens, closed by one of kind `end`; raises `ExpressionError`."""
    if len(text) > MAX_LENGTH:
        message = f"an expression has at most {MAX_LENGTH} characters"
        raise ExpressionError(MAX_LENGTH, message, "compute parts of it as facts of their own")
    found = list(_tokens(text))
    if len(found) > MAX_TOKENS:
        message = f"an expression has at most {MAX_TOKENS} words and signs"
        raise ExpressionError(found[MAX_TOKENS].at, message, "compute parts of it as own facts")
    return found


def _tokens(text: str) -> Iterator[Token]:
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None:  # a blank that is none of ours
            raise ExpressionError(at, "this sign means nothing here", "delete it")
        if (other := found["other"]) is not None:
            fix = _MEANT.get(other, "the signs are + - * / ( ) and the comma")
            raise ExpressionError(found.start("other"), f'"{other}" means nothing here', fix)
        at = found.end()
        if (sign := found["sign"]) is not None:
            yield Token("sign", sign, found.start("sign"))
        else:
            yield _word(found["word"], found.start("word"))
    yield Token("end", "", end)


def _word(text: str, at: int) -> Token:
    if _PADDED.match(text):
        message = f'"{text}" is what a comma or a point left of a number'
        raise ExpressionError(at, message, "write numbers without commas: 1000000")
    if _NUMBER.fullmatch(text):
        if len(text) > MAX_DIGITS:
            raise ExpressionError(at, f"a number has at most {MAX_DIGITS} digits")
        return Token("number", text, at)
    day = parse_date(text)
    if day is not None and day.day:
        return Token("date", text, at)
    if _NAME.fullmatch(text):
        return Token("name", text, at)
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text):
        message = f'"{text}" is no day of the calendar'
        raise ExpressionError(at, message, "write year, month, day: 2026-02-22")
    if _GLUED.fullmatch(text):
        sign = "-" if "-" in text else "/"
        message = f'"{text}" is neither a number nor a fact'
        raise ExpressionError(at, message, f'put spaces around the "{sign}"')
    message = f'"{text}" is neither a number nor a fact'
    raise ExpressionError(at, message, "write numbers as 1000000 or 2.5, facts by their ids")
