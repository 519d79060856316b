"""What the desk's templates may use: one frozen type each. They are filled in a preview only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from affidavit.render.parts import Link, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One finding, as the desk tells it."""

    place: str
    severity: str
    code: str
    message: str
    fix: str = ""
    open: str = ""
    """Address that opens the line in the writer's editor; empty where nothing can."""
    href: str = ""
    """Where it stands on the page that lists it; empty where it has no place there."""
    id: str = ""
    """By which it is found there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How many findings there are of each weight."""

    errors: int = 0
    warnings: int = 0
    notes: int = 0

    @property
    def any(self) -> bool:
        """Whether there is one."""
        return bool(self.errors or self.warnings or self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A source of an article, and its copies."""

    source: Link
    """Its name and the page that it has to itself."""
    copies: int
    age: str
    """Of the newest copy: `12 days old`; empty where there is none."""
    archives: int
    looked: str
    """How long ago somebody looked at it, in the same words; empty where nobody says."""
    quotes: int
    found: int
    """How many of its quotations were found in a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedLine:
    """A finding that somebody let stand."""

    check: str
    at: str
    """The words it was found at; empty where it goes for the whole article."""
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """What stands beside an article."""

    weights: Weights
    faults: Sequence[Fault]
    """Its open findings, as the files go."""
    fields: Sequence[Fault]
    """Those of them that are about the front matter, whose fields stand in the page's head."""
    unbound: Sequence[Fault]
    """Those of them that are figures bound to nothing."""
    evidence: Sequence[EvidenceLine]
    accepted: Sequence[AcceptedLine]
    signed: Sequence[tuple[str, Sequence[str]]]
    """(`Written by`, names) ..."""
    unsigned: bool
    """Whether nobody has checked it but who wrote it."""
    open: str
    """Address that opens the file in the writer's editor."""
    is_article: bool

    @property
    def uncopied(self) -> int:
        """How many of its sources have no copy that the newsroom keeps."""
        return sum(not line.copies for line in self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """An article on the desk's page."""

    title: str
    href: str
    lang: str
    file: str
    open: str
    status: Literal["draft", "review", "scheduled", "published"]
    standing: str
    """The status in words."""
    released: Moment | None
    authors: str
    signed: str
    """Who checked it; empty where nobody has."""
    weights: Weights
    faults: Sequence[Fault]
    pending: int = 0
    """Claims that are not settled."""
    overdue: int = 0
    """Facts and claims whose day of review has passed."""
