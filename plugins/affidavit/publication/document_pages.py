"""Pages of sources' documents that readers may see: each a page of the site, with its picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import escape

from affidavit.diagnostics import Code, Report
from affidavit.language import Words
from affidavit.pdf.reader import DrawnPage, UnreadableDocumentError
from affidavit.publication.addresses import address_of, on_the_web, relative
from affidavit.publication.evidence import documents_of
from affidavit.publication.loading import Publication
from affidavit.publication.pages import direction_of
from affidavit.publication.site import site_view
from affidavit.publication.source_pages import Cited, SourcePages, published_pages
from affidavit.render.source_views import CitedBy, DocumentPageView
from affidavit.render.views import Link, Picture
from affidavit.sources import DocumentPage


@dataclass(frozen=True, slots=True)
class DocumentPages:
    """Makes them: of a document only the pages that its source publishes."""

    publication: Publication
    sources: SourcePages

    def files(self, report: Report) -> Iterator[tuple[str, bytes]]:
        """Yield address and bytes of every page and its picture; report what cannot be drawn."""
        for cited in self.sources.cited():
            pages = published_pages(cited)
            drawn = self._drawn(cited, pages, report) if pages else {}
            shown = [page for page in pages if page.number in drawn]
            for index, page in enumerate(shown):
                around = shown[index - 1] if index else None, next(iter(shown[index + 1 :]), None)
                yield self._picture(cited, page), drawn[page.number].picture
                file = self._file(cited, page)
                yield file, self._page(cited, page, drawn[page.number], around, file=file)

    def _drawn(
        self, cited: Cited, pages: Sequence[DocumentPage], report: Report
    ) -> Mapping[int, DrawnPage]:
        documents = documents_of(self.publication.settings)
        kept = documents.find(cited.source)
        if kept is None:  # it was there a moment ago
            return {}
        try:
            numbers = [page.number for page in pages]
            return documents.reader.drawn(kept, numbers)
        except UnreadableDocumentError as error:
            message = f"a page of the PDF of this source {error}"
            report.error(Code.DOCUMENT_UNREADABLE, cited.source.place, message, error.fix)
            return {}

    def _page(
        self,
        cited: Cited,
        page: DocumentPage,
        drawn: DrawnPage,
        around: tuple[DocumentPage | None, DocumentPage | None],
        *,
        file: str,
    ) -> bytes:
        publication, lang = self.publication, self.publication.files.imprint.lang
        href, t, entry = partial(relative, page=file), Words(lang), cited.entry
        source = Link(text=entry.title, href=href(self._address(cited)))
        name = t("page.of", page=page.label, n=len(_pages(cited)))
        before, after = (
            Link(
                text=t("page.link", page=each.label),
                href=href(address_of(self._file(cited, each))),
            )
            if each
            else None
            for each in around
        )
        date = entry.issued.date if entry.issued else ""
        view = DocumentPageView(
            site=site_view(publication, href),
            lang=lang,
            direction=direction_of(lang),
            title=f"{t('page.link', page=page.label)}: {entry.title}",
            title_html=escape(entry.title),
            noindex=True,
            previewing=publication.settings.previewing,
            source=source,
            title_lang=entry.hreflang if entry.hreflang and entry.title[:1] != "[" else lang,
            source_lang=cited.source.lang or lang,
            byline=", ".join(part for part in (entry.byline, date) if part),
            page=name,
            picture=Picture(
                width=drawn.width, height=drawn.height, light=href(self._picture(cited, page))
            ),
            alt=t(
                "page.alt" if drawn.paragraphs else "page.alt-bare", page=name, title=entry.title
            ),
            paragraphs=drawn.paragraphs,
            before=before,
            after=after,
            cited_by=list(self._cited_by(cited, page, file=file)),
            address=on_the_web(address_of(file), site=publication.home) or "",
        )
        template = "affidavit/document-page.html"
        return publication.templates.page(template, view, lang=lang, href=href).encode()

    def _cited_by(self, cited: Cited, page: DocumentPage, *, file: str) -> Iterator[CitedBy]:
        """Yield who cites a page, with the ways to those of its sentences that do."""
        for document, entry in cited.pages:
            uses = next((each.uses for each in entry.pages if each.number == page.number), None)
            if uses is not None:
                back = [each for each in entry.back if each.href in uses]
                yield self.sources.cited_by(document, replace(entry, back=back), file=file)

    def _file(self, cited: Cited, page: DocumentPage) -> str:
        return self.publication.addresses.source_page_file(cited.source.key, page.name)

    def _picture(self, cited: Cited, page: DocumentPage) -> str:
        addresses = self.publication.addresses
        return addresses.source_page_picture_file(cited.source.key, page.picture)

    def _address(self, cited: Cited) -> str:
        return address_of(self.publication.addresses.source_file(cited.source.key))


def _pages(cited: Cited) -> Sequence[DocumentPage]:
    document = cited.source.document
    return document.pages if document else ()
