"""What a chart's spec may say: every key of it, whatever its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, PrivateAttr

from affidavit.charts.chart import NOTHING, Width
from affidavit.diagnostics import Code
from affidavit.located import LocatedMapping, LocatedText, Model, Text, fault
from affidavit.located.words import Word, Words, one_as_list
from affidavit.sources import parse_reference
from affidavit.sources.fields import Day

NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
"""A name of a chart: part of an address, so no capitals, spaces or accents."""


def _name(text: LocatedText) -> LocatedText:
    if NAME.fullmatch(text):
        return text
    message = f'"{text}" cannot be part of an address'
    raise fault(Code.VALUE_WRONG, message, "use small letters, digits and hyphens: first-day")


def _reference(text: LocatedText) -> LocatedText:
    """Take a source as YAML names it: its key, perhaps with a place in it."""
    if parse_reference(text) is not None:
        return text
    message, fix = f'"{text}" names no source', "write the source's key: mnd-2026-02-23, para. 2"
    if re.match(r"https?://", text.strip()):
        message = "a chart names its source by key, not by address"
        fix = "add the address to the story's sources.yml and write its key here"
    elif ";" in text:
        fix = 'put each source on a line of its own, after "- "'
    raise fault(Code.VALUE_WRONG, message, fix)


def _switch(value: object) -> object:
    """Take yes or no as it is, and leave what is more to where it is used."""
    typed = value.typed if isinstance(value, LocatedText) else value
    return typed if isinstance(typed, bool) else value


def _anything(value: object) -> object:
    return value


def _mapping(value: object) -> LocatedMapping:
    if isinstance(value, LocatedMapping):
        return value
    message, fix = "a group of keys should stand here", "indent its keys two spaces below it"
    raise fault(Code.VALUE_WRONG, message, fix)


def _formats(value: object) -> object:
    """Take one pattern for all columns, or one a column."""
    return {"*": value} if isinstance(value, str) else value


Later = Annotated[Any, PlainValidator(_anything)]
"""Of a shape that the reader of the key checks, or that a later kind of chart gives a meaning."""


class Remark(Model):
    """A word on the picture: at a point, along a line, or over a band."""

    x: Words = ()
    """A value of the axis; two make a band."""
    y: Words = ()
    text: Text
    """`**Name.** A plain sentence.`"""
    facet: Word | None = None
    """The panel of small multiples it belongs to; without it, a line or band goes through all."""


class Spec(Model):
    """One chart: data, what is drawn how, and its record."""

    kind: Word
    name: Annotated[LocatedText, AfterValidator(_name)] | None = None
    width: Width = "outset"

    data: Later = None
    x: Words = ()
    y: Words = ()
    color: Word | None = None
    size: Word | None = None
    value: Word | None = None
    low: Word | None = None
    high: Word | None = None
    facet: Word | None = None
    sort: Words = ()
    where: Later = None
    limit: int | None = Field(default=None, ge=1)
    stack: Literal["none", "stacked", "percent"] = "none"
    scale: Literal["linear", "log"] = "linear"
    highlight: Words = ()
    annotate: tuple[Remark, ...] = ()
    labels: Annotated[bool | dict[str, Word], BeforeValidator(_switch)] = True
    """Whether figures are printed on the marks; or other words for what the data says."""
    format: Annotated[dict[str, Word], BeforeValidator(_formats)] = Field(default_factory=dict)
    classes: Later = None
    geo: Later = None

    title: Text = NOTHING
    subtitle: Text = NOTHING
    description: Text = NOTHING
    alt: Text = NOTHING
    note: Text = NOTHING
    source: Annotated[
        tuple[Annotated[LocatedText, AfterValidator(_reference)], ...], BeforeValidator(one_as_list)
    ] = ()
    unit: LocatedText = LocatedText("")
    period: Text = NOTHING
    base: Text = NOTHING
    method: Text = NOTHING
    as_of: Day | None = None
    criteria: Text = NOTHING
    credit: Text = NOTHING
    licence: LocatedText = LocatedText("")
    made_by: Text = NOTHING
    desk: Text = NOTHING
    """For colleagues; never printed."""

    theme: Later = None
    """Refused: charts look like the site they stand on."""
    table: Literal["open", "closed"] = "closed"
    """Whether readers see the rows before they ask for them; they are there either way."""
    download: Annotated[bool, BeforeValidator(_switch)] = True
    """Whether the figures may be taken along as a file."""
    plotly: Annotated[LocatedMapping, PlainValidator(_mapping)] | None = None
    """Merged into the finished figure, last."""

    _told: frozenset[str] = PrivateAttr(default=frozenset())
    _is_part: bool = PrivateAttr(default=False)

    def told(self, keys: Iterable[str]) -> Spec:
        """Return the spec, whose `keys` say nothing because of a fault that was told."""
        self._told = frozenset(keys)
        return self

    @property
    def all_told(self) -> frozenset[str]:
        """The keys that say nothing because of a fault that was told."""
        return self._told

    def part(self, *, highlight: Words, annotate: tuple[Remark, ...]) -> Spec:
        """Return what holds for one panel of small multiples."""
        own = {"facet": None, "highlight": highlight, "annotate": annotate}
        copy = self.model_copy(update=own)
        copy._is_part = True  # noqa: SLF001 - pydantic copies a model with what is private to it
        return copy

    @property
    def is_part(self) -> bool:
        """Whether this is one panel of small multiples, which may hold no figure at all."""
        return self._is_part

    def lacks(self, key: str) -> bool:
        """Say whether a key says nothing, and nothing was told of it yet."""
        return not getattr(self, key) and key not in self._told

    @property
    def value_labels(self) -> bool:
        """Whether figures stand on the marks."""
        return self.labels is not False

    def printed(self, word: str) -> str:
        """Return what is printed for a word of the data."""
        words = self.labels if isinstance(self.labels, dict) else {}
        return str(words.get(word, word))


RECORD = frozenset(
    [
        "name",
        "width",
        "title",
        "subtitle",
        "description",
        "alt",
        "note",
        "source",
        "unit",
        "period",
        "base",
        "method",
        "as_of",
        "criteria",
        "credit",
        "licence",
        "made_by",
        "desk",
        "table",
        "download",
    ]
)
"""Keys that say what a chart is rather than how it is drawn: every kind takes them."""
