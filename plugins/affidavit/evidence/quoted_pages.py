"""On which page of a PDF the words of a quotation stand, and whether that is where it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import pairwise
from types import MappingProxyType

from affidavit.diagnostics import Code, Diagnostic, Severity
from affidavit.evidence.documents import Documents, KeptDocument, paged, pages_of
from affidavit.evidence.quotations import Passage, Quotation
from affidavit.evidence.typed_words import typed_words
from affidavit.evidence.verdicts import Finding
from affidavit.pdf.reader import PdfReader, UnreadableDocumentError, is_installed
from affidavit.sources import Capture, Library, PagedDocument, Quote, Source, cited_pages


def note_pages_of_quotations(documents: Documents, library: Library) -> Iterator[Finding]:
    """Let quotations that are in a PDF know their pages; yield those whose locator says others."""
    for source in list(library) if is_installed() else ():
        read, found = cache(partial(_read, documents, source)), dict[str, Quote]()
        for quote in source.quotes.values():
            copy = read(quote.found_in) if _could_be_elsewhere(source, quote) else None
            numbers = copy.numbers(quote) if copy else ()
            if copy and numbers:
                found[quote.id] = replace(quote, found_on=numbers)
                said = cited_pages(copy.document, quote.locator)[0]
                if said and not set(said) & set(numbers):
                    yield _elsewhere(source, quote, copy.document, numbers[0], said[0])
        if found:
            quotes = MappingProxyType({**source.quotes, **found})
            library.amend(replace(source, quotes=quotes))


def _could_be_elsewhere(source: Source, quote: Quote) -> bool:
    """Say whether something may name a page that the words of a quotation do not stand on."""
    parts = quote.locator.parts if quote.locator else ()
    return source.document is not None or any(part.label == "page" for part in parts)


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy of a source that is a PDF, read once for all of its quotations."""

    reader: PdfReader
    kept: KeptDocument
    document: PagedDocument

    def numbers(self, quote: Quote) -> Sequence[int]:
        """Return the numbers of the pages that a quotation stands on; none where nobody can say."""
        try:
            return _numbers(self.reader, self.kept, typed_words(quote.text.source))
        except UnreadableDocumentError:  # it was readable a moment ago
            return ()


def _read(documents: Documents, source: Source, capture: Capture | None) -> _Copy | None:
    if capture is None or capture not in source.captures:
        return None
    kept = documents.file_of(capture)
    if kept is None:
        return None
    try:
        pages = pages_of(documents.reader, kept)
    except UnreadableDocumentError:  # told where its pages are asked for
        return None
    return _Copy(documents.reader, kept, paged(source, pages, kept.sha256))


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
    return tuple(Passage.of(page.text) for page in pages_of(reader, document))


def _elsewhere(
    source: Source, quote: Quote, document: PagedDocument, there: int, said: int
) -> Finding:
    page, other = document.page(there).label, document.page(said).label
    message = f"these words are on page {page} of the PDF, not on page {other}"
    fix = f"write locator: p. {page}"
    at, code = quote.text.place, Code.QUOTE_PAGE
    return Finding(source=source, diagnostic=Diagnostic(at, code, message, Severity.WARNING, fix))
