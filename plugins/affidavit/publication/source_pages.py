"""The page that each source has to itself, and the page of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from markupsafe import escape

from affidavit.articles import Article, Page
from affidavit.diagnostics import Code, Place, Report
from affidavit.language import Words, language_name
from affidavit.markdown import moment_of
from affidavit.publication.addresses import SOURCES, address_of, relative
from affidavit.publication.loading import Publication
from affidavit.publication.pages import direction_of
from affidavit.publication.site import site_view
from affidavit.publication.stories import moment
from affidavit.render.source_views import CaptureView, CitedBy, SourcesView, SourceView
from affidavit.render.views import BackLink, Link, QuotedWords, SourceEntry
from affidavit.sources import DocumentPage, Source, details
from affidavit.sources.exports import FORMS, ReferenceFiles

_ALL = f"{SOURCES}/all{{}}"
"""Where all sources are in one file, by its ending."""


@dataclass(slots=True)
class Cited:
    """A source and the pages that cite it, in the order in which they are shown."""

    source: Source
    entry: SourceEntry
    """As the first of the pages lists it."""
    pages: list[tuple[Article | Page, SourceEntry]] = field(default_factory=list)


class SourcePages:
    """Makes them, for the sources that something shown cites; of no other a word is published."""

    def __init__(self, publication: Publication, written: ReferenceFiles) -> None:
        self.publication = publication
        self._written = written
        self._cited = _cited(publication)
        self._by_title = sorted(self._cited.values(), key=_by_title)
        self._carried: dict[str, list[Cited]] = {}
        """Key of a source -> those that we know from its words only, by title."""
        for each in self._by_title:
            if each.source.quoted_in is not None:
                self._carried.setdefault(str(each.source.quoted_in), []).append(each)

    def cited(self) -> Iterator[Cited]:
        """Yield each source that something shown cites, as readers come upon them."""
        yield from self._cited.values()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield address and bytes of every page, and of the files of all sources together."""
        for each in self._cited.values():
            file = self.publication.addresses.source_file(each.source.key)
            yield file, self._page(each, file)
        if self._cited:
            yield self._list_file, self._list()
            sources = [each.source for each in self._by_title]
            for ending in FORMS:
                yield _ALL.format(ending), self._written.text(ending, sources).encode()

    def tell_taken(self, report: Report) -> None:
        """Report pages of the publication whose address is that of a source's own page."""
        addresses = self.publication.addresses
        own = {addresses.source_file(key) for key in self._cited}
        own |= {self._list_file} if self._cited else set()
        for document in self.publication.shown():
            url = addresses.url(document.path)
            file = f"{url}index.html" if url.endswith("/") or not url else url
            if file in own:
                message = "this page has the address of a page that a source has to itself"
                fix = f"move it out of the folder {SOURCES}/"
                report.error(Code.SLUG_TAKEN, Place(document.file), message, fix)

    @property
    def _list_file(self) -> str:
        return f"{SOURCES}/index.html"

    def _page(self, cited: Cited, file: str) -> bytes:
        publication, imprint = self.publication, self.publication.files.imprint
        href, lang = partial(relative, page=file), imprint.lang
        view = SourceView(
            site=site_view(publication, href),
            lang=lang,
            direction=direction_of(lang),
            title=cited.entry.title,
            title_html=escape(cited.entry.title),
            noindex=True,
            previewing=publication.settings.previewing,
            entry=replace(
                cited.entry,
                quotes=tuple(_quotes(cited)),
                back=(),
                quoted_in=self._carrier(cited, href),
            ),
            carries=[
                Link(text=each.entry.title, href=href(self._address(each.source)))
                for each in self._carried.get(cited.source.key, ())
            ],
            kind=Words(lang)(f"type.{cited.source.type}"),
            details=details(cited.source, lang),
            cited_by=[self.cited_by(*page, file=file) for page in cited.pages],
            captures=[
                CaptureView(
                    at=moment_of(capture.at, lang),
                    format=capture.format.upper(),
                    sha256=capture.sha256,
                )
                for capture in cited.source.captures
            ],
            records=[
                (name, self._written.text(ending, [cited.source])) for ending, name in FORMS.items()
            ],
            pages=[
                Link(
                    text=Words(lang)("page.link", page=page.label),
                    href=href(
                        address_of(
                            publication.addresses.source_page_file(cited.source.key, page.name)
                        )
                    ),
                )
                for page in published_pages(cited)
            ],
            all_sources=href(address_of(self._list_file)),
        )
        return publication.templates.page(
            "affidavit/source.html", view, lang=lang, href=href
        ).encode()

    def _address(self, source: Source) -> str:
        return address_of(self.publication.addresses.source_file(source.key))

    def _carrier(self, cited: Cited, href: Callable[[str], str]) -> Link | None:
        """Return where we saw a source, with its page where that is published too."""
        link, carrier = cited.entry.quoted_in, self._cited.get(str(cited.source.quoted_in))
        return link and replace(link, href=href(self._address(carrier.source)) if carrier else None)

    def cited_by(self, document: Article | Page, entry: SourceEntry, *, file: str) -> CitedBy:
        """Return a page that cites a source, as seen from the page that is published as `file`."""
        composed = self.publication.composed[document.path]
        home = relative(self.publication.addresses.url(document.path), page=file)
        lang = document.lang(self.publication.files.imprint)
        published = document.meta.published if isinstance(document, Article) else None
        return CitedBy(
            title=composed.title,
            href=home,
            lang=lang,
            published=moment(published, self.publication.files.imprint.lang),
            uses=[
                BackLink(letter=use.letter, href=f"{home}{use.href}", name=use.name)
                for use in entry.back
            ],
        )

    def _list(self) -> bytes:
        publication, imprint = self.publication, self.publication.files.imprint
        href, lang = partial(relative, page=self._list_file), imprint.lang
        t = Words(lang)
        entries = [
            replace(
                each.entry,
                number=len(each.pages),
                page=href(self._address(each.source)),
                quotes=(),
                back=(),
            )
            for each in self._by_title
        ]
        kinds = {each.source.key: t(f"type.{each.source.type}") for each in self._by_title}
        view = SourcesView(
            site=site_view(publication, href),
            lang=lang,
            direction=direction_of(lang),
            title=t("sources.all"),
            title_html=escape(t("sources.all")),
            previewing=publication.settings.previewing,
            entries=entries,
            files=[
                Link(text=name, href=href(_ALL.format(ending))) for ending, name in FORMS.items()
            ],
            kinds=kinds,
            languages={
                each.source.key: language_name(each.source.lang, lang)
                for each in self._by_title
                if each.source.lang
            },
            copied=frozenset(
                each.source.key
                for each in self._by_title
                if each.source.archives or each.source.captures
            ),
        )
        return publication.templates.page(
            "affidavit/sources.html", view, lang=lang, href=href
        ).encode()


def _cited(publication: Publication) -> dict[str, Cited]:
    """Return the sources that something shown cites, by their keys, as readers come upon them."""
    found: dict[str, Cited] = {}
    for document in publication.shown():
        sources = {source.key: source for source in publication.cited(document)}
        for entry in publication.composed[document.path].sources:
            if entry.key in sources:
                each = found.setdefault(entry.key, Cited(sources[entry.key], entry))
                each.pages.append((document, entry))
    return found


def published_pages(cited: Cited) -> Sequence[DocumentPage]:
    """Return the pages of a source's document that are published, in their order."""
    document = cited.source.document
    if document is None:
        return ()
    numbers = {link.number for _, entry in cited.pages for link in entry.pages}
    return [document.page(number) for number in sorted(numbers | document.named)]


def _quotes(cited: Cited) -> Iterator[QuotedWords]:
    """Yield each of the words that any page prints once."""
    words = (quote for _, entry in cited.pages for quote in entry.quotes)
    yield from {quote.words_html: quote for quote in words}.values()


def _by_title(cited: Cited) -> tuple[str, str]:
    return cited.entry.title.casefold().lstrip('"[“«¿¡‘'), cited.source.key
