"""PDFs among the copies whose pages a newsroom publishes."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from affidavit.diagnostics import Code, Diagnostic, Place, Severity
from affidavit.evidence.copies import Copies
from affidavit.evidence.folder import EvidenceFolder, Kept
from affidavit.evidence.verdicts import Finding
from affidavit.located import LocatedText
from affidavit.located.files import is_inside
from affidavit.pdf.reader import (
    WIDTH,
    PdfReader,
    ReadPage,
    UnreadableDocumentError,
    as_file,
    is_installed,
    picture_hash,
)
from affidavit.sources import (
    Capture,
    DocumentPage,
    Library,
    PagedDocument,
    Source,
    cited_pages,
    find_pages,
)

_IN_ADDRESSES = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")
MOST_PUBLISHED = 500
"""Pages of a document that a source names; a report that readers take whole is linked to."""
_RESERVED = frozenset({"index"})
_OF_PDFS = ("pdf", "wacz")
"""Forms of copies that PDFs are kept in."""


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A copy of a source that is a PDF, or the archive of one."""

    file: Path
    sha256: str
    is_packed: bool = False

    @contextmanager
    def opened(self) -> Iterator[Path]:
        """Give its file, taken out of its archive if need be."""
        if not self.is_packed:
            yield self.file
            return
        with as_file(_unpacked(self.file)) as file:
            yield file


@dataclass(frozen=True, slots=True)
class Documents:
    """Finds and reads them."""

    folder: EvidenceFolder
    reader: PdfReader
    root: Path
    """Of the publication."""

    def note_in(self, library: Library) -> Iterator[Finding]:
        """Let sources know their pages; yield what is wrong with those that publish some."""
        asking = [source for source in library if source.publish_pages]
        yield from (
            _unasked(each, each.file) for each in library if each.file and not each.publish_pages
        )
        if asking and not is_installed():
            message = "pages of PDFs are read by pypdfium2, which is not installed"
            fix = 'run: pip install "affidavit[documents]"'
            yield _finding(asking[0], Code.DOCUMENT_UNREADABLE, message, fix)
            return
        for source in asking:
            yield from self._note(source, library)

    def find(self, source: Source) -> KeptDocument | None:
        """Return the PDF that a source names, else its newest copy that is one, if it is here."""
        if source.file is not None:
            return self._beside(source)
        captures = sorted(source.captures, key=lambda each: each.at, reverse=True)
        return next(filter(None, map(self.file_of, captures)), None)

    def _beside(self, source: Source) -> KeptDocument | None:
        path = self.root / source.place.file
        path = path.parent / str(source.file)
        if path.suffix.lower() != ".pdf" or not path.is_file() or not is_inside(self.root, path):
            return None
        return KeptDocument(path, _sum(path, path.stat().st_mtime_ns, path.stat().st_size))

    def file_of(self, capture: Capture) -> KeptDocument | None:
        """Return the file of a copy that is a whole PDF, if it is one and here."""
        kept = self.folder.find(str(capture.sha256))
        file = kept.file if kept else None
        if kept is None or file is None or Copies(self.folder).state(capture) != "whole":
            return None
        is_packed = capture.format == "wacz" and _is_of_pdf(kept)
        if capture.format != "pdf" and not is_packed:
            return None
        return KeptDocument(file, str(capture.sha256), is_packed)

    def _note(self, source: Source, library: Library) -> Iterator[Finding]:
        kept = self.find(source)
        if kept is None:
            yield from self._nothing(source)
            return
        try:
            pages = pages_of(self.reader, kept)
        except UnreadableDocumentError as error:
            message = f"the PDF of this source {error}"
            yield _finding(source, Code.DOCUMENT_UNREADABLE, message, error.fix)
            return
        document = paged(source, pages, kept.sha256)
        library.amend(replace(source, document=document))
        yield from _unknown(source, document)

    def _nothing(self, source: Source) -> Iterator[Finding]:
        if source.file is not None:
            message = f'there is no PDF "{source.file}" beside this list'
            fix, at = "correct its name", source.file.place
            yield _finding(source, Code.DOCUMENT_MISSING, message, fix, at=at)
            return
        if source.captures and not self.folder.is_here:
            message = "its pages are not published: the copies are not on this machine"
            fix = "build where the copies are, or set AFFIDAVIT_EVIDENCE to their folder"
            yield _finding(source, Code.DOCUMENT_MISSING, message, fix, Severity.WARNING)
            return
        state = Copies(self.folder).state
        if any(each.format in _OF_PDFS and state(each) != "whole" for each in source.captures):
            return  # it is missing or was changed, which is told at its sum
        message = "no copy of this source is a PDF, so it has no pages to publish"
        fix = f"take one: affidavit capture {source.key} --file NAME.pdf"
        yield _finding(source, Code.DOCUMENT_MISSING, message, fix)


@lru_cache(maxsize=4)
def pages_of(reader: PdfReader, document: KeptDocument) -> Sequence[ReadPage]:
    """Return the pages of a PDF. Raises UnreadableDocumentError."""
    return reader.pages(document)


@lru_cache(maxsize=1_000)
def _sum(path: Path, _changed: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpacked(archive: Path) -> bytes:
    """Return the PDF in an archive. Raises UnreadableDocumentError."""
    try:
        from affidavit.evidence.archives.wacz import (  # noqa: PLC0415 - it takes an extra
            NoArchiveError,
            stored_page,
        )
    except ImportError as error:
        message, fix = "is in an archive", 'run: pip install "affidavit[capture]"'
        raise UnreadableDocumentError(message, fix=fix) from error
    try:
        return stored_page(archive.read_bytes()).body
    except (NoArchiveError, OSError) as error:
        message = f"is in an archive that cannot be read: {error}"
        raise UnreadableDocumentError(message, fix="take the copy again") from error


def _is_of_pdf(kept: Kept) -> bool:
    """Say whether an archive was made of the address of a PDF, as its record says."""
    return kept.record().get("media_type") == "application/pdf"


def paged(source: Source, pages: Sequence[ReadPage], sha256: str) -> PagedDocument:
    """Return what a source's PDF is called page by page, and which of them it publishes."""
    labels = _labels(source, pages)
    names = [label.casefold() for label in labels]
    are_names = len(set(names)) == len(names) and all(map(_is_name, names))
    asked = source.publish_pages
    named = find_pages(labels, ", ".join(asked.named), most=None)[0] if asked else []
    everything = range(1, len(pages) + 1) if asked and asked.everything else ()
    return PagedDocument(
        pages=tuple(
            DocumentPage(
                number=number,
                label=label,
                name=name if are_names else str(number),
                picture=f"{picture_hash(sha256, number)}{page.picture_suffix}",
                width=WIDTH,
                height=max(1, math.ceil(WIDTH * page.ratio)),
            )
            for number, (page, label, name) in enumerate(
                zip(pages, labels, names, strict=True), start=1
            )
        ),
        cited=bool(asked and asked.cited),
        named=frozenset([*named, *everything]),
    )


def _labels(source: Source, pages: Sequence[ReadPage]) -> Sequence[str]:
    """Return what people call the pages: as the PDF does, else as its journal, else by counting."""
    labels = [page.label.strip() for page in pages]
    if all(labels) and len({label.casefold() for label in labels}) == len(labels):
        return labels
    if printed := re.fullmatch(r"\s*(\d{1,6})\s*(?:-{1,3}|[–—])\s*(\d{1,6})\s*", source.pages):
        first, last = int(printed[1]), int(printed[2])
        if last - first + 1 == len(pages):
            return [str(number) for number in range(first, last + 1)]
    return [str(number) for number in range(1, len(pages) + 1)]


def _is_name(label: str) -> bool:
    return bool(_IN_ADDRESSES.fullmatch(label)) and label not in _RESERVED


def _unknown(source: Source, document: PagedDocument) -> Iterator[Finding]:
    asked = source.publish_pages
    labels = [page.label for page in document.pages]
    for name in find_pages(labels, ", ".join(asked.named))[1] if asked else ():
        message = f"its PDF has no page {name}: {document.extent}"
        yield _finding(source, Code.DOCUMENT_MISSING, message, "correct the number")
    if len(document.named) > MOST_PUBLISHED:
        message = f"{len(document.named)} pages would be published; {MOST_PUBLISHED} at most"
        fix = "name those that matter, and link to the PDF"
        yield _finding(source, Code.DOCUMENT_MISSING, message, fix)
    for quote in source.quotes.values():
        for name in cited_pages(document, quote.locator)[1]:
            message, at = f"its PDF has no page {name}: {document.extent}", quote.text.place
            yield _finding(source, Code.CITATION_PAGE, message, "correct the page", at=at)


def _unasked(source: Source, file: LocatedText) -> Finding:
    message = "a PDF is named, and nothing says which of its pages readers may see"
    fix, at = "add a line publish_pages: cited, or delete this one", file.place
    return _finding(source, Code.DOCUMENT_MISSING, message, fix, Severity.WARNING, at=at)


def _finding(
    source: Source,
    code: Code,
    message: str,
    fix: str,
    severity: Severity = Severity.ERROR,
    *,
    at: Place | None = None,
) -> Finding:
    asked = source.publish_pages
    at = at or (asked.written.place if asked else source.place)
    return Finding(source=source, diagnostic=Diagnostic(at, code, message, severity, fix))
