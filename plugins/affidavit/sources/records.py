"""A source as writers type it, and its way to a `Source`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator

from affidavit.diagnostics import Code, Place, nearest
from affidavit.located import LocatedMapping, LocatedText, Model, Text, fault
from affidavit.sources.addresses import doi_name
from affidavit.sources.fields import Address, Day, Instant, Language, LocatorField, Span
from affidavit.sources.paging import PagesAsked, pages_asked
from affidavit.sources.references import parse_reference
from affidavit.sources.source import Capture, Name, Quote, SeenAs, Source

# Citation Style Language 1.0.2, appendix III, and what reporters need beside it.
_CSL_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog
regulation report review review-book software song speech standard thesis treaty webpage
"""
TYPES = frozenset([*_CSL_TYPES.split(), "statement", "unnamed", "court-record", "leak"])


def _type(value: object) -> str:
    """Return a known type; where it is none, the likeliest as the fix."""
    given = str(value)
    if given in TYPES:
        return given
    holding = [each for each in sorted(TYPES) if given.lower().replace("_", "-") in each]
    near = holding[-1] if holding and given else nearest(given.lower(), sorted(TYPES))
    fix = f'did you mean "{near}"?' if near else 'write "document" where no other fits'
    raise fault(Code.VALUE_WRONG, f'"{given}" is no type of source', fix)


def _carrier(value: object) -> LocatedText:
    """Return the key in `quoted_in`, which may have an `@` and a locator."""
    reference = parse_reference(str(value))
    if reference is None:
        message = f'"{value}" is no key of a source'
        raise fault(Code.VALUE_WRONG, message, "write the key of the source that quotes it")
    return LocatedText(reference.key, getattr(value, "scalar", None))


class NameRecord(Model):
    """A name in its parts: `{family: Ruiz, given: Ana}`."""

    family: LocatedText
    given: LocatedText = LocatedText("")

    def name(self) -> Name:
        """Return it as it is printed and sorted."""
        full = f"{self.given} {self.family}".strip()
        return Name(full=full, family=str(self.family), given=str(self.given))


def _sha256(value: object) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", str(value)):
        message = "a SHA-256 sum has 64 signs, digits and a-f"
        raise fault(Code.VALUE_WRONG, message, "copy the whole sum")
    return value if isinstance(value, LocatedText) else str(value)


class CaptureRecord(Model):
    """A copy among the evidence."""

    sha256: Annotated[str, PlainValidator(_sha256)]
    at: Instant
    format: Literal["wacz", "warc", "html", "pdf", "png", "txt"]
    by: LocatedText = LocatedText("")
    how: LocatedText = LocatedText("")

    def capture(self) -> Capture:
        """Return it as the package uses it."""
        return Capture(
            sha256=self.sha256, at=self.at, format=self.format, by=str(self.by), how=str(self.how)
        )


class QuoteRecord(Model):
    """The exact words of a source."""

    text: Text
    locator: LocatorField | None = None
    speaker: LocatedText = LocatedText("")
    translation: Text | None = None
    passage: LocatedText = LocatedText("")
    lang: Language = ""

    def quote(self, key: str, *, place: Place) -> Quote:
        """Return it as the package uses it."""
        return Quote(
            id=key,
            text=self.text,
            locator=self.locator,
            speaker=self.speaker,
            translation=self.translation,
            passage=str(self.passage),
            lang=self.lang,
            place=place,
        )


def _name_or_parts(value: object) -> object:
    return {"given": "", "family": value} if isinstance(value, str) else value


def _list_of_one(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


_Author = Annotated[NameRecord, BeforeValidator(_name_or_parts)]


class SourceRecord(Model):
    """One entry of a source file, as it is written."""

    type: Annotated[str, PlainValidator(_type)] = ""
    title: LocatedText | None = None
    authors: Annotated[tuple[_Author, ...], BeforeValidator(_list_of_one)] = ()
    container: LocatedText | None = None
    publisher: LocatedText | None = None
    volume: LocatedText | None = None
    issue: LocatedText | None = None
    pages: LocatedText | None = None
    number: LocatedText | None = None
    editors: Annotated[tuple[_Author, ...], BeforeValidator(_list_of_one)] = ()
    translators: Annotated[tuple[_Author, ...], BeforeValidator(_list_of_one)] = ()
    edition: LocatedText | None = None
    series: LocatedText | None = None
    place: LocatedText | None = None
    court: LocatedText | None = None
    event: LocatedText | None = None
    genre: LocatedText | None = None
    version: LocatedText | None = None
    isbn: LocatedText | None = None
    issn: LocatedText | None = None
    doi: Address | None = None
    issued: Span | None = None
    url: Address | None = None
    accessed: Day | None = None
    seen_as: SeenAs = "live"
    quoted_in: Annotated[LocatedText, PlainValidator(_carrier)] | None = None
    lang: Language | None = None
    archives: tuple[Address, ...] = ()
    captures: tuple[CaptureRecord, ...] = ()
    file: LocatedText | None = None
    publish_pages: Annotated[PagesAsked, PlainValidator(pages_asked)] | None = None
    quotes: dict[str, QuoteRecord] = Field(default_factory=dict)
    note: Text | None = None
    desk: LocatedText | None = None
    handle: LocatedText | None = None
    reason: LocatedText | None = None
    how_known: LocatedText | None = None
    hand: Literal["first", "second"] | None = None

    def source(
        self, key: str, *, story: str | None, place: Place, written: LocatedMapping
    ) -> Source:
        """Return the source that the entry `written` describes."""
        quotes = written.get("quotes") or LocatedMapping(place)
        return Source(
            key=key,
            story=story,
            place=place,
            type=self.type or ("webpage" if self.url else "document"),
            authors=tuple(author.name() for author in self.authors),
            editors=tuple(editor.name() for editor in self.editors),
            roles=self._roles(),
            further=self._further(),
            issued=self.issued,
            url=self.url or self.doi,
            accessed=self.accessed,
            seen_as=self.seen_as,
            quoted_in=self.quoted_in,
            lang=self.lang,
            archives=self.archives,
            captures=tuple(record.capture() for record in self.captures),
            file=self.file,
            publish_pages=self.publish_pages,
            quotes=MappingProxyType(
                {
                    id_: each.quote(id_, place=quotes.key_places[id_])
                    for id_, each in self.quotes.items()
                }
            ),
            note=self.note,
            hand=self.hand or "",
            title=str(self.title or ""),
            container=str(self.container or ""),
            publisher=str(self.publisher or ""),
            volume=str(self.volume or ""),
            issue=str(self.issue or ""),
            pages=str(self.pages or ""),
            number=str(self.number or ""),
            doi=doi_name(self.doi or ""),
            desk=str(self.desk or ""),
            handle=str(self.handle or ""),
            reason=str(self.reason or ""),
            how_known=str(self.how_known or ""),
        )

    def _roles(self) -> Mapping[str, tuple[Name, ...]]:
        translators = tuple(each.name() for each in self.translators)
        return MappingProxyType({"translator": translators} if translators else {})

    def _further(self) -> Mapping[str, str]:
        texts = {csl: getattr(self, ours) for csl, ours in _FURTHER.items()}
        return MappingProxyType({csl: str(text) for csl, text in texts.items() if text})


_FURTHER = {
    "ISBN": "isbn",
    "ISSN": "issn",
    "authority": "court",
    "collection-title": "series",
    "edition": "edition",
    "event-title": "event",
    "genre": "genre",
    "publisher-place": "place",
    "version": "version",
}
"""Variable of CSL 1.0.2, appendix IV -> the key by which writers know it."""
