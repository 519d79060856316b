"""Pages of a document that citations lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.markdown.numbering import fragment
from affidavit.render.views import PageLink
from affidavit.sources import cited_pages

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from affidavit.diagnostics import Place, Report
    from affidavit.markdown.links import Linking
    from affidavit.markdown.numbering import Entry
    from affidavit.sources import Locator, Quote, Source

PAGES_ATTRIBUTE = "data-pages"
"""Of a citation: the pages that it means, as the entry in the list marks the links to them."""


def public_pages(source: Source, locator: Locator | None) -> list[int]:
    """Return the numbers of the pages that a locator means and readers may see."""
    document = source.document
    if document is None:
        return []
    return [page for page in cited_pages(document, locator)[0] if document.is_public(page)]


def mark_pages(mark: etree.Element, entry: Entry, pages: Iterable[int]) -> None:
    """Let a citation's mark and the entry that it leads to know the pages that it means."""
    numbers = [str(page) for page in pages]
    if numbers:
        mark.set(PAGES_ATTRIBUTE, " ".join(numbers))
    for number in map(int, numbers):
        entry.pages.setdefault(number, []).append(mark.get("id", ""))


def tell_missing_pages(
    source: Source, locator: Locator | None, *, at: Place, report: Report
) -> None:
    """Report pages that the PDF of a source does not have."""
    document = source.document
    if document is None:
        return
    for name in cited_pages(document, locator)[1]:
        message = f'there is no page {name} in the PDF of "{source.key}": {document.extent}'
        report.error(Code.CITATION_PAGE, at, message, "correct the page")


def tell_other_page(
    source: Source, quote: Quote, locator: Locator | None, *, at: Place, report: Report
) -> None:
    """Report the citation of a quotation that leads to a page on which its words do not stand."""
    document = source.document
    said = cited_pages(document, locator)[0] if document else []
    if document is None or not said or not quote.found_on or set(said) & set(quote.found_on):
        return
    page, other = (document.page(each).label for each in (quote.found_on[0], said[0]))
    message = f'the words of "{quote.id}" are on page {page} of the PDF, not on page {other}'
    report.warning(Code.QUOTE_PAGE, at, message, f"write p. {page}")


def page_links(
    source: Source, pages: Mapping[int, Iterable[str]], linking: Linking, t: Callable[..., str]
) -> Iterator[PageLink]:
    """Yield the ways to pages of a source, in their order; each page has the ids that cite it."""
    document = source.document
    if document is None:
        return
    for number in sorted(pages):
        page = document.page(number)
        yield PageLink(
            number=number,
            text=t("page.link", page=page.label),
            href=linking.source_page(source.key, page.name),
            uses=frozenset(fragment(use) for use in pages[number] if use),
            picture=linking.source_page_picture(source.key, page.picture),
            width=page.width,
            height=page.height,
        )
