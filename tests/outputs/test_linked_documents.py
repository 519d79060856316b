"""What is told of PDFs that pages link to, before readers have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from affidavit.diagnostics import Place, Report
from affidavit.outputs import linked_documents
from affidavit.pdf.reader import PdfReader
from tests.pdf.pdfs import pdf_of

COMMENT = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (late) >>"


def _told(folder: Path, content: bytes) -> tuple[bytes, list[tuple[str, str]]]:
    file, report = folder / "deed.pdf", Report()
    file.write_bytes(content)
    reader, at = PdfReader(folder / "cache"), Place("content/stories/fire/deed.pdf")
    found = linked_documents.cleaned(file, content, reader=reader, at=at, report=report)
    assert not report.errors
    return found, [(each.message, each.fix) for each in report]


def test_what_stays_in_a_pdf_is_told_at_the_pdf(tmp_path: Path):
    """A plain one says nothing; one that cannot be cleaned is published as it is."""
    assert _told(tmp_path, pdf_of(["Two bids came."]))[1] == []
    ((message, fix),) = _told(tmp_path, pdf_of(["Two bids came."], annotations=COMMENT))[1]
    assert message == "this PDF is published with comments in it"
    assert fix
    content, ((message, fix),) = _told(tmp_path, b"%PDF-1.7 broken")
    assert content == b"%PDF-1.7 broken"
    assert message.endswith("that programs wrote into it: it is broken, or no PDF at all")
    assert fix


def test_without_the_extra_a_pdf_is_published_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """And the message says what to install."""
    monkeypatch.setattr(linked_documents, "can_clean", lambda: False)
    whole = pdf_of(["Two bids came."], info={"Author": "Jane"})
    content, ((_, fix),) = _told(tmp_path, whole)
    assert content == whole
    assert 'pip install "affidavit[documents]"' in fix
