"""What the pages of sources may use: one frozen type each, as in `views`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from affidavit.render.parts import Link, Moment, Picture
from affidavit.render.source_parts import BackLink, SourceEntry
from affidavit.render.views import PageView


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureView:
    """A copy of a source that the newsroom keeps."""

    at: Moment
    format: str
    """`WACZ`, `PDF`, `PNG`, `HTML`."""
    sha256: str
    """Whoever gets the copy can check it by this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedBy:
    """A page that cites a source."""

    title: str
    href: str
    lang: str
    published: Moment | None = None
    uses: Sequence[BackLink] = ()
    """The way to each sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView(PageView):
    """The page that a source has to itself."""

    entry: SourceEntry
    """With the words that any page prints of it."""
    kind: str
    """`Newspaper article`."""
    details: Sequence[tuple[str, str]] = ()
    """What no list prints, with what it is called: `("Edition", "2nd")`."""
    cited_by: Sequence[CitedBy]
    carries: Sequence[Link] = ()
    """What we saw only as it is quoted here."""
    captures: Sequence[CaptureView] = ()
    pages: Sequence[Link] = ()
    """The pages of its document that are published."""
    records: Sequence[tuple[str, str]] = ()
    """The source for reference managers: the name of each form, and its text."""
    all_sources: str
    """href of the page of all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPageView(PageView):
    """A page of a source's document: its picture, and what stands on it."""

    source: Link
    """The page that the source has to itself."""
    title_lang: str
    """Of the source's title."""
    source_lang: str
    """Of what stands on the page."""
    byline: str
    """Of the source: who made it, and when."""
    page: str
    """`Page iv of 40`."""
    picture: Picture
    alt: str
    paragraphs: Sequence[str]
    """Empty where nothing can be read on it."""
    before: Link | None
    """The published page before this one."""
    after: Link | None
    address: str
    """Where this page is on the web; empty where the site does not say."""
    cited_by: Sequence[CitedBy]
    """Those that cite this page of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView(PageView):
    """The page of all sources."""

    entries: Sequence[SourceEntry]
    """By title. The number of each says how many pages cite it."""
    files: Sequence[Link]
    """All of them for reference managers, by the names of the forms."""
    kinds: Mapping[str, str]
    """Key of a source -> what kind it is of."""
    languages: Mapping[str, str]
    """Key of a source -> the name of its language, where that was said."""
    copied: Collection[str]
    """Keys of the sources of which somebody keeps a copy."""

    @property
    def choices(self) -> Sequence[str]:
        """The kinds that there are, each once, in the order of the alphabet."""
        return sorted(set(self.kinds.values()), key=str.casefold)

    @property
    def language_choices(self) -> Sequence[str]:
        """The languages that there are, in the same way."""
        return sorted(set(self.languages.values()), key=str.casefold)
