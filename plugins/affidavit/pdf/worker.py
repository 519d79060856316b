"""A program that reads one PDF: what anybody wrote may crash, fill or stall whoever opens it.

    python -P -m affidavit.pdf.worker FILE pages                what each page says and measures
    python -P -m affidavit.pdf.worker FILE pictures WIDTH N...  pictures, and what is seen in them

It prints one JSON value: `{"pages": [...]}`, or `{"problem": "encrypted"}`. It loads little of the
package, and sets its own limits before it opens anything.
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
import io
import json
import math
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from affidavit.pdf.limits import limit
from affidavit.pdf.seen_text import MAX_LETTERS, SOFT_HYPHEN, Drawings, letters_of, paragraphs, seen

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument, PdfPage

# PDFium and Pillow are imported where they are used: the limits come first.

MAX_PAGES = 3_000
MAX_ALL_LETTERS = 20_000_000
MAX_PIXELS = 4_000_000
"""Of a picture; A4 at 1,360 pixels in width has 2.6 million."""
MAX_HEIGHT = 6_000
_SCANNED = 0.25
"""Share of a page that photographs take up where JPEG holds it in a third of the bytes."""


def main(file: str, job: str, *arguments: str) -> None:
    """Do one job and print its result."""
    limit()
    import pypdfium2  # noqa: PLC0415 - as said at the top

    try:
        document = pypdfium2.PdfDocument(file)
        with contextlib.suppress(pypdfium2.PdfiumError):
            document.init_forms()  # it draws what was filled in
        result = _result(document, job, arguments)
    except pypdfium2.PdfiumError as error:
        locked = any(word in str(error).lower() for word in ("password", "security"))
        result = {"problem": "encrypted" if locked else "broken"}
    except (MemoryError, OverflowError, ValueError, ctypes.ArgumentError):
        result = {"problem": "broken"}
    json.dump(result, sys.stdout)


def _result(document: PdfDocument, job: str, arguments: Sequence[str]) -> dict[str, Any]:
    count = len(document)
    if not 0 < count <= MAX_PAGES:
        return {"problem": "long" if count else "broken"}
    if job == "pages":
        title = document.get_metadata_value("Title")
        return {"title": title, "pages": list(_pages(document))}
    width, *numbers = map(int, arguments)
    return {"pages": [_pictured(document[number - 1], width) for number in numbers]}


# -- what there is -------------------------------------------------------------------------------


def _pages(document: PdfDocument) -> Iterator[dict[str, Any]]:
    left = MAX_ALL_LETTERS
    for index in range(len(document)):
        page = document[index]
        words = page.get_textpage()
        text = words.get_text_range(0, min(words.count_chars(), MAX_LETTERS, left))
        left -= len(text)
        width, height = _pixels(page, 1000)
        yield {
            "label": document.get_page_label(index),
            "ratio": height / width,
            "is_scan": _is_scan(page),
            "text": text.replace("\r\n", "\n").replace(SOFT_HYPHEN, "-\n"),
        }
        words.close()
        page.close()


def _is_scan(page: PdfPage) -> bool:
    from pypdfium2 import raw  # noqa: PLC0415 - as said at the top

    width, height = page.get_size()
    covered = 0.0
    for each in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = map(float, each.get_bounds())
        covered += abs((right - left) * (top - bottom))
    return covered > _SCANNED * float(width * height)


# -- pictures ------------------------------------------------------------------------------------


def _pictured(page: PdfPage, width: int) -> dict[str, Any]:
    """Return a page's picture and, of its text, what can be seen in the picture."""
    from pypdfium2 import raw  # noqa: PLC0415 - as said at the top

    size = _pixels(page, width)
    picture = _drawn(page, size)
    letters = list(letters_of(page, size))
    _hide(page, raw.FPDF_PAGEOBJ_TEXT)
    bare = _drawn(page, size)
    _hide(page, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    photographs = _drawn(page, size, has_comments=False)
    return {
        "width": size[0],
        "height": size[1],
        "picture": base64.b64encode(_encoded(picture, is_scan=_is_scan(page))).decode(),
        "paragraphs": list(paragraphs(seen(letters, Drawings(picture, bare, photographs)))),
    }


def _pixels(page: PdfPage, width: int) -> tuple[int, int]:
    """Return the size of a page's picture, smaller than asked for where it would be huge."""
    across, down = page.get_size()
    if not (math.isfinite(across) and math.isfinite(down) and across > 0 and down > 0):
        message = "a page without a size"
        raise ValueError(message)
    scale = min(width / across, math.sqrt(MAX_PIXELS / across / down), MAX_HEIGHT / down)
    return max(1, round(across * scale)), max(1, round(down * scale))


def _drawn(page: PdfPage, size: tuple[int, int], *, has_comments: bool = True) -> Image.Image:
    """Return what is seen of a page on white paper, comments too: they may cover something."""
    from pypdfium2 import PdfBitmap, raw  # noqa: PLC0415 - as said at the top

    bitmap = PdfBitmap.new_native(*size, format=raw.FPDFBitmap_BGR, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    comments = raw.FPDF_ANNOT if has_comments else 0
    place = (bitmap, page, 0, 0, *size, 0, comments | raw.FPDF_REVERSE_BYTE_ORDER)
    raw.FPDF_RenderPageBitmap(*place)
    if page.formenv and has_comments:
        raw.FPDF_FFLDraw(page.formenv, *place)
    picture: Image.Image = bitmap.to_pil().copy()
    return picture


def _hide(page: PdfPage, *kinds: int) -> None:
    from pypdfium2 import raw  # noqa: PLC0415 - as said at the top

    for each in page.get_objects(kinds):
        raw.FPDFPageObj_SetIsActive(each, False)  # noqa: FBT003 - an API of C


def _encoded(picture: Image.Image, *, is_scan: bool) -> bytes:
    """Return a picture's file, without a word about where it comes from."""
    from PIL import Image  # noqa: PLC0415 - as said at the top

    out = io.BytesIO()
    if is_scan:
        picture.save(out, "JPEG", quality=80, optimize=True)
    else:
        few = picture.quantize(64, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:])
