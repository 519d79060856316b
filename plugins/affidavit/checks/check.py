"""What a check is: its code, its weight, what it is given, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from affidavit.articles import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from affidavit.articles import Page, Person
    from affidavit.articles.fields import Kind, Standard
    from affidavit.checks.names import Register
    from affidavit.diagnostics import Place
    from affidavit.markdown import Composed, Passage, Sentence
    from affidavit.publication import Publication
    from affidavit.sources import Source

Weight = Literal["error", "warning", "note", "off"]

RUNGS: Mapping[Standard, int] = {"linked": 0, "cited": 1, "bound": 2}
READ_AS_PROSE = frozenset({"prose", "item", "note", "quotation", "method", "dek", "caption"})
"""Kinds of passage that are sentences of the writer's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that an editor should look at."""

    at: Place
    message: str
    """One sentence for a writer."""
    fix: str = ""
    words: str = ""
    """The words it is about; `accept:` names them under `at`."""


@dataclass(frozen=True, kw_only=True)
class Examined:
    """One document, as a check is given it."""

    publication: Publication
    document: Article | Page
    today: date
    """In the publication's time zone."""
    register: Register
    """people.yml, made ready once for all documents."""

    @property
    def composed(self) -> Composed:
        """Its texts as they are printed, and its passages."""
        return self.publication.composed[self.document.path]

    @cached_property
    def lang(self) -> str:
        """The language it is written in, without its country: `es`."""
        return self.document.lang(self.publication.files.imprint).partition("-")[0].lower()

    @cached_property
    def article(self) -> Article | None:
        """The document, if it is a story."""
        return self.document if isinstance(self.document, Article) else None

    @cached_property
    def published_on(self) -> date | None:
        """The day on which a story came out, in the publication's time zone."""
        if self.article is None or self.article.meta.published is None:
            return None
        zone = self.publication.files.imprint.zone
        return self.article.meta.published.astimezone(zone).date()

    @cached_property
    def standard(self) -> Standard:
        """The rung that its publication requires: an article may ask more of itself, never less."""
        if self.article is None:
            return "linked"
        required = self.publication.files.imprint.standard_of(self.article.meta.kind)
        own = self.article.meta.standard
        return own if own is not None and RUNGS[own] > RUNGS[required] else required

    @property
    def people(self) -> Mapping[str, Person]:
        """Everybody of people.yml."""
        return self.publication.files.people

    @cached_property
    def sources(self) -> Sequence[Source]:
        """What it cites, in the order of the numbers."""
        return self.publication.cited(self.document)

    def passages(self, *kinds: str) -> Iterator[Passage]:
        """Yield the passages of these kinds; of all where none is named."""
        for passage in self.composed.passages:
            if not kinds or passage.kind in kinds:
                yield passage

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences of the text, its notes, captions and dek."""
        return [
            sentence
            for passage in self.passages(*READ_AS_PROSE)
            for sentence in passage.sentences()
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One rule for documents."""

    code: str
    find: Callable[[Examined], Iterable[Finding]]
    weight: Weight = "warning"
    """In what readers see, now or at its hour; elsewhere an error is a warning."""
    by_kind: Mapping[Kind, Weight] = field(default_factory=dict)
    """Where another weight fits articles of a kind."""
    of_pages: bool = False
    """Whether plain pages are examined too."""
    explanation: str = ""
    """What it means, for a writer. Of ours it stands in `affidavit.codes`."""

    def weight_for(self, document: Article | Page) -> Weight | None:
        """Return how much a finding weighs in a document; None where it is not examined."""
        if isinstance(document, Article):
            return self.by_kind.get(document.meta.kind, self.weight)
        return self.weight if self.of_pages else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationCheck:
    """One rule for a publication as a whole."""

    code: str
    find: Callable[[Publication, date], Iterable[Finding]]
    weight: Weight = "warning"
    explanation: str = ""
