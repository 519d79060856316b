"""What is found in a text: numbers, of which only some are figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from affidavit.ledger.quantities.quantity import Quantity
from affidavit.ledger.quantities.tokens import Pieces
from affidavit.ledger.quantities.vocabulary import Vocabulary


class Kind(StrEnum):
    """What a number in a text is for. Only a figure says how much or how many there is."""

    FIGURE = "figure"
    VAGUE = "vague"
    """`dozens of flights`, `a couple`: an amount nobody counted."""
    DATE = "date"
    YEAR = "year"
    TIME = "time"
    AGE = "age"
    ORDINAL = "ordinal"
    SECTION = "section"
    """Sections, pages, cases, steps: what is found by its number."""
    ADDRESS = "address"
    NAME = "name"
    """`F-16`, `Covid-19`, a telephone number, a version, a score."""
    LIST = "list"
    PRONOUN = "pronoun"
    """`one of them`, `un`."""
    REFERENCE = "reference"
    """`the two`: points back at what was counted before."""
    IDIOM = "idiom"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """A date as far as a text gives it: `22 February`, `February 2026`."""

    year: int | None = None
    month: int
    day: int | None = None
    is_swappable: bool = False
    """Whether month and day may change places, as they do in `03/02/2026`."""

    def may_be(self, day: date) -> bool:
        """Say whether the text may mean this day."""
        if self.year not in (None, day.year):
            return False
        orders = [(self.month, self.day), *([(self.day, self.month)] if self.is_swappable else [])]
        return any(month == day.month and number in (None, day.day) for month, number in orders)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text, `text[start:end]`, with its bound, sign, scale and currency."""

    start: int
    end: int
    quantity: Quantity | None
    """What it says; None where it is no amount (`3.11.2`, `20th`, `24/7`)."""
    kind: Kind
    day: WrittenDay | None = None
    """Of a date: which one; None for more than one, and where it is no date."""

    @property
    def is_figure(self) -> bool:
        """Whether this says how much or how many, so that it needs somebody to stand for it."""
        return self.kind is Kind.FIGURE


@dataclass(frozen=True, slots=True)
class Setting:
    """A text and the language it is read in."""

    pieces: Pieces
    vocabulary: Vocabulary
    lang: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens that are no figure, from one to another, and what they are."""

    kind: Kind
    first: int
    past: int
