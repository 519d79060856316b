"""A source as plain JSON values, and back: the same source, every place included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from affidavit.diagnostics import Place
from affidavit.language import DateSpan, PartialDate
from affidavit.located import LocatedText, Text
from affidavit.located.values import Lines, Scalar
from affidavit.sources.locators import Locator, LocatorPart
from affidavit.sources.paging import pages_asked
from affidavit.sources.source import Capture, Name, Quote, Source

Json = Any
"""Texts, numbers, yes and no, nothing, and lists and mappings of them."""
_TEXTS = (
    *("key", "type", "title", "container", "publisher", "volume", "issue", "pages", "number"),
    *("doi", "issued_as", "seen_as", "lang", "desk", "handle", "reason", "how_known", "hand"),
)
"""Fields of a source that are one text, or None."""


class CannotBeKeptError(ValueError):
    """Something of a source would be lost, if only the place of a word that was mended."""


def place_as_json(place: Place) -> Json:
    """Return file, line and column."""
    return [place.file, place.line, place.column]


def place_from(value: Json) -> Place:
    """Return the place; raises where it is none."""
    file, line, column = value
    return Place(_text(file), int(line), int(column))


@dataclass(frozen=True, slots=True)
class InFile:
    """Turns the sources of one file into JSON and back. `lines` has its text and its name."""

    lines: Lines

    def as_json(self, source: Source) -> Json:
        """Return a source as it came from the file. Raises `CannotBeKeptError`."""
        found: dict[str, Json] = {name: getattr(source, name) for name in _TEXTS}
        found |= {
            "authors": _names_as_json(source.authors),
            "editors": _names_as_json(source.editors),
            "roles": {role: _names_as_json(names) for role, names in source.roles.items()},
            "issued": source.issued and _span_as_json(source.issued),
            "url": source.url,
            "accessed": source.accessed and source.accessed.isoformat(),
            "quoted_in": source.quoted_in and self._written(source.quoted_in),
            "file": source.file and self._written(source.file),
            "archives": list(source.archives),
            "captures": [self._capture_as_json(capture) for capture in source.captures],
            "publish_pages": source.publish_pages and self._written(source.publish_pages.written),
            "quotes": {id_: self._quote_as_json(each) for id_, each in source.quotes.items()},
            "further": dict(source.further),
            "note": None if source.note is None else self._prose_as_json(source.note),
            "faulty": source.faulty,
        }
        said = {name: value for name, value in found.items() if value}
        written = {**said, "place": place_as_json(source.place)}
        if self.source(written, story=source.story) != source:
            raise CannotBeKeptError  # what the file says by now is more than is known here
        return written

    def source(self, value: Json, *, story: str | None) -> Source:
        """Return the source of `story` that `as_json` wrote; raises where it is anything else."""
        get = value.get
        texts: dict[str, Any] = {name: _text(value[name]) for name in _TEXTS if name in value}
        return Source(
            **texts,
            story=story,
            place=place_from(value["place"]),
            authors=_names(get("authors", ())),
            editors=_names(get("editors", ())),
            roles=MappingProxyType(
                {role: _names(names) for role, names in get("roles", {}).items()}
            ),
            issued=_span(value["issued"]) if "issued" in value else None,
            url=_link(value["url"]) if "url" in value else None,
            accessed=date.fromisoformat(value["accessed"]) if "accessed" in value else None,
            quoted_in=self._located(value["quoted_in"]) if "quoted_in" in value else None,
            file=self._located(value["file"]) if "file" in value else None,
            archives=tuple(map(_link, get("archives", ()))),
            captures=tuple(map(self._capture, get("captures", ()))),
            publish_pages=pages_asked(self._located(value["publish_pages"]))
            if "publish_pages" in value
            else None,
            quotes=MappingProxyType(
                {id_: self._quote(id_, each) for id_, each in get("quotes", {}).items()}
            ),
            further=MappingProxyType(
                {name: _text(text) for name, text in get("further", {}).items()}
            ),
            note=self._prose(value["note"]) if "note" in value else None,
            faulty=bool(get("faulty")),
        )

    # -- texts that know their places ------------------------------------------------------------

    def _written(self, text: str) -> Json:
        """Return a text and how it stands in the file; the text alone where nobody knows."""
        scalar = getattr(text, "scalar", None)
        if scalar is None:
            return str(text)
        if scalar.lines.text != self.lines.text:
            raise CannotBeKeptError
        return [str(text), scalar.start, scalar.end, scalar.style]

    def _located(self, value: Json) -> LocatedText:
        if isinstance(value, str):
            return LocatedText(value)
        text, start, end, style = value
        if not 0 <= start <= end <= len(self.lines.text):
            raise ValueError
        return LocatedText(_text(text), Scalar(self.lines, start, end, _text(style)))

    def _prose_as_json(self, text: Text) -> Json:
        if text.located is None:
            return text.source
        if text.located != text.source:
            raise CannotBeKeptError
        return self._written(text.located)

    def _prose(self, value: Json) -> Text:
        found = self._located(value)
        return Text(str(found), found if found.scalar else None)

    # -- what a source holds ---------------------------------------------------------------------

    def _capture_as_json(self, capture: Capture) -> Json:
        at, sha256 = capture.at.isoformat(), self._written(capture.sha256)
        return [sha256, at, capture.format, capture.by, capture.how]

    def _capture(self, value: Json) -> Capture:
        sha256, at, *texts = value
        form, by, how = map(_text, texts)
        return Capture(
            sha256=self._located(sha256),
            at=datetime.fromisoformat(at),
            format=form,
            by=by,
            how=how,
        )

    def _quote_as_json(self, quote: Quote) -> Json:
        parts = quote.locator.parts if quote.locator else ()
        return [
            self._prose_as_json(quote.text),
            [[part.label, part.value] for part in parts],
            self._written(quote.speaker),
            None if quote.translation is None else self._prose_as_json(quote.translation),
            quote.passage,
            quote.lang,
            place_as_json(quote.place),
        ]

    def _quote(self, id_: str, value: Json) -> Quote:
        text, parts, speaker, translation, passage, lang, place = value
        steps = tuple(LocatorPart(_text(label), _text(where)) for label, where in parts)
        return Quote(
            id=id_,
            text=self._prose(text),
            locator=Locator(steps) if steps else None,
            speaker=self._located(speaker),
            translation=None if translation is None else self._prose(translation),
            passage=_text(passage),
            lang=_text(lang),
            place=place_from(place),
        )


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value
    raise ValueError


def _link(value: Json) -> str:
    """Return an address that pages may link to: whatever lies in a cache, none that runs."""
    if _text(value).lower().startswith(("http://", "https://")):
        return str(value)
    raise ValueError


def _names_as_json(names: Sequence[Name]) -> Json:
    return [[name.full, name.family, name.given] for name in names]


def _names(value: Json) -> tuple[Name, ...]:
    return tuple(
        Name(full=_text(full), family=_text(family), given=_text(given))
        for full, family, given in value
    )


def _span_as_json(span: DateSpan) -> Json:
    ends = [[end.year, end.month, end.day] if end else None for end in (span.start, span.end)]
    return [*ends, span.is_open]


def _span(value: Json) -> DateSpan:
    *ends, is_open = value
    start, end = (PartialDate(*map(int, each)) if each else None for each in ends)
    return DateSpan(start, end, is_open=bool(is_open))
