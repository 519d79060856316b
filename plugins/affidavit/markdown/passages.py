"""What prose a document has: each passage as plain words, what stands around them, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from affidavit.markdown.sentences import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.diagnostics import Place
    from affidavit.markdown.alignment import Alignment
    from affidavit.sources import Reference

PassageKind = Literal[
    "title",
    "dek",
    "content-note",
    "social",
    "prose",
    "heading",
    "item",
    "cell",
    "quotation",
    "pull-quote",
    "note",
    "caption",
    "credit",
    "alt",
    "method",
    "reply",
    "correction",
    "chart-title",
    "chart-text",
    "chart-alt",
]
StretchKind = Literal["citation", "note", "link", "fact", "claim", "quote", "code"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a passage that is more than words. A citation has none and stands at a point."""

    kind: StretchKind
    start: int
    end: int
    name: str = ""
    """The id of a span, the name of a note, the address of a link."""
    cited: tuple[tuple[str, Place], ...] = ()
    """Of a citation: each key and where it is typed."""
    references: tuple[Reference, ...] = ()
    """Of a citation: the same sources, each with where in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, a title, an item of a list, a caption: words that belong together."""

    kind: PassageKind
    text: str
    """Without markup, citations and notes to colleagues; quotation marks as readers see them."""
    stretches: tuple[Stretch, ...] = ()
    alignment: Alignment = field(repr=False, compare=False)
    number: int = 0
    """Its place among the passages of the same written text."""

    def place(self, index: int = 0) -> Place:
        """Return where the character `index` of the text stands in its file."""
        return self.alignment.place(self.number, index)

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences, first to last."""
        start = 0
        for end in sentence_ends(self.text):
            yield Sentence(self, start, end)
            start = end
        if self.text[start:].strip():
            yield Sentence(self, start, len(self.text))

    def sentence_at(self, index: int) -> Sentence:
        """Return the sentence that the character `index` is part of."""
        found = [each for each in self.sentences() if each.start <= index]
        return found[-1] if found else Sentence(self, 0, len(self.text))

    def is_within(self, index: int, *kinds: StretchKind) -> bool:
        """Say whether the character `index` is part of a stretch of one of the kinds."""
        return any(each.start <= index < each.end for each in self.stretches if each.kind in kinds)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage. What stands right behind its stop belongs to it."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text[self.start : self.end].strip()

    def stretches(self, *kinds: StretchKind) -> Iterator[Stretch]:
        """Yield what of these kinds touches it."""
        for each in self.passage.stretches:
            if each.kind in kinds and self._touches(each):
                yield each

    def holds(self, *kinds: StretchKind) -> bool:
        """Say whether anything of these kinds touches it."""
        return next(self.stretches(*kinds), None) is not None

    def _touches(self, stretch: Stretch) -> bool:
        if stretch.start == stretch.end:
            return self.start < stretch.start <= self.end or stretch.start == self.start == 0
        return stretch.start < self.end and stretch.end > self.start
