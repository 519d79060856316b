"""A page's sources, and an article itself, as files for reference managers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from affidavit.articles import Article, Page
from affidavit.diagnostics import Place
from affidavit.language import DateSpan, PartialDate
from affidavit.publication.addresses import beside, on_the_web
from affidavit.publication.loading import Publication
from affidavit.publication.stories import Stories
from affidavit.render.views import CiteThis, Link
from affidavit.sources import Name, Source
from affidavit.sources.exports import FORMS, ReferenceFiles, text_of


@dataclass(frozen=True, slots=True)
class References:
    """Says where each file is, and what is in it."""

    publication: Publication
    written: ReferenceFiles = field(default_factory=ReferenceFiles)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield address and bytes of every such file of the pages that are shown."""
        for document in self.publication.shown():
            cited = self.publication.cited(document)
            for ending in FORMS if cited else ():
                text = self.written.text(ending, cited)
                yield self._address(document, "sources", ending), text.encode()
            if isinstance(document, Article):
                own = self.itself(document)
                for ending in FORMS:
                    yield self._address(document, "cite", ending), text_of(ending, [own]).encode()

    def of_sources(self, document: Article | Page) -> list[Link]:
        """Return the links to a page's sources as files; none where it cites nothing."""
        return self._links(document, "sources") if self.publication.cited(document) else []

    def cite_this(self, article: Article, *, whole: str | None) -> CiteThis:
        """Return how to cite an article; `whole` is its address on the web, where that is known."""
        return CiteThis(address=whole or "", files=self._links(article, "cite"))

    def itself(self, article: Article) -> Source:
        """Return an article as others cite it."""
        publication = self.publication
        imprint = publication.files.imprint
        names = Stories(publication).names(article.meta.authors)
        published = article.meta.published
        address = publication.addresses.url(article.path)
        return Source(
            key=article.slug,
            type="article-newspaper",
            title=publication.composed[article.path].title,
            authors=tuple(Name(full=name) for name in names),
            publisher=str(imprint.name),
            issued=DateSpan(PartialDate(published.year, published.month, published.day))
            if published
            else None,
            url=on_the_web(address, site=publication.home),
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
            for ending in FORMS
        ]

    def _address(self, document: Article | Page, name: str, ending: str) -> str:
        """Return where a file lies, from the site's root: in the folder that is the page's own."""
        return beside(self.publication.addresses.url(document.path), f"{name}{ending}")
