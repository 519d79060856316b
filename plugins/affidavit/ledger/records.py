"""Facts and claims as writers type them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, PlainValidator

from affidavit.diagnostics import Code, nearest
from affidavit.language import PartialDate, parse_date
from affidavit.ledger.ledger import Status
from affidavit.located import LocatedText, Model, Text, fault
from affidavit.located.words import Word
from affidavit.sources import Reference, parse_reference
from affidavit.sources.fields import Day, Instant

STATUSES: tuple[Status, ...] = (
    *("confirmed", "attributed", "pending"),
    *("disputed", "open", "own"),
)


def _as_of(value: object) -> PartialDate | datetime:
    """Return a day, a month, a year, or an hour of a day with its zone."""
    text = str(value).strip() if isinstance(value, str) else ""
    if found := parse_date(text):
        return found
    if isinstance(value, datetime):
        return value
    if text[10:11] in ("T", " "):
        return _Moment.model_validate({"at": value}).at
    message = f'"{text}" is no date of the calendar'
    raise fault(Code.VALUE_WRONG, message, "write it as 2026-02-22 or 2026-02-22T20:00:00-06:00")


class _Moment(Model):
    at: Instant


def _reference(value: object) -> Reference:
    """Return the source that YAML names: `mnd-2026-02-23, para. 2`."""
    text = value if isinstance(value, str) else ""
    found = parse_reference(text)
    if found is None:
        message = f'"{text}" does not start with the key of a source'
        raise fault(Code.VALUE_WRONG, message, "write the key, and where in it: some-key, para. 2")
    if found.suffix.strip(" ,"):
        message = f'"{found.suffix.strip(" ,")}" does not say where in the source'
        raise fault(Code.VALUE_WRONG, message, "write it as p. 3, para. 2, line 40 or at 12:30")
    return found


def _status(value: object) -> str:
    text = str(value)
    if text in STATUSES:
        return text
    if text in ("corrected", "retracted"):
        message = f'"{text}" follows from the corrections of the story, and is not typed here'
        raise fault(Code.VALUE_WRONG, message, 'write it under "corrections:" of the front matter')
    near = nearest(text.lower(), STATUSES)
    fix = f'did you mean "{near}"?' if near else f"write one of {', '.join(STATUSES)}"
    raise fault(Code.VALUE_WRONG, f'"{text}" is no status of a statement', fix)


def _prose(text: Text) -> Text:
    if text:
        return text
    raise fault(Code.VALUE_WRONG, "the text is empty", "write a text or delete the line")


def _anything(value: object) -> object:
    return value


Prose = Annotated[Text, AfterValidator(_prose)]


class EntryRecord(Model):
    """What a fact, a claim and each of their rows may say."""

    source: Annotated[Reference, PlainValidator(_reference)] | None = None
    status: Annotated[Literal[Status], PlainValidator(_status)] | None = None
    by: Word | None = None
    as_of: Annotated[PartialDate | datetime, PlainValidator(_as_of)] | None = None
    checked_by: Word | None = None
    scope: Prose | None = None
    how: Prose | None = None
    review_by: Day | None = None


class FactRowRecord(EntryRecord):
    """One row of a fact's history."""

    label: Prose | None = None
    value: Word | None = None
    compute: Word | None = None
    unit: Word | None = None


class FactRecord(FactRowRecord):
    """A fact: one value, or a history of them."""

    current: LocatedText | None = None
    history: Annotated[object, PlainValidator(_anything)] = None


class ClaimRowRecord(EntryRecord):
    """One row of a claim's history."""


class ClaimRecord(EntryRecord):
    """A claim: one standing, or a history of them."""

    text: Prose
    opinion: bool = False
    current: LocatedText | None = None
    history: Annotated[object, PlainValidator(_anything)] = None
