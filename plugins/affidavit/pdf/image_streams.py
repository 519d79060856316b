"""Pictures in a PDF without what cameras and programs wrote into them; their pixels stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Object, Pdf, Stream

# pikepdf is imported where it is used: the limits of the process come first.

_CAMERAS = (0xE1, 0xED, 0xFE)
"""Segments of a JPEG: Exif and XMP, IPTC, comments (ISO/IEC 10918-1, table B.1)."""
_SCAN = 0xDA
_SEGMENT = 4
"""Bytes of a segment's head: mark and length."""
_JPEG_2000 = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_BOXES_OF_NOTES = (b"uuid", b"xml ", b"uinf")
"""Of a JPEG 2000: Exif, XMP and what programs add (ISO/IEC 15444-1, annex I)."""
_BOX, _LONG_BOX = 8, 16
"""Bytes of a box's head: length and name, then perhaps a longer length."""


def clean_picture(each: Stream, pdf: Pdf) -> None:
    """Take the notes out of a picture, be it packed once more around its own form."""
    from pikepdf import Array, Name  # noqa: PLC0415 - as said at the top

    filters = each.get("/Filter")
    if filters is None:
        return
    names = list(filters) if isinstance(filters, Array) else [filters]
    if not names:
        return
    strip = {"/DCTDecode": without_notes, "/JPXDecode": without_boxes}.get(str(names[-1]))
    if strip is None:
        return
    packed = each.read_raw_bytes()
    picture = packed if len(names) == 1 else _unpacked(each, names[:-1], pdf)
    clean = strip(picture)
    if clean == picture:
        return
    parameters = each.get("/DecodeParms")
    each.write(clean, filter=Name(str(names[-1])))
    if isinstance(parameters, Array):
        parameters = parameters[len(names) - 1] if len(parameters) == len(names) else None
    if parameters is not None:
        each["/DecodeParms"] = parameters


def _unpacked(each: Stream, filters: list[Object], pdf: Pdf) -> bytes:
    """Return a picture in its own form. Raises PdfError where a filter is none that unpacks."""
    from pikepdf import Array, Stream, StreamDecodeLevel  # noqa: PLC0415 - as said at the top

    outer = Stream(pdf, each.read_raw_bytes())
    outer["/Filter"] = Array(filters)
    parameters = each.get("/DecodeParms")
    if isinstance(parameters, Array):
        outer["/DecodeParms"] = Array(list(parameters)[: len(filters)])
    return outer.read_bytes(StreamDecodeLevel.specialized)


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


def without_boxes(jpeg_2000: bytes) -> bytes:
    """Return a JPEG 2000 without the boxes of notes; anything else as it is."""
    if not jpeg_2000.startswith(_JPEG_2000):
        return jpeg_2000
    return b"".join(box for name, box in _boxes(jpeg_2000) if name not in _BOXES_OF_NOTES)


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and bytes of each box; what has no length that can be is the rest."""
    at = 0
    while at < len(content):
        length, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + _BOX]
        if length == 1:
            length = int.from_bytes(content[at + _BOX : at + _LONG_BOX])
        end = at + length if length >= _BOX else len(content)
        yield name, content[at:end]
        at = end
