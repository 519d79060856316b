"""How citations read where they name their sources instead of counting them."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from affidavit.markdown.cited_pages import mark_pages, public_pages
from affidavit.sources import Source, dated_name, dated_text, letters, list_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from affidavit.markdown.numbering import Entry
    from affidavit.sources import Reference

Node = etree.Element | str
Form = Literal["group", "narrative", "alone"]
"""`(Ruiz 2026)` in brackets, `Ruiz (2026)` in a sentence, `Ruiz 2026` in the row of a table."""

AFFIX = "affidavit-cite__affix"
"""Class of what stands around a citation's link, and is left out of plain texts with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use of a source, which has its entry in the list already."""

    source: Source
    reference: Reference
    id: str
    """The anchor that the list leads back to; empty where another use has it."""
    href: str
    entry: Entry
    """What the list has of the source."""
    prefix: etree.Element | None = None
    suffix: etree.Element | None = None


class Wording(Protocol):
    """Words the citations of one document, call by call in the order in which they are set."""

    def nodes(self, uses: Sequence[Use | etree.Element], form: Form) -> list[Node]:
        """Return what stands in place of a citation; an element is a fault to print as it is."""

    def label(self, source: Source) -> str:
        """Return what citations call a source, for the beginning of its entry."""

    def entry(self, source: Source) -> etree.Element | None:
        """Return the text of a source's entry; None where the house style prints it."""

    def in_order(self, sources: Iterable[Source]) -> list[Source]:
        """Return sources as the list has them."""

    def settled(self) -> Wording | None:
        """Return what the document is set with once more, now that all its citations are known.

        None where what was set is right already.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorDate:
    """The house style by author and date."""

    t: Callable[..., str]
    lang: str
    letters: Mapping[str, str] = field(default_factory=dict)
    """Key of a source that reads like another one of the page -> its letter."""
    _met: dict[str, Source] = field(default_factory=dict)

    def nodes(self, uses: Sequence[Use | etree.Element], form: Form) -> list[Node]:
        """Return `(see Ruiz 2026, p. 3; Soto 2025)`, or what the form asks for."""
        if form == "narrative":
            return [node for use in uses for node in self._narrative(use)]
        found: list[Node] = [] if form == "alone" else [" ", joint("(")]
        for index, use in enumerate(uses):
            found += [joint("; ")] if index else []
            found += self._within(use)
        return found if form == "alone" else [*found, joint(")")]

    def label(self, source: Source) -> str:
        """Return `Ruiz 2026a`."""
        parts = (dated_name(source, self.lang), self._date(source))
        return " ".join(part for part in parts if part)

    def entry(self, source: Source) -> etree.Element | None:  # noqa: ARG002 - as the protocol has it
        """Return None: the entry is the house style's."""
        return None

    def in_order(self, sources: Iterable[Source]) -> list[Source]:
        """Return sources by name, date and title."""
        return sorted(sources, key=lambda source: list_order(source, self.lang))

    def settled(self) -> AuthorDate | None:
        """Return this style with the letters that the page needs; None where it needs no other."""
        needed = letters(self._met.values(), self.lang)
        if needed == self.letters:
            return None
        return AuthorDate(t=self.t, lang=self.lang, letters=needed)

    def _narrative(self, use: Use | etree.Element) -> list[Node]:
        """Return `Ruiz (2026, p. 3)`; the name itself is the link where there is no date."""
        if isinstance(use, etree.Element):
            return [use]
        name, date = dated_name(use.source, self.lang), self._date(use.source)
        if not date:
            return [self._link(use, name), *self._after(use)]
        return [name, " ", joint("("), self._link(use, date), *self._after(use), joint(")")]

    def _within(self, use: Use | etree.Element) -> list[Node]:
        if isinstance(use, etree.Element):
            return [use]
        text = self.label(use.source)
        if use.reference.bare:
            text = self._date(use.source) or text
        before: list[Node] = [] if use.prefix is None else [affix(use.prefix), " "]
        return [*before, self._link(use, text), *self._after(use)]

    def _after(self, use: Use) -> list[Node]:
        if use.suffix is None:
            return []
        tight = use.reference.suffix.startswith((",", ".", ":", ";"))
        return [affix(use.suffix)] if tight else [" ", affix(use.suffix)]

    def _link(self, use: Use, text: str) -> etree.Element:
        where = use.reference.locator.text(self.lang) if use.reference.locator else ""
        seen, whole = (
            ", ".join(part for part in (words, where) if part)
            for words in (text, self.label(use.source))
        )
        link = mark(use, label=self.t("cite.source-named", name=whole))
        link.text = seen
        return link

    def _date(self, source: Source) -> str:
        self._met[source.key] = source
        return dated_text(source, self.letters.get(source.key, ""), self.lang)


def mark(use: Use, *, label: str) -> etree.Element:
    """Return the link of one use, still empty, in letters of the text's own size."""
    own = {"id": use.id} if use.id else {}
    attributes = {"class": "affidavit-cite", "data-form": "text", **own, "href": use.href}
    link = etree.Element("a", {**attributes, "role": "doc-biblioref", "aria-label": label})
    mark_pages(link, use.entry, public_pages(use.source, use.reference.locator))
    return link


def affix(element: etree.Element) -> etree.Element:
    """Make an element what stands around a citation's link."""
    element.attrib.clear()
    element.set("class", AFFIX)
    element.set("data-form", "text")
    element.tail = None
    return element


def joint(text: str) -> etree.Element:
    """Return brackets and signs between citations."""
    element = affix(etree.Element("span"))
    element.text = text
    return element
