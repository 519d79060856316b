"""The front matter of articles and pages: every key, once."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from affidavit.articles.fields import (
    EMPTY,
    NOTHING,
    CheckCode,
    Extra,
    FileName,
    FilledText,
    Kind,
    OldPaths,
    Standard,
    Status,
)
from affidavit.diagnostics import Code
from affidavit.located import LocatedText, Model, Text, fault
from affidavit.located.words import Word, Words
from affidavit.sources.fields import Day, Instant, Language, Span

_ROW = re.compile("r[0-9a-f]{11}")
Ai = Literal["none", "assisted", "generated"]


def _somebody(authors: tuple[LocatedText, ...]) -> tuple[LocatedText, ...]:
    if not authors:
        raise fault(Code.VALUE_WRONG, "nobody has written this", "write at least one name")
    return authors


def _row(text: LocatedText) -> LocatedText:
    if _ROW.fullmatch(text):
        return text
    message = f'"{text}" is no row of a packet'
    fix = "let `affidavit packet ARTICLE --signed FILE` write these lines"
    raise fault(Code.VALUE_WRONG, message, fix)


class Credits(Model):
    """Who did what, beside writing: ids of authors.yml or plain names."""

    editing: Words = ()
    fact_check: Words = Field(default=(), alias="fact-check")
    data: Words = ()
    translation: Words = ()
    photography: Words = ()
    illustration: Words = ()
    graphics: Words = ()
    research: Words = ()

    def by_role(self) -> list[tuple[str, tuple[LocatedText, ...]]]:
        """Return (`fact-check`, people) for each role that somebody had, in a fixed order."""
        fields = type(self).model_fields
        roles = [(field.alias or name, getattr(self, name)) for name, field in fields.items()]
        return [(role, people) for role, people in roles if people]


class Series(Model):
    """The series that an article is part of."""

    id: Word
    part: int = Field(default=1, ge=1)


class Origin(Model):
    """Where a picture comes from and how that was checked."""

    by: LocatedText = NOTHING
    taken: Span | None = None
    place: LocatedText = NOTHING
    place_precision: LocatedText = NOTHING
    how_verified: Text = EMPTY
    checked_by: LocatedText = NOTHING


class Lead(Model):
    """What stands above the text: a picture or a chart."""

    image: FileName | None = None
    chart: Word | None = None
    alt: Text = EMPTY
    caption: Text = EMPTY
    credit: Text = EMPTY
    licence: LocatedText = NOTHING
    origin: Origin | None = None
    ai: Ai = "none"

    @model_validator(mode="after")
    def _is_one_thing(self) -> Lead:
        if (self.image is None) == (self.chart is None):
            message = "a lead is either an image or a chart"
            fix = 'write one line "image: lead.jpg" or "chart: NAME"'
            raise fault(Code.VALUE_WRONG, message, fix)
        return self


class Social(Model):
    """What others see where the article is shared; default are its title, dek and lead."""

    title: Text = EMPTY
    description: Text = EMPTY
    image: FileName | None = None


class Reply(Model):
    """A request for comment and what came of it."""

    to: Word
    asked: Instant | None = None
    deadline: Instant | None = None
    outcome: Literal["answered", "declined", "no answer", "not asked"] | None = None
    """None while the answer is awaited."""
    says: Text = EMPTY
    """Printed."""
    reason: Text = EMPTY
    """Why somebody was not asked."""

    @model_validator(mode="after")
    def _says_why_not_asked(self) -> Reply:
        if self.outcome == "not asked" and not self.reason:
            message = f'nothing says why "{self.to}" was not asked'
            raise fault(Code.REPLY_REASON, message, 'add a line "reason: ..."', at=self.to.place)
        return self


class Correction(Model):
    """What was wrong, and what is right."""

    at: Instant
    what: Literal["correction", "clarification", "update", "retraction"] = "correction"
    about: LocatedText = NOTHING
    """Id of a fact, claim, quotation, chart or paragraph."""
    was: Text = EMPTY
    now: Text = EMPTY
    text: FilledText
    found_by: LocatedText = NOTHING
    withhold: bool = False
    """Whether the old wording stays unprinted."""


class Accepted(Model):
    """A finding of a check that is let stand."""

    check: CheckCode
    at: LocatedText = NOTHING
    reason: Word
    by: Word


class Checked(Model):
    """A statement that somebody has checked, by the row that the packet has for it."""

    row: Annotated[LocatedText, AfterValidator(_row)]
    words: LocatedText = NOTHING
    """For people: what stood there."""
    by: Word
    on: Day


class FrontMatter(Model):
    """The front matter of an article."""

    title: FilledText
    authors: Annotated[Words, AfterValidator(_somebody)]
    published: Instant | None = None
    """Not before: in the future it is the embargo."""
    status: Status = "draft"
    kind: Kind = "news"
    dek: Text = EMPTY
    section: Word | None = None
    standard: Standard | None = None
    credits: Credits = Credits()
    series: Series | None = None
    tags: Words = ()
    people: Words = ()
    lead: Lead | None = None
    social: Social = Social()
    lang: Language | None = None
    translations: dict[Language, FileName] = Field(default_factory=dict)
    method: Text = EMPTY
    replies: tuple[Reply, ...] = ()
    corrections: tuple[Correction, ...] = ()
    accept: tuple[Accepted, ...] = ()
    checked: tuple[Checked, ...] = ()
    """Statements that somebody signed in the packet; what the ledger holds is signed there."""
    content_note: Text = EMPTY
    noindex: bool = False
    aliases: OldPaths = ()
    extra: Extra = Field(default_factory=dict)


class PageMatter(Model):
    """The front matter of a page; every key may be left out."""

    title: Text = EMPTY
    """Where it is empty, the first heading of the body is the title."""
    dek: Text = EMPTY
    description: Text = EMPTY
    """For search engines; default the dek."""
    status: Status = "published"
    lang: Language | None = None
    noindex: bool = False
    aliases: OldPaths = ()
    template: FileName | None = None
    content_note: Text = EMPTY
    review_by: Day | None = None
    """When it is to be read again, as policies are."""
    cards: bool = False
    """Whether the other pages of its folder follow, each with the picture of its first chart."""
    extra: Extra = Field(default_factory=dict)
