"""Who publishes, who writes, who is written about, which words are explained: the models."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, model_validator

from affidavit.articles.fields import (
    EMPTY,
    NOTHING,
    CheckCode,
    FileName,
    FilledText,
    Kind,
    Standard,
)
from affidavit.diagnostics import Code, nearest
from affidavit.located import LocatedMapping, LocatedText, Model, Text, fault
from affidavit.located.words import Word, Words
from affidavit.sources.addresses import web_address
from affidavit.sources.fields import Address, Day, Language, Span

SAFETY = frozenset(
    {
        Code.SOURCE_IDENTITY,
        Code.FILE_UNREADABLE,
        Code.FRONT_MATTER_OPEN,
        Code.EVIDENCE_CHANGED,
        Code.QUOTE_NOT_FOUND,
        Code.QUOTE_CHANGED,
        "harm/contact",
        "harm/named",
        "person/allegation",
        "person/legal-term",
        "reply/missing",
    }
)
"""Codes that protect people, from words they never said too: lowered only with a reason."""
MENU_LIMIT = 7
DEFAULT_STANDARDS: dict[Kind, Standard] = {"investigation": "bound"}
"""What publication requires of a kind; `cited` of all others."""


def _zone(value: object) -> ZoneInfo:
    try:
        return value if isinstance(value, ZoneInfo) else ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f'"{value}" is no time zone'
        fix = "write continent and city: America/Mexico_City"
        raise fault(Code.VALUE_WRONG, message, fix) from None


def _contact(value: object) -> LocatedText:
    """Take an e-mail address or a web address."""
    text = LocatedText(str(value).strip(), getattr(value, "scalar", None))
    bare = text.removeprefix("mailto:")
    if web_address(text) or re.fullmatch(r"[^\s@<>\"?&]+@[^\s@<>\"?&]+\.[^\s@<>\"?&]+", bare):
        return text
    message = f'"{text}" is neither an e-mail address nor a web address'
    raise fault(Code.ADDRESS_WRONG, message, "write name@example.org or https://...")


def _severity_alone(value: object) -> object:
    return {"severity": value} if isinstance(value, str) else value


def _text_alone(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _names(value: object) -> object:
    """Take sections as a list of ids, or as ids with their names."""
    if isinstance(value, list):
        return {
            each: LocatedText(str(each).capitalize()) for each in value if isinstance(each, str)
        }
    return value


def _links(value: object) -> object:
    """Take links as `- Words: address`, the way `nav` of mkdocs.yml is written."""
    if not isinstance(value, list):
        return value
    for item in value:
        if not isinstance(item, LocatedMapping):
            message, at = "a link has words and an address", getattr(item, "place", None)
            raise fault(Code.VALUE_WRONG, message, 'write it as "- About: about/index.md"', at=at)
    return [{"text": text, "to": target} for item in value for text, target in item.items()]


def _few(links: tuple[MenuItem, ...]) -> tuple[MenuItem, ...]:
    if len(links) > MENU_LIMIT:
        message = f"the menu holds {MENU_LIMIT} words at most, or it does not fit beside the name"
        raise fault(Code.VALUE_WRONG, message, 'move some to "about", which stands in the footer')
    return links


class MenuItem(Model):
    """One word of the masthead or footer, and where it leads."""

    text: str
    to: Word
    """A file of the publication, a path of the site or a web address."""


class Check(Model):
    """How much a check's finding weighs here."""

    severity: Literal["error", "warning", "note", "off"]
    reason: LocatedText = NOTHING


class Release(Model):
    """What one release may do."""

    limit: int = Field(default=5, ge=1)
    """Stories that may become public at once."""


class WordRule(Model):
    """A word of the house: what to write, and what not."""

    instead_of: Word
    write: Word
    unless: LocatedText = NOTHING


KindOrDefault = Literal[
    "news", "investigation", "analysis", "explainer", "opinion", "interview", "default"
]
SignOff = Literal["all", "ledger", "none"]
"""Every statement of the packet, its facts and claims, or nothing."""
Links = Annotated[tuple[MenuItem, ...], BeforeValidator(_links)]


NUMBERED, AUTHOR_DATE = "numbered", "author-date"


def _citations(text: LocatedText) -> LocatedText:
    if text in (NUMBERED, AUTHOR_DATE):
        return text
    if not text.lower().endswith(".csl"):
        message = f'"{text}" is no style of citations'
        near = nearest(text, (NUMBERED, AUTHOR_DATE))
        fix = f'did you mean "{near}"?' if near else "write numbered, author-date, or a .csl file"
        raise fault(Code.VALUE_WRONG, message, fix)
    return text


class Imprint(Model):
    """publication.yml: who publishes, and by which rules."""

    name: Word
    tagline: Text = EMPTY
    url: Address | None = None
    lang: Language = "en"
    zone: Annotated[ZoneInfo, PlainValidator(_zone)] = ZoneInfo("UTC")
    contact: Annotated[LocatedText, PlainValidator(_contact)] | None = None
    report_error: Annotated[LocatedText, PlainValidator(_contact)] | None = None
    """Where readers write who saw an error: an e-mail or web address."""
    sections: Annotated[dict[str, Word], BeforeValidator(_names)] = Field(default_factory=dict)
    """Id and name: `city: City`."""
    menu: Annotated[Links, AfterValidator(_few)] = ()
    about: Links = ()
    footer: Text = EMPTY
    standard: dict[KindOrDefault, Standard] = Field(default_factory=dict)
    sign_off: dict[KindOrDefault, SignOff] = Field(default_factory=dict)
    release: Release = Release()
    policies: dict[str, FileName] = Field(default_factory=dict)
    checks: dict[CheckCode, Annotated[Check, BeforeValidator(_severity_alone)]] = Field(
        default_factory=dict
    )
    words: tuple[WordRule, ...] = ()
    citations: Annotated[FileName, AfterValidator(_citations)] = LocatedText(NUMBERED)
    """`numbered`, `author-date`, or the name of a CSL file beside publication.yml."""

    def own_weight(self, code: str) -> Literal["error", "warning", "note", "off"] | None:
        """Return what a check's findings weigh in this publication; None where it does not say."""
        check = self.checks.get(LocatedText(code))
        return check.severity if check else None

    def sign_off_of(self, kind: Kind) -> SignOff:
        """Return what must be signed in an article of a kind before readers see it."""
        return self.sign_off.get(kind, self.sign_off.get("default", "none"))

    def standard_of(self, kind: Kind) -> Standard:
        """Return the rung that publication requires of a kind."""
        default = DEFAULT_STANDARDS.get(kind, self.standard.get("default", "cited"))
        return self.standard.get(kind, default)


class Author(Model):
    """Somebody who writes here."""

    name: Word
    role: LocatedText = NOTHING
    bio: Text = EMPTY
    contact: Annotated[LocatedText, PlainValidator(_contact)] | None = None
    key: LocatedText = NOTHING
    """Fingerprint or address of a public key."""
    image: FileName | None = None


class Role(Model):
    """What somebody was, from when to when."""

    role: Word
    since: Span | None = Field(default=None, alias="from")
    until: Span | None = Field(default=None, alias="to")


class Legal(Model):
    """Where somebody stands before the law; with a source, always."""

    status: Word
    court: LocatedText = NOTHING
    date: Day
    source: Word
    """Key of the source, with a locator if need be."""


class Person(Model):
    """Somebody who is written about, or an organisation."""

    name: Word
    aliases: Words = ()
    kind: Literal["person", "organisation"] = "person"
    roles: tuple[Role, ...] = ()
    legal: tuple[Legal, ...] = ()
    minor: bool = False
    private: bool = False


class Term(Model):
    """A word of the glossary."""

    name: LocatedText = NOTHING
    """As it is printed; default the key."""
    text: FilledText = EMPTY
    aliases: Words = ()

    @model_validator(mode="before")
    @classmethod
    def _takes_text_alone(cls, value: object) -> object:
        return _text_alone(value)
