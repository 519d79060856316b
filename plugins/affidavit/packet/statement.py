"""One thing that a fact-checker looks at, and what it rests on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from affidavit.articles.matter import Accepted
from affidavit.diagnostics import Diagnostic, Place

Kind = Literal["fact", "claim", "quotation", "name", "date", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of a source that the newsroom keeps."""

    format: str
    day: str
    """`2026-11-24`."""
    folder: str
    """Below the folder of the evidence: `captures/3f/3f9c...`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A source that a statement rests on, and where in it."""

    key: str
    name: str
    """Publisher and day: `Sopitas, 22 February 2026`."""
    title: str
    locator: str = ""
    excerpt: str = ""
    """The words of the source that were written down: a quotation, or the sentence it is from."""
    speaker: str = ""
    url: str = ""
    copies: tuple[Copy, ...] = ()
    archives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure, name, date, quotation, fact or claim, where it stands in an article."""

    kind: Kind
    words: str
    """As readers see them."""
    sentence: str
    """In which they stand."""
    where: str
    """Kind of the passage: `prose`, `title`, `alt`."""
    place: Place
    passage: int
    """Number of the passage among those of the article."""
    start: int
    end: int
    """In the passage's text."""
    id: str = ""
    """`flights-cancelled`, `identity/army`, `source/quote`; of a name, who is meant."""
    value: str = ""
    """What the ledger or the source has for it."""
    status: str = ""
    bases: tuple[Basis, ...] = ()
    number: int = 0
    findings: tuple[Diagnostic, ...] = ()
    """Open ones, at these words."""
    accepted: tuple[Accepted, ...] = ()
    signed_by: str = ""
    """Who checked it; empty where nobody has."""
    signed_on: str = ""
    repeat: int = 0
    """How many statements before this one say the same in the same sentence."""

    @property
    def mark(self) -> str:
        """A name of its own, another as soon as its words, sentence, id or value are others."""
        said = [self.kind, self.words, self.sentence, self.id, self.value, str(self.repeat)]
        return "r" + hashlib.sha256("\n".join(said).encode()).hexdigest()[:11]

    @property
    def is_of_ledger(self) -> bool:
        """Whether the ledger holds it, so that it is signed there."""
        return self.kind in ("fact", "claim")
