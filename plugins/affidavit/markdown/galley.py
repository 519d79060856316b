"""What is known of one document while it is being set, and the desk on which one lies at a time."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from affidavit.diagnostics import Place, Report, nearest
from affidavit.ledger import Ledger
from affidavit.markdown.citations import CITATION_ID, CROSS_REFERENCES, Cited
from affidavit.markdown.places import Marks, Written, WrittenBody
from affidavit.sources import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown import Markdown

    from affidavit.ledger.naming import Word
    from affidavit.markdown.block_records import BlockRecord
    from affidavit.markdown.fences import Fence
    from affidavit.markdown.places import Mark

CITED_ATTRIBUTE = "data-affidavit-cited"
AFFIX_ATTRIBUTE = "data-affidavit-affix"


class Settler(Protocol):
    """Puts numbers, links and components into a parsed text."""

    def settle(self, root: etree.Element) -> None:
        """Change the tree so that it can be printed."""


@dataclass(slots=True, kw_only=True)
class Galley:
    """One document between its first mark and its last number. Never used for a second one."""

    written: Written
    file: str
    report: Report = field(default_factory=Report)
    library: Library = field(default_factory=Library)
    story: str | None = None
    lang: str = "en"
    ledger: Ledger | None = None
    """What facts and claims are looked up in; None where nobody can say which there are."""
    chart_ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    """By the folder of a story's charts, the ledger of that story."""
    lent: list[Ledger] = field(default_factory=list)
    """Ledgers of the stories whose charts are being set, the innermost last; one list for all
    copies of a galley."""
    stated: dict[tuple[Word, str], None] = field(default_factory=dict)
    """Facts and claims that spans bind words to, each once; as the ledger has them."""
    marks: Marks = field(default_factory=Marks)
    cited: list[Cited] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)
    """Which of them were printed or told; the others vanished on the way."""
    fences: dict[int, Fence | None] = field(default_factory=dict)
    """Charts by the number of their mark."""
    blocks: dict[int, BlockRecord] = field(default_factory=dict)
    stands: dict[int, int] = field(default_factory=dict)
    """Of charts and blocks, by the same number: how many passages of the body stand before it."""
    note_places: dict[str, Place] = field(default_factory=dict)
    """Where each footnote is defined."""
    settler: Settler | None = None
    """None where nobody can check anything: the extension runs without its host."""

    @property
    def unreadable(self) -> bool:
        """Whether sources are missing that may well be cited here."""
        return self.library.unreadable(story=self.story)

    def knows(self, key: str) -> bool:
        """Say whether `@key` in a sentence is a citation or a cross-reference."""
        if key.startswith(CROSS_REFERENCES):
            return True
        return self.library.find(key, story=self.story) is not None

    def nearest_key(self, key: str) -> str | None:
        """Return the source that was probably meant."""
        return None if self.unreadable else nearest(key, self.library.keys(story=self.story))

    @contextmanager
    def holding(self, text: Written) -> Iterator[None]:
        """Hold the text of a chart to the ledger of the story that it was made for.

        A chart may be shown by another story; its facts are those of its own.
        """
        lent = self._lender(text)
        self.lent += lent
        try:
            yield
        finally:
            del self.lent[len(self.lent) - len(lent) :]

    def _lender(self, text: Written) -> list[Ledger]:
        if self.ledger is None or not self.chart_ledgers or "{" not in text.source:
            return []
        folder = str(PurePosixPath(text.place_at(0).file).parent)
        found = self.chart_ledgers.get(folder, self.ledger)
        return [] if found is self.ledger else [found]

    @property
    def held_to(self) -> Ledger | None:
        """What the text that is being set is held to: its document's ledger, or a chart's own."""
        return self.lent[-1] if self.lent else self.ledger

    def element_of(self, cited: Cited) -> etree.Element:
        """Return the element that waits in the tree until the citation gets its numbers.

        What is said around the keys goes along as child elements, so that its Markdown is read.
        """
        element = etree.Element("sup", {"id": CITATION_ID, CITED_ATTRIBUTE: str(len(self.cited))})
        for index, (reference, _) in enumerate(cited.references):
            for side, words in (("prefix", reference.prefix), ("suffix", reference.suffix)):
                if words:
                    affix = etree.SubElement(element, "span", {AFFIX_ATTRIBUTE: f"{index} {side}"})
                    affix.text = words
        self.cited.append(cited)
        return element

    def take_cited(self, element: etree.Element) -> Cited | None:
        """Return what an element waits for, which counts as met; None for any other element."""
        number = element.get(CITED_ATTRIBUTE)
        if number is None:
            return None
        self.settled.add(int(number))
        return self.cited[int(number)]

    def pictures(self) -> tuple[BlockRecord, ...]:
        """Return the pictures among the blocks."""
        return tuple(block for block in self.blocks.values() if block.kind == "figure")

    def vanished(self) -> Iterator[Mark]:
        """Yield the marks of citations that were read and then neither printed nor told."""
        for number, cited in enumerate(self.cited):
            if number not in self.settled:
                yield from (mark for _, mark in cited.references)

    def cited_keys(self) -> set[str]:
        """Return every key that the text cites, whatever its number."""
        return {reference.key for cited in self.cited for reference, _ in cited.references}


class Desk:
    """Holds the Markdown instance and the one document that is being set."""

    def __init__(self, md: Markdown) -> None:
        self.md = md
        self.galley = without_host("")

    def clear(self) -> None:
        """Put an empty galley there, so that nothing of a document stays for the next."""
        self.galley = without_host("")


def without_host(text: str) -> Galley:
    """Return the galley of a text that nobody checks; messages about it go nowhere."""
    return Galley(written=WrittenBody(text, lambda _: Place("", 1, 1)), file="")
