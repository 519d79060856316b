"""The numbered list at the end: sources and notes, each with the way back to every use."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from affidavit.markdown.bibliography import moment_of
from affidavit.markdown.cited_pages import page_links, public_pages
from affidavit.markdown.numbering import back_links, fragment
from affidavit.markdown.printing import html_of, plain_of
from affidavit.render.views import Link, PageLink, QuotedWords, SourceEntry
from affidavit.sources import Description, Source, passage_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markdown import Markdown

    from affidavit.markdown.citing import Citing
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.numbering import Entry, Numbers
    from affidavit.markdown.typesetter import Typesetter
    from affidavit.sources import Quote


class SourceList:
    """Makes the entries, once everything above the list has its numbers."""

    def __init__(
        self,
        md: Markdown,
        galley: Galley,
        *,
        numbers: Numbers,
        typesetter: Typesetter,
        citing: Citing,
    ) -> None:
        self._md = md
        self._galley = galley
        self._numbers = numbers
        self._typesetter = typesetter
        self._citing = citing

    def entries(self, notes: Mapping[str, etree.Element]) -> tuple[SourceEntry, ...]:
        """Return the list; what a note or a remark cites for the first time comes at its end."""
        texts = [self._text(entry, notes) for entry in self._numbers]
        found = [
            self._entry(entry, text, said)
            for entry, (text, said) in zip(self._numbers, texts, strict=True)
        ]
        return tuple(self._in_order(found))

    def _in_order(self, entries: list[SourceEntry]) -> list[SourceEntry]:
        """Return notes by their numbers and then sources by name, where only notes are counted."""
        wording = self._citing.wording
        if wording is None:
            return entries
        by_key = {entry.key: entry for entry in entries if entry.kind == "source"}
        sources = wording.in_order(self._source_of(key) for key in by_key)
        notes = [entry for entry in entries if entry.kind == "note"]
        return [*notes, *(by_key[source.key] for source in sources)]

    def _text(
        self, entry: Entry, notes: Mapping[str, etree.Element]
    ) -> tuple[Markup, Description | None]:
        """Return the text of an entry and, of a source, what else is said of it."""
        if entry.kind == "note":
            return self._note(notes[entry.key]), None
        said = self._citing.told(self._source(entry)).said
        note = self._typesetter.set_text(said.note) if said.note else Markup()
        return Markup(" ").join(part for part in (note, Markup.escape(said.remark)) if part), said

    def _note(self, element: etree.Element) -> Markup:
        """Return a footnote's HTML; the paragraph around a single one is left out."""
        self._typesetter.walk(element)
        only = element[0] if len(element) == 1 and element[0].tag == "p" else element
        return html_of(self._md, only)

    def _entry(self, entry: Entry, text: Markup, said: Description | None) -> SourceEntry:
        wording = self._citing.wording
        name = wording.label(self._source(entry)) if wording and said else ""
        back = back_links(entry, self._citing.t, name=name)
        quotes = self._typesetter.quotations.used.get(entry.key, ()) if said else ()
        if said is None:
            return SourceEntry(
                number=entry.number, id=entry.id, kind="note", note_html=text, back=tuple(back)
            )
        source = self._source(entry)
        listed = self._citing.told(source).entry
        printed = tuple(self._quoted(source, quote) for quote in quotes)
        passages = [
            (plain_of(words.words_html), quote.passage)
            for words, quote in zip(printed, quotes, strict=True)
        ]
        return replace(
            listed,
            number=entry.number,
            id=entry.id,
            label=name if name != said.title else "",
            href=passage_address(source, passages) if passages else listed.href,
            quoted_in=self._carrier(said.quoted_in),
            note_html=text,
            back=tuple(back),
            text_html=self._styled(entry),
            quotes=printed,
            page=self._typesetter.linking.source(entry.key),
            pages=tuple(self._pages(entry, source, quotes)),
        )

    def _quoted(self, source: Source, quote: Quote) -> QuotedWords:
        """Return words of the source that the page prints."""
        set_text = self._typesetter.set_text
        words = set_text(quote.text)
        address = passage_address(source, [(plain_of(words), quote.passage)])
        return QuotedWords(
            words_html=words,
            lang=quote.lang or source.lang or self._citing.lang,
            translation_html=set_text(quote.translation) if quote.translation else Markup(),
            locator=quote.locator.text(self._citing.lang) if quote.locator else "",
            speaker=quote.speaker,
            name=f"{source.key}/{quote.id}",
            href="" if address is None or address == source.url else address,
            copied=moment_of(quote.found_in.at, self._citing.lang) if quote.found_in else None,
        )

    def _pages(self, entry: Entry, source: Source, quotes: Iterable[Quote]) -> Iterable[PageLink]:
        """Return the ways to the pages that citations and quotations lead to."""
        quoted = {page for each in quotes for page in public_pages(source, each.locator)}
        linking, t = self._typesetter.linking, self._citing.t
        return page_links(source, {**dict.fromkeys(quoted, ()), **entry.pages}, linking, t)

    def _styled(self, entry: Entry) -> Markup:
        """Return the text of an entry as a style of CSL has it; empty in the house style."""
        wording = self._citing.wording
        text = wording.entry(self._source(entry)) if wording else None
        return Markup() if text is None else html_of(self._md, text)

    def _carrier(self, key: str | None) -> Link | None:
        """Return where we saw a source that we know from another's words only."""
        if key is None:
            return None
        carrier = self._galley.library.find(key, story=self._galley.story)
        listed = self._numbers.find("source", key)
        title = self._citing.told(carrier).said.title if carrier else key
        return Link(text=title, href=fragment(listed.id) if listed else None)

    def _source(self, entry: Entry) -> Source:
        return self._source_of(entry.key)

    def _source_of(self, key: str) -> Source:
        found = self._galley.library.find(key, story=self._galley.story)
        if found is None:
            raise LookupError(key)  # a fault of ours: only what was found has a number
        return found
