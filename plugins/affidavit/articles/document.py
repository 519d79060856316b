"""Articles and pages as the rest of the package uses them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from affidavit.articles.imprint import Imprint
    from affidavit.articles.matter import FrontMatter, PageMatter
    from affidavit.diagnostics import Place

WORDS_PER_MINUTE = 230
"""Silent reading of English non-fiction: 238 words a minute on average over 190 studies (Brysbaert,
Journal of Memory and Language 109, 2019); a little less, since figures are read slowly."""

Standing = Literal["draft", "review", "scheduled", "published"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Markdown file, read once."""

    slug: str
    """Its name in the publication: unique, stable, part of addresses."""
    path: str
    """Of the file below the content folder, with forward slashes: `stories/jalisco/index.md`."""
    file: str
    """As messages name it: `content/stories/jalisco/index.md`."""
    location: Path = field(repr=False)
    """Where it lies on this machine; never printed."""
    body: str = field(repr=False)
    body_line: int
    """Number of the body's first line in the file."""
    value_places: Mapping[str, Place] = field(default_factory=dict, repr=False)
    """Where the value of each key of the front matter stands."""
    faulty: bool = False
    """Whether its front matter has faults, told already; `meta` is what could be kept of it."""

    @property
    def folder(self) -> str:
        """The folder it lies in, below the content folder; empty at its root."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Document):
    """A story."""

    meta: FrontMatter

    def lang(self, imprint: Imprint) -> str:
        """Return the language it is written in."""
        return self.meta.lang or imprint.lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Document):
    """Any Markdown file that is no article."""

    meta: PageMatter

    def lang(self, imprint: Imprint) -> str:
        """Return the language it is written in."""
        return self.meta.lang or imprint.lang


def standing(document: Document, now: datetime) -> Standing:
    """Say whether readers may see it at `now`: only what is `published`.

    What has faults in its front matter is a draft, whatever it says of itself. The moment of
    `published` itself is no longer in the future.
    """
    if document.faulty or not isinstance(document, Article | Page):
        return "draft"
    if document.meta.status != "published":
        return document.meta.status
    if isinstance(document, Page):
        return "published"
    published = document.meta.published
    if published is None:
        return "draft"
    return "scheduled" if published > now else "published"


def reading_minutes(words: int) -> int:
    """Return how long `words` take to read, at least one minute."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))
