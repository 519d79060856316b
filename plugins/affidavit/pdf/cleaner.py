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

from affidavit.pdf.limits import limit

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Page, Pdf, Stream

# pikepdf is imported where it is used: the limits come first.

_NOTES = ("/Metadata", "/PieceInfo", "/LastModified")
"""Of any object: what a program keeps for itself, and XMP."""
_OF_COMMENTS = ("/T", "/CreationDate", "/M", "/NM")
"""Who made a mark on a page, and when."""
_NO_COMMENTS = frozenset(("/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet"))
_CAMERAS = (0xE1, 0xED, 0xFE)
"""Segments of a JPEG: Exif and XMP, IPTC, comments (ISO/IEC 10918-1, table B.1)."""
_SCAN = 0xDA
_SEGMENT = 4
"""Bytes of a segment's head: mark and length."""


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
        _clean(each)
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


def _clean(each: Object) -> None:
    from pikepdf import Dictionary, Stream  # noqa: PLC0415 - as said at the top

    if not isinstance(each, Dictionary | Stream):
        return
    for name in _NOTES:
        if name in each:
            del each[name]
    if isinstance(each, Stream):
        _clean_photograph(each)


def _clean_photograph(each: Stream) -> None:
    from pikepdf import Array, Name  # noqa: PLC0415 - as said at the top

    filters, parameters = each.get("/Filter"), each.get("/DecodeParms")
    if filters == "/DCTDecode" or (isinstance(filters, Array) and list(filters) == ["/DCTDecode"]):
        each.write(without_notes(each.read_raw_bytes()), filter=Name("/DCTDecode"))
        if parameters is not None:
            each["/DecodeParms"] = parameters


def without_notes(jpeg: bytes) -> bytes:
    """Return a JPEG without what the camera wrote into it; anything else as it is."""
    if jpeg[:2] != b"\xff\xd8":
        return jpeg
    out, at = bytearray(jpeg[:2]), 2
    while at + _SEGMENT <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _SCAN:  # noqa: PLR2004
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + _SEGMENT])
        if jpeg[at + 1] not in _CAMERAS:
            out += jpeg[at:end]
        at = end
    return bytes(out + jpeg[at:])


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
