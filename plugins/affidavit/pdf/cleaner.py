"""A program that takes out of a PDF what programs and cameras wrote into it, and keeps its pages.

    python -P -m affidavit.pdf.cleaner FILE

It prints one JSON value: `{"content": "...", "left": ["comments"]}`, the PDF in base64 and what
readers may find in it beside its pages, or `{"problem": "signed"}`. It sets its own limits first.
"""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from affidavit.pdf.image_streams import clean_picture
from affidavit.pdf.limits import limit

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Page, Pdf

# pikepdf is imported where it is used: the limits come first.

_NOTES = ("/Metadata", "/PieceInfo", "/LastModified")
"""Of any object: what a program keeps for itself, and XMP."""
_OF_COMMENTS = ("/T", "/CreationDate", "/M", "/NM")
"""Who made a mark on a page, and when."""
_NO_COMMENTS = frozenset(("/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet"))


def main(file: str) -> None:
    """Clean one PDF and print it."""
    limit()
    import pikepdf  # noqa: PLC0415 - as said at the top

    try:
        with pikepdf.open(file) as pdf:
            result = _cleaned(pdf)
    except pikepdf.PasswordError:
        result = {"problem": "encrypted"}
    except (pikepdf.PdfError, MemoryError, RecursionError, ValueError, TypeError, KeyError):
        result = {"problem": "broken"}
    json.dump(result, sys.stdout)


def _cleaned(pdf: Pdf) -> dict[str, object]:
    if pdf.is_encrypted:
        return {"problem": "encrypted"}
    if _is_signed(pdf):
        return {"problem": "signed"}
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for each in pdf.objects:
        _clean(each, pdf)
    marks = [mark for page in pdf.pages for mark in _marks(page)]
    for mark in marks:
        for name in _OF_COMMENTS:
            if name in mark and mark.get("/Subtype") != "/Widget":
                del mark[name]
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, linearize=pdf.is_linearized, fix_metadata_version=False)
    content = base64.b64encode(out.getvalue()).decode()
    return {"content": content, "left": list(_left(pdf, marks))}


def _is_signed(pdf: Pdf) -> bool:
    """Say whether a change would break a signature."""
    from pikepdf import Dictionary  # noqa: PLC0415 - as said at the top

    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and int(form.get("/SigFlags", 0)) & 1:
        return True
    return any(
        isinstance(each, Dictionary) and each.get("/Type") in ("/Sig", "/DocTimeStamp")
        for each in pdf.objects
    )


def _clean(each: Object, pdf: Pdf) -> None:
    from pikepdf import Dictionary, Stream  # noqa: PLC0415 - as said at the top

    if not isinstance(each, Dictionary | Stream):
        return
    for name in _NOTES:
        if name in each:
            del each[name]
    if isinstance(each, Stream):
        clean_picture(each, pdf)


def _marks(page: Page) -> Iterator[Dictionary]:
    from pikepdf import Array, Dictionary  # noqa: PLC0415 - as said at the top

    found = page.obj.get("/Annots")
    if isinstance(found, Array):
        yield from (each for each in found if isinstance(each, Dictionary))


def _left(pdf: Pdf, marks: list[Dictionary]) -> Iterator[str]:
    """Yield what is in it beside its pages."""
    if any(str(mark.get("/Subtype")) not in _NO_COMMENTS for mark in marks):
        yield "comments"
    attached = any(mark.get("/Subtype") == "/FileAttachment" for mark in marks)
    if attached or len(pdf.attachments):
        yield "attached files"
    if any(mark.get("/FT") or "/V" in mark for mark in marks if mark.get("/Subtype") == "/Widget"):
        yield "a form"


if __name__ == "__main__":
    main(*sys.argv[1:])
