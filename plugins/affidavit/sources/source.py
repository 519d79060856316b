"""What an article rests on, as the rest of the package uses it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from affidavit.diagnostics import Place
    from affidavit.language import DateSpan
    from affidavit.located import LocatedText, Text
    from affidavit.sources.locators import Locator
    from affidavit.sources.paging import PagedDocument, PagesAsked
    from affidavit.sources.sightings import Sighting

SeenAs = Literal["live", "stored copy", "print"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Somebody who wrote or made a source."""

    full: str
    """As it is printed: `Kevin J.S. Duska Jr.`"""
    family: str = ""
    """Empty where the writer did not say which part it is, and for organisations."""
    given: str = ""

    @property
    def suffix(self) -> str:
        """What stands behind both parts: `Jr.`; empty where the parts are not known."""
        whole = f"{self.given} {self.family}".strip()
        return self.full.removeprefix(whole).strip() if self.given else ""


OTHERS = Name(full="et al.")
"""Stands last among names where the list goes on and nobody says with whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A copy of a source among the evidence, which lies outside the publication."""

    sha256: str
    """Where it comes from a file it knows its place, as a `LocatedText`."""
    at: datetime
    format: str
    """`wacz`, `pdf`, `png`, `html`."""
    by: str = ""
    """Who took it, where no machine did."""
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The exact words of a source; typed here once, used everywhere by `KEY/ID`."""

    id: str
    text: Text
    locator: Locator | None = None
    speaker: str = ""
    """An id of people.yml, or a name; empty where the source itself speaks."""
    translation: Text | None = None
    passage: str = ""
    """The sentence as it stands in the source."""
    lang: str = ""
    """Of the words; the source's own where empty."""
    found_in: Capture | None = None
    """The copy that has these words; None where nobody has looked, or they are not there."""
    found_on: Sequence[int] = ()
    """The pages of that copy, counted from 1, where it is a PDF and somebody has looked."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something an article rests on: a document, a dataset, an interview, a person not named."""

    key: str
    """What writers type between `[@` and `]`. Unique in the publication."""
    type: str
    story: str | None = None
    """The slug of the one story it belongs to; None where all may cite it."""
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    container: str = ""
    """The larger work it stands in, where that is not the publisher: a journal, a book."""
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    """Of a report, a case, a bill."""
    doi: str = ""
    """Its bare name: `10.1000/182`."""
    issued: DateSpan | None = None
    issued_as: str = ""
    """What stands in place of a date that the calendar knows: `forthcoming`, `c. 1850`."""
    url: str | None = None
    """http or https; a DOI as its address."""
    accessed: date | None = None
    """The day somebody looked at it. A link without this date is a promise nobody checked."""
    seen_as: SeenAs = "live"
    quoted_in: str | None = None
    """Key of the source that carries it: we saw it only as quoted there."""
    lang: str | None = None
    archives: tuple[str, ...] = ()
    captures: tuple[Capture, ...] = ()
    file: LocatedText | None = None
    """Name of its PDF, beside the list that it stands in, where that is no copy."""
    publish_pages: PagesAsked | None = None
    """Which pages of its PDF readers may see; None for none."""
    document: PagedDocument | None = None
    """Its pages; None where none is published, or nobody has looked."""
    sighting: Sighting | None = None
    """What became of its address; None where it is as it was, or nobody looked."""
    quotes: Mapping[str, Quote] = field(default_factory=lambda: MappingProxyType({}))
    roles: Mapping[str, tuple[Name, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Who else made it, by CSL's names of what they did: `translator`, `director`."""
    further: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the house style does not print and others do, by CSL's names: `edition`, `ISBN`."""
    note: Text | None = None
    """Shown to readers."""
    desk: str = field(default="", repr=False)
    """For colleagues; nothing may print it."""
    handle: str = ""
    """A made-up token, for a person not named."""
    reason: str = ""
    how_known: str = ""
    hand: Literal["", "first", "second"] = ""
    faulty: bool = False
    """Whether its entry has faults, told already: what is missing here may stand there."""
    place: Place = field(repr=False, compare=False)
    """Where its key stands, so that every later message can point there."""

    @property
    def is_unnamed(self) -> bool:
        """Whether this is a person whose name stays outside the repository."""
        return self.type == "unnamed"
