"""A page's sources, and an article itself, as files for reference managers."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from affidavit.articles import Article, Page
from affidavit.diagnostics import Place
from affidavit.language import DateSpan, PartialDate
from affidavit.publication.loading import Publication
from affidavit.publication.stories import Stories
from affidavit.render.views import CiteThis, Link
from affidavit.sources import Name, Source
from affidavit.sources.exports import WRITERS

FORMS = {".bib": "BibTeX", ".json": "CSL-JSON", ".ris": "RIS"}


@dataclass(frozen=True, slots=True)
class References:
    """Says where each file is, and what is in it."""

    publication: Publication

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield address and bytes of every such file of the pages that are shown."""
        for document in self.publication.shown():
            cited = self.cited(document)
            for ending, write in WRITERS.items() if cited else ():
                yield self._address(document, "sources", ending), write(cited).encode()
            if isinstance(document, Article):
                for ending, write in WRITERS.items():
                    own = self.itself(document)
                    yield self._address(document, "cite", ending), write([own]).encode()

    def of_sources(self, document: Article | Page) -> list[Link]:
        """Return the links to a page's sources as files; none where it cites nothing."""
        return self._links(document, "sources") if self.cited(document) else []

    def cite_this(self, article: Article, *, whole: str | None) -> CiteThis:
        """Return how to cite an article; `whole` is its address on the web, where that is known."""
        return CiteThis(address=whole or "", files=self._links(article, "cite"))

    def cited(self, document: Article | Page) -> list[Source]:
        """Return the sources of a page, in the order of their numbers."""
        story = document.slug if isinstance(document, Article) else None
        keys = self.publication.composed[document.path].cited
        found = (self.publication.library.find(key, story=story) for key in keys)
        return [source for source in found if source is not None]

    def itself(self, article: Article) -> Source:
        """Return an article as others cite it."""
        publication = self.publication
        imprint = publication.files.imprint
        names = Stories(publication).names(article.meta.authors)
        published = article.meta.published
        base = publication.settings.site_url or imprint.url
        url = publication.addresses.url(article.path)
        return Source(
            key=article.slug,
            type="article-newspaper",
            title=publication.composed[article.path].title,
            authors=tuple(Name(full=name) for name in names),
            publisher=str(imprint.name),
            issued=DateSpan(PartialDate(published.year, published.month, published.day))
            if published
            else None,
            url=f"{str(base).rstrip('/')}/{url}" if base else None,
            lang=article.lang(imprint),
            place=Place(article.file),
        )

    def _links(self, document: Article | Page, name: str) -> list[Link]:
        addresses = self.publication.addresses
        return [
            Link(
                text=FORMS[ending],
                href=addresses.href(self._address(document, name, ending), from_=document.path),
            )
            for ending in WRITERS
        ]

    def _address(self, document: Article | Page, name: str, ending: str) -> str:
        """Return where a file lies, from the site's root: in the folder that is the page's own."""
        url = self.publication.addresses.url(document.path)
        if url.endswith("/") or not url:
            return f"{url}{name}{ending}"
        return f"{posixpath.splitext(url)[0]}-{name}{ending}"
