"""What can be seen to stand on a page of a PDF.

A letter counts as seen if the picture changes when all text is left out of it, and changes where no
later text is drawn: a label on a black bar, `(b)(6)`, shows nothing of the name below. So nothing
under a bar, in white on white, on a hidden layer or outside the page is published. What a program
has read off a scan draws nothing: of that counts what lies on ink that nothing is drawn over.
"""

from __future__ import annotations

import ctypes
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfPage

# PDFium and Pillow are imported where they are used: the worker sets its limits first.

MAX_LETTERS = 100_000
"""Of a page; one of a newspaper has 30,000."""
SOFT_HYPHEN = "\ufffe"
"""What PDFium has in place of a hyphen at a line's end and of the line's end."""
_INK = 48
"""Of 255: by how much a pixel differs where something is drawn."""
_INVISIBLE = (3, 7)
"""Text rendering modes of ISO 32000-1, table 106, that draw nothing."""
_SHORT = 0.8
"""Share of the room in its column below which a line ends its paragraph."""
_COLUMN = 6
"""Heights of a line within which lines of a column start."""

_Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels of the picture."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One sign of a text, and where it is drawn."""

    sign: str
    box: _Box
    is_invisible: bool = False
    layer: int = 0
    """Which of the page's texts it is part of: a later one is drawn over those before."""


def letters_of(page: PdfPage, size: tuple[int, int]) -> Iterator[Letter]:
    """Yield the signs of a page's text, in its order, with the box that each is drawn in."""
    from pypdfium2 import raw  # noqa: PLC0415 - as said at the top

    words, sides = page.get_textpage(), [ctypes.c_double() for _ in range(4)]
    texts = page.get_objects([raw.FPDF_PAGEOBJ_TEXT])
    layers = {_address(each): layer for layer, each in enumerate(texts)}
    for index in range(min(words.count_chars(), MAX_LETTERS)):
        code = min(raw.FPDFText_GetUnicode(words, index), sys.maxunicode)
        if not raw.FPDFText_GetCharBox(words, index, *map(ctypes.byref, sides)):
            continue
        left, right, bottom, top = (side.value for side in sides)
        corners = _on_picture(page, size, left, top), _on_picture(page, size, right, bottom)
        (x, other_x), (y, other_y) = zip(*corners, strict=True)
        text = raw.FPDFText_GetTextObject(words, index)
        yield Letter(
            sign=SOFT_HYPHEN if raw.FPDFText_IsHyphen(words, index) == 1 else chr(code),
            box=(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)),
            is_invisible=raw.FPDFTextObj_GetTextRenderMode(text) in _INVISIBLE,
            layer=layers.get(_address(text), 0),
        )


def _address(page_object: object) -> int | None:
    return ctypes.cast(page_object, ctypes.c_void_p).value  # type: ignore[arg-type]


def _on_picture(page: PdfPage, size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    from pypdfium2 import raw  # noqa: PLC0415 - as said at the top

    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value, down.value


@dataclass(frozen=True, slots=True)
class Drawings:
    """A page, and what it would be without some of what is on it."""

    page: Image.Image
    bare: Image.Image
    """Without text."""
    photographs: Image.Image
    """Nothing but what was photographed or scanned."""


def seen(letters: Sequence[Letter], drawings: Drawings) -> Iterator[Letter]:
    """Yield the letters that can be seen, in their order; spaces as well, which stand between."""
    found = {*_seen_text(letters, drawings), *_seen_scan(letters, drawings)}
    return (each for at, each in enumerate(letters) if at in found or each.sign.isspace())


def _seen_text(letters: Sequence[Letter], drawings: Drawings) -> Iterator[int]:
    """Yield the places of letters that are drawn, from the last text that is drawn to the first."""
    changed = _difference(drawings.page, drawings.bare)
    visible = [at for at, each in enumerate(letters) if not each.is_invisible]
    by_layer = sorted(visible, key=lambda at: letters[at].layer, reverse=True)
    for _, text in groupby(by_layer, key=lambda at: letters[at].layer):
        over = list(text)
        for at in over:
            box = _inner(letters[at].box, changed.size)
            if box and _extremes(changed, box)[1] > _INK:
                yield at
        for at in over:
            left, top, right, bottom = letters[at].box
            changed.paste(0, (left - 1, top - 1, right + 1, bottom + 1))


def _seen_scan(letters: Sequence[Letter], drawings: Drawings) -> Iterator[int]:
    """Yield the places of letters that were read off ink which nothing is drawn over."""
    over = _difference(drawings.page, drawings.photographs)
    ink = drawings.photographs.convert("L")
    for at, letter in enumerate(letters):
        box = _inner(letter.box, ink.size) if letter.is_invisible else None
        if box:
            darkest, lightest = _extremes(ink, box)
            if lightest - darkest > _INK and _extremes(over, box)[1] <= _INK:
                yield at


def _difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return how much each pixel differs, in grey."""
    from PIL import ImageChops  # noqa: PLC0415 - as said at the top

    red, green, blue = ImageChops.difference(one, other).split()
    return ImageChops.lighter(red, ImageChops.lighter(green, blue))


def _extremes(picture: Image.Image, box: _Box) -> tuple[float, float]:
    """Return the darkest and the lightest grey in a box."""
    return cast("tuple[float, float]", picture.crop(box).getextrema())


def _inner(box: _Box, size: tuple[int, int]) -> _Box | None:
    """Return a letter's box without its edge, onto which its neighbours are drawn."""
    left, top, right, bottom = box
    across, down = (right - left) // 8, (bottom - top) // 8
    left, top = max(0, left + across), max(0, top + down)
    right, bottom = (
        min(size[0], max(right - across, left + 1)),
        min(size[1], max(bottom - down, top + 1)),
    )
    return (left, top, right, bottom) if right > left and bottom > top else None


def paragraphs(letters: Iterable[Letter]) -> Iterator[str]:
    """Yield the text as readers meet it: lines joined unless one is short or stands apart."""
    lines = list(_lines(letters))
    if not lines:
        return
    height = max(1, statistics.median(line.box[3] - line.box[1] for line in lines))
    reaches = _reaches(lines, height)
    text, before = "", lines[0]
    for line in lines:
        gap = line.box[1] - before.box[3]
        ends = (
            gap > height or gap < -2 * height or _is_short(before, reaches[_column(before, height)])
        )
        if text and ends and not before.is_cut:
            yield text
            text = ""
        text = f"{text[:-1] if before.is_cut and text else text + ' '}{line.text}".strip()
        before = line
    yield text


def _column(line: _Line, height: float) -> int:
    """Return the column that a line starts in, each some letters wide."""
    return round(line.box[0] / (_COLUMN * height))


def _reaches(lines: Iterable[_Line], height: float) -> Mapping[int, int]:
    """Return how far to the right lines go that start in a column, or in those beside it."""
    found: dict[int, int] = {}
    for line in lines:
        column = _column(line, height)
        for each in (column - 1, column, column + 1):
            found[each] = max(found.get(each, 0), line.box[2])
    return found


def _is_short(line: _Line, reach: int) -> bool:
    return line.box[2] - line.box[0] < _SHORT * (reach - line.box[0])


_END = Letter("\n", (0, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    box: _Box
    is_cut: bool
    """Whether its last word goes on in the next line."""


def _lines(letters: Iterable[Letter]) -> Iterator[_Line]:
    line: list[Letter] = []
    for letter in [*letters, _END]:
        if letter.sign != "\n":
            line.append(letter)
        if letter.sign not in ("\n", SOFT_HYPHEN):
            continue
        text = " ".join("".join(_printable(each.sign) for each in line).split())
        drawn = [each.box for each in line if not each.sign.isspace()]
        if text and drawn:
            lefts, tops, rights, bottoms = zip(*drawn, strict=True)
            box = min(lefts), min(tops), max(rights), max(bottoms)
            yield _Line(text, box, is_cut=letter.sign == SOFT_HYPHEN)
        line = []


def _printable(sign: str) -> str:
    if sign == SOFT_HYPHEN:
        return "-"
    is_surrogate = "\ud800" <= sign <= "\udfff"
    return sign if sign.isprintable() and not is_surrogate else " "
