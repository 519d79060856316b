"""PDFs for tests, written by hand so that a test can put anything into them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

A4 = (595, 842)


def pdf_of(
    *pages: Sequence[str] | bytes,
    labels: str = "",
    catalog: str = "",
    info: Mapping[str, str] | None = None,
    size: tuple[float, float] = A4,
    crop: str = "",
    more: Mapping[int, str] | None = None,
    annotations: str = "",
) -> bytes:
    """Return a PDF with a page for each argument: its lines of text, or its drawing as bytes.

    `labels` is the number tree of page labels, `catalog` what else the document says, `more`
    further objects by number (from 900 on), `annotations` the list of those of the first page.
    """
    labelled = f"/PageLabels << /Nums [{labels}] >>" if labels else ""
    objects: dict[int, str | bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {labelled} {catalog} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    kids = []
    for index, page in enumerate(pages):
        number = 10 + 2 * index
        kids.append(f"{number} 0 R")
        drawing = page if isinstance(page, bytes) else text_of(*page)
        own = f"/Annots [{annotations}]" if annotations and not index else ""
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] {crop} {own}"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {number + 1} 0 R >>"
        )
        objects[number + 1] = plain_stream(drawing, "")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    if info:
        entries = " ".join(f"/{key} ({value})" for key, value in info.items())
        objects[4] = f"<< {entries} >>"
    return _file({**objects, **(more or {})}, info="/Info 4 0 R" if info else "")


def with_objects(content: bytes, *names: str) -> bytes:
    """Let the drawings of a PDF use forms and pictures: `/I 900 0 R`."""
    fonts = b"/Font << /F1 3 0 R >>"
    return content.replace(fonts, fonts + f" /XObject << {' '.join(names)} >>".encode())


def stream_of(content: bytes, entries: str) -> bytes:
    """Return an object with a stream, packed: a form or a picture."""
    packed = zlib.compress(content, 9)
    head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


@dataclass(frozen=True)
class Memo:
    """A PDF in a folder."""

    path: Path
    sha256: str

    def opened(self) -> AbstractContextManager[Path]:
        """Give its file."""
        return nullcontext(self.path)


def photographed(name: str) -> bytes:
    """Return a page with a photograph and a line of text that names somebody where nobody looks."""
    exif = Image.Exif()
    exif[0x010E] = name  # ImageDescription
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG", exif=exif)
    size = "/Width 40 /Height 30 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode"
    photo = plain_stream(out.getvalue(), f"/Type /XObject /Subtype /Image {size} /Metadata 901 0 R")
    xmp = plain_stream(f"<x:xmpmeta>{name}</x:xmpmeta>".encode(), "/Type /Metadata /Subtype /XML")
    content = pdf_of(
        b"q 50 0 0 50 0 0 cm /I Do Q " + text_of("Two bids came."),
        info={"Author": name, "Title": name},
        catalog=f"/Metadata 901 0 R /LastModified ({name}) /PieceInfo << /A ({name}) >>",
        more={900: photo, 901: xmp},
    )
    return with_objects(content, "/I 900 0 R") + f"% {name}\n".encode()


def plain_stream(content: bytes, entries: str) -> bytes:
    """Return an object with a stream as it is."""
    head = f"<< {entries} /Length {len(content)} >>\nstream\n"
    return head.encode() + content + b"\nendstream"


def text_of(*lines: str, y: int = 780, size: int = 12) -> bytes:
    """Return the drawing of some lines of text, one below the other."""
    rows = [f"BT /F1 {size} Tf 72 {y} Td {size * 1.3:g} TL"]
    rows += [f"({_escaped(line)}) Tj T*" for line in lines]
    return "\n".join([*rows, "ET"]).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Mapping[int, str | bytes], *, info: str) -> bytes:
    out, places = b"%PDF-1.7\n", dict[int, int]()
    for number, value in sorted(objects.items()):
        places[number] = len(out)
        content = value if isinstance(value, bytes) else value.encode("cp1252")
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start, size = len(out), max(objects) + 1
    rows = [
        b"%010d 00000 n \n" % places[each] if each in places else b"0000000000 65535 f \n"
        for each in range(size)
    ]
    out += b"xref\n0 %d\n%b" % (size, b"".join(rows))
    return (
        out
        + f"trailer\n<< /Size {size} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
