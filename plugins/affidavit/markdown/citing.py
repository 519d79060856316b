"""What readers see of a citation: its number, where in the source, and a name for the ear."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.markdown.citations import CROSS_REFERENCES, Cited
from affidavit.markdown.cited_pages import mark_pages, public_pages, tell_missing_pages
from affidavit.markdown.numbering import Entry, Numbers, fragment
from affidavit.markdown.printing import WORD_JOINER
from affidavit.markdown.wording import Node, Use
from affidavit.sources import Reference, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from affidavit.diagnostics import Place
    from affidavit.markdown.bibliography import Bibliography, Told
    from affidavit.markdown.figures import Figures
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.wording import Form, Wording

FAULT = "affidavit-fault"
"""Class of what could not be printed as the writer meant it; only a preview shows it."""


@dataclass(slots=True, kw_only=True)
class Citing:
    """Numbers citations, notes and cross-references of one page, in the order of its calls."""

    galley: Galley
    numbers: Numbers
    figures: Figures
    t: Callable[..., str]
    lang: str
    bibliography: Bibliography
    wording: Wording | None = None
    """None where citations are numbers."""

    def told(self, source: Source) -> Told:
        """Return what is printed of a source, in the language of the page."""
        return self.bibliography.of(source, self.lang)

    def nodes(self, cited: Cited, affixes: Mapping[str, etree.Element]) -> list[Node]:
        """Return what stands in place of a citation; `affixes` are by index and side."""
        found = list[Node]()
        if any(reference.key.startswith(CROSS_REFERENCES) for reference, _ in cited.references):
            return self._with_cross_references(cited, affixes)
        if self.wording is not None:
            uses = [
                self._use(
                    reference,
                    mark.place,
                    prefix=affixes.get(f"{index} prefix"),
                    suffix=affixes.get(f"{index} suffix"),
                )
                for index, (reference, mark) in enumerate(cited.references)
            ]
            return self.wording.nodes(uses, "narrative" if cited.narrative else "group")
        for index, (reference, mark) in enumerate(cited.references):
            prefix, suffix = affixes.get(f"{index} prefix"), affixes.get(f"{index} suffix")
            if prefix is not None:
                found += [" ", _affix(prefix), "\u00a0"]
            found += self._one(reference, mark.place, narrative=cited.narrative)
            if suffix is not None:
                found += [" " if not reference.suffix.startswith(",") else "", _affix(suffix)]
        return found

    def source(
        self, source: Source, reference: Reference | None = None, *, again: bool = False
    ) -> list[Node]:
        """Return the mark of one use of a source.

        `again`: the same table cites it already, and no way leads back to this mark.
        """
        if self.wording is not None:
            known = reference or Reference(key=source.key)
            return self.wording.nodes([self._use_of(source, known, again=again)], "group")
        entry, use = self._entry(source, again=again)
        where = reference.locator.text(self.lang) if reference and reference.locator else ""
        name = self.told(source).citation_name
        if where:
            label = self.t("cite.source-at", number=entry.number, name=name, locator=where)
        else:
            label = self.t("cite.source", number=entry.number, name=name)
        text = f"{entry.number}, {where}" if where else str(entry.number)
        mark = _mark(text, use, fragment(entry.id), role="doc-biblioref", label=label)
        mark_pages(mark, entry, public_pages(source, reference.locator if reference else None))
        return [WORD_JOINER, mark]

    def _entry(self, source: Source, *, again: bool) -> tuple[Entry, str]:
        met = self.numbers.find("source", source.key) if again else None
        return (met, "") if met else self.numbers.use("source", source.key)

    def note(self, name: str) -> list[Node]:
        """Return the mark of one reference to a footnote."""
        entry, use = self.numbers.use("note", name)
        label, href = self.t("cite.note", number=entry.number), fragment(entry.id)
        return [WORD_JOINER, _mark(str(entry.number), use, href, role="doc-noteref", label=label)]

    def named(self, reference: Reference, at: Place) -> list[Node]:
        """Return the name of a source and its mark, as a source line has it."""
        return self._one(reference, at, narrative=True)

    def mark(self, reference: Reference, at: Place, *, again: bool) -> list[Node]:
        """Return the mark of a source alone, as the row of a table has it."""
        return self._one(reference, at, narrative=False, again=again)

    def _one(
        self, reference: Reference, at: Place, *, narrative: bool, again: bool = False
    ) -> list[Node]:
        if self.wording is not None:
            form: Form = "narrative" if narrative else "alone"
            return self.wording.nodes([self._use(reference, at, again=again)], form)
        source = self.galley.library.find(reference.key, story=self.galley.story)
        if source is None:
            fault = self._unknown(reference.key, at)
            return [" ", fault] if not narrative else [fault]
        tell_missing_pages(source, reference.locator, at=at, report=self.galley.report)
        name = [self.told(source).short_name] if narrative else []
        return [*name, *self.source(source, reference, again=again)]

    def _use(
        self,
        reference: Reference,
        at: Place,
        *,
        again: bool = False,
        **affixes: etree.Element | None,
    ) -> Use | etree.Element:
        """Return what a reference names as a use of it; a fault to print where it names nothing."""
        source = self.galley.library.find(reference.key, story=self.galley.story)
        if source is None:
            return self._unknown(reference.key, at)
        tell_missing_pages(source, reference.locator, at=at, report=self.galley.report)
        return self._use_of(source, reference, again=again, **affixes)

    def _use_of(
        self,
        source: Source,
        reference: Reference,
        *,
        again: bool,
        prefix: etree.Element | None = None,
        suffix: etree.Element | None = None,
    ) -> Use:
        entry, use = self._entry(source, again=again)
        return Use(
            entry=entry,
            source=source,
            reference=reference,
            id=use,
            href=fragment(entry.id),
            prefix=prefix,
            suffix=suffix,
        )

    def _unknown(self, key: str, at: Place) -> etree.Element:
        self._tell_unknown(key, at)
        fault = etree.Element("span", {"class": FAULT})
        fault.text = f"@{key}"
        return fault

    def _tell_unknown(self, key: str, at: Place) -> None:
        library, story = self.galley.library, self.galley.story
        if self.galley.unreadable:
            return
        if other := library.elsewhere(key, story=story):
            message = f'"{key}" is a source of the story "{other.story}" alone'
            fix = f"move it from {other.place.file} to content/sources/"
        else:
            near = self.galley.nearest_key(key)
            message = f'no source is called "{key}"'
            fix = f'did you mean "{near}"?' if near else "add it to a file of sources"
        self.galley.report.error(Code.CITATION_UNKNOWN, at, message, fix)

    def _with_cross_references(
        self, cited: Cited, affixes: Mapping[str, etree.Element]
    ) -> list[Node]:
        """Return `(see Figure 2, Table 1)`; sources among them keep their marks."""
        found = list[Node]()
        for index, (reference, mark) in enumerate(cited.references):
            found += [", "] if index else []
            found += self._words(affixes, f"{index} prefix", after=" ")
            if reference.key.startswith(CROSS_REFERENCES):
                found += self._cross_reference(reference.key, mark.place)
            else:
                found += self._one(reference, mark.place, narrative=False)
            found += self._words(affixes, f"{index} suffix")
        return found if cited.narrative else ["(", *found, ")"]

    def _words(
        self, affixes: Mapping[str, etree.Element], key: str, *, after: str = ""
    ) -> Iterator[Node]:
        if (affix := affixes.get(key)) is not None:
            yield from (_affix(affix), after)

    def _cross_reference(self, key: str, at: Place) -> list[Node]:
        found = self.figures.find(key, at=at, report=self.galley.report)
        if found is None:
            fault = etree.Element("span", {"class": FAULT})
            fault.text = f"@{key}"
            return [fault]
        link = etree.Element("a", {"class": "affidavit-crossref", "href": found[1]})
        link.text = found[0]
        return [link]


def _affix(element: etree.Element) -> etree.Element:
    element.attrib.clear()
    element.set("class", "affidavit-cite__affix")
    element.tail = None
    return element


def _mark(text: str, name: str, href: str, *, role: str, label: str) -> etree.Element:
    own = {"id": name} if name else {}
    attributes = {"class": "affidavit-cite", **own, "href": href, "role": role}
    mark = etree.Element("a", {**attributes, "aria-label": label})
    mark.text = text
    return mark
