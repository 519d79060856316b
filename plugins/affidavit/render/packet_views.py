"""What the packet's template may use: one frozen type each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from affidavit.render.desk_views import AcceptedLine, Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a passage."""

    text: str
    is_said: bool
    """Whether a statement is made of them."""
    numbers: Sequence[int] = ()
    """The statements that end with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisLine:
    """A source of a statement."""

    name: str
    """With its key and where in it: `sopitas-2026-02-22, para. 2: Sopitas, 22 February 2026`."""
    title: str
    excerpt: str
    speaker: str
    url: str
    kept: Sequence[str]
    """Where each copy is: `WACZ, 24 November 2026: captures/3f/3f9c...`, or an archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """A statement with its box to sign."""

    number: int
    row: str
    kind: str
    words: str
    id: str
    value: str
    status: str
    place: str
    bases: Sequence[BasisLine]
    faults: Sequence[Fault]
    accepted: Sequence[AcceptedLine]
    signed: str
    """`Ben Kim, 24 November 2026`; empty where nobody has signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageLine:
    """A passage of the article, and the statements in it."""

    where: str
    """`Title`, `Alternative text`; empty for the text itself."""
    pieces: Sequence[Piece]
    statements: Sequence[StatementLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketView:
    """A printed packet."""

    title: str
    lang: str
    direction: str
    file: str
    standing: str
    authors: str
    made: str
    """The day on which it was printed."""
    passages: Sequence[PassageLine]
    count: int
    unsigned: int
    faults: Sequence[Fault]
    """At no statement's words."""
    accepted: Sequence[AcceptedLine]
