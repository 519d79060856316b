"""In which encoding a page is written, where its header, its own head and its bytes disagree."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_HEAD = 4096
"""Bytes of a page in which a browser looks for its `<meta charset>`, some to spare."""
# WHATWG's Encoding Standard reads the first by the second, as browsers do.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "gb2312": "gb18030"}
_READABLE = re.compile(
    r"utf-(8|16|16-le|16-be)|iso8859-\d+|cp(125\d|874|866|949|932)|koi8-[ru]|mac-(roman|cyrillic)"
    r"|big5(hkscs)?|gbk|gb18030|euc_(jp|kr)|shift_jis|iso2022_jp"
)


def decoded(content: bytes, *, declared: str) -> tuple[str, str]:
    """Return the text, and a remark where what the page says of itself is wrong; else empty.

    A byte order mark decides, then bytes that can only be UTF-8, then the header (`declared`), then
    the page's own `<meta charset>`; what none of them fits is read as Windows-1252.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), ""
    meta = _META.search(content[:_HEAD])
    named = [name for name in (declared, meta[1].decode("ascii") if meta else "") if name]
    return _by_fit(content, named)


def _by_fit(content: bytes, named: Sequence[str]) -> tuple[str, str]:
    known = [codec for name in named if (codec := _codec(name))]
    order = [*known, "utf-8"]
    if not content.isascii() and not any(
        codec.startswith(("utf-16", "iso2022")) for codec in known
    ):
        order.insert(0, "utf-8")  # other encodings' text is as good as never valid UTF-8
    for codec in dict.fromkeys(order):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        return text, _remark(named, codec) if not content.isascii() else ""
    return content.decode("cp1252", errors="replace"), _remark(named, "cp1252")


def _codec(name: str) -> str | None:
    """Return Python's name of an encoding that pages are written in; None for any other."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    found = _READ_AS.get(found, found)
    return found if _READABLE.fullmatch(found) else None


def _remark(named: Sequence[str], codec: str) -> str:
    if not named or _codec(named[0]) == codec:
        return ""
    shown = "UTF-8" if codec == "utf-8" else codec
    return f"it says it is written in {named[0]}, and was read as {shown}"
