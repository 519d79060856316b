"""PDFs that pages link to, as readers may take them: without what programs wrote into them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from affidavit.diagnostics import Code, Place, Report
from affidavit.pdf.reader import PdfReader, UnreadableDocumentError, can_clean

SUFFIX = ".pdf"
_KEPT = "this PDF is published with the names and dates that programs wrote into it"


@dataclass(frozen=True, slots=True)
class _Linked:
    file: Path
    sha256: str

    @contextmanager
    def opened(self) -> Iterator[Path]:
        yield self.file


def cleaned(file: Path, content: bytes, *, reader: PdfReader, at: Place, report: Report) -> bytes:
    """Return a PDF with its pages alone; what stays in it beside them is told, and why."""
    if not can_clean():
        fix = 'run: pip install "affidavit[documents]", which takes them out'
        report.warning(Code.DOCUMENT_NOTES, at, _KEPT, fix)
        return content
    try:
        found = reader.cleaned(_Linked(file, hashlib.sha256(content).hexdigest()))
    except UnreadableDocumentError as error:
        report.warning(Code.DOCUMENT_NOTES, at, f"{_KEPT}: it {error}", error.fix)
        return content
    if found.left:
        message = f"this PDF is published with {' and '.join(found.left)} in it"
        fix = "print it into a new PDF if readers should have its pages alone"
        report.warning(Code.DOCUMENT_NOTES, at, message, fix)
    return found.content
