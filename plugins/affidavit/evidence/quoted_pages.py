"""On which page of a PDF the words of a quotation stand, and whether that is where it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from affidavit.diagnostics import Code, Diagnostic, Severity
from affidavit.evidence.documents import Documents, KeptDocument, paged
from affidavit.evidence.quotations import Passage, Quotation
from affidavit.evidence.typed_words import typed_words
from affidavit.evidence.verdicts import Finding
from affidavit.pdf.reader import PdfReader, UnreadableDocumentError, is_installed
from affidavit.sources import Library, PagedDocument, Quote, Source, cited_pages


def note_pages_of_quotations(documents: Documents, library: Library) -> Iterator[Finding]:
    """Let quotations that are in a PDF know their pages; yield those whose locator says others."""
    for source in list(library) if is_installed() else ():
        quotes = dict(source.quotes)
        for quote in source.quotes.values():
            pages = _pages_of(documents, source, quote)
            if pages is None:
                continue
            document, numbers = pages
            quotes[quote.id] = replace(quote, found_on=numbers)
            said = cited_pages(document, quote.locator)[0]
            if said and not set(said) & set(numbers):
                yield _elsewhere(source, quote, document, numbers[0], said[0])
        if quotes:
            library.amend(replace(source, quotes=MappingProxyType(quotes)))


def _pages_of(
    documents: Documents, source: Source, quote: Quote
) -> tuple[PagedDocument, Sequence[int]] | None:
    """Return a quotation's document and the pages that it stands on; None where nobody can say."""
    capture = quote.found_in
    if capture is None or capture not in source.captures:
        return None
    if quote.locator is None and source.document is None:
        return None  # nothing says a page that it could be held against
    kept = documents.file_of(capture)
    if kept is None:
        return None
    try:
        pages = documents.reader.pages(kept)
        words = typed_words(quote.text.source)
        numbers = _numbers(documents.reader, kept, words)
    except UnreadableDocumentError:  # told where its pages are asked for
        return None
    return (paged(source, pages, kept.sha256), numbers) if numbers else None


@lru_cache(maxsize=100_000)
def _numbers(reader: PdfReader, document: KeptDocument, words: str) -> tuple[int, ...]:
    """Return the numbers of the pages with these words, or of the first two that share them."""
    quotation, passages = Quotation(words), _passages(reader, document)
    found = tuple(
        number for number, each in enumerate(passages, start=1) if quotation.occurs_in(each)
    )
    if found:
        return found
    for number, (here, there) in enumerate(pairwise(passages), start=1):
        if quotation.occurs_in(Passage(here.text.rstrip() + there.text)):
            return number, number + 1
    return ()


@lru_cache(maxsize=4)
def _passages(reader: PdfReader, document: KeptDocument) -> tuple[Passage, ...]:
    return tuple(Passage.of(page.text) for page in reader.pages(document))


def _elsewhere(
    source: Source, quote: Quote, document: PagedDocument, there: int, said: int
) -> Finding:
    page, other = document.page(there).label, document.page(said).label
    message = f"these words are on page {page} of the PDF, not on page {other}"
    fix = f"write locator: p. {page}"
    at, code = quote.text.place, Code.QUOTE_PAGE
    return Finding(source=source, diagnostic=Diagnostic(at, code, message, Severity.WARNING, fix))
