"""What a copy says: its title, and its text as people and quotations look for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
from lxml import etree

from affidavit.evidence.encodings import decoded
from affidavit.pdf.reader import UnreadableDocumentError, is_installed, read_pdf

MAX_PARSED = 10_000_000
"""Bytes of HTML that are read for their text; the longest articles have 1 MB."""
MAX_TITLE = 300
_NAMES = """\
script style noscript template svg math iframe object select button nav head
address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr li main ol option p pre section summary table tbody td th thead tr ul
"""
_SKIPPED = frozenset(_NAMES.partition("\n")[0].split())
"""Elements that readers do not read; the page's navigation counts as such."""
_BREAKING = frozenset(_NAMES.partition("\n")[2].split())
"""Elements that start and end a line."""
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
)
_HTML_START = re.compile(rb"(?is)\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b")
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_VAGUE = frozenset({"", "application/octet-stream", "text/plain", "binary/octet-stream"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What was read of a copy."""

    media_type: str
    """What it is by its bytes where these say it, else what the host said."""
    title: str = ""
    text: str = ""
    remark: str = ""
    """What could not be read as it says of itself; empty where all is well."""

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.text.split())

    @property
    def has_text(self) -> bool:
        """Whether it is of a kind that text was looked for in."""
        return self.media_type in _HTML or self.media_type.startswith("text/")


def read_contents(body: bytes, *, declared_type: str, charset: str) -> Contents:
    """Return title and text of what was fetched or handed in; never raises for its bytes."""
    media_type = sniffed(body, declared_type)
    if media_type in _HTML:
        return _of_html(body, media_type, charset)
    if media_type == "application/pdf":
        return _of_pdf(body)
    if media_type.startswith("text/") or media_type == "application/json":
        text, remark = decoded(body[:MAX_PARSED], declared=charset)
        return Contents(media_type=media_type, text=text, remark=remark)
    return Contents(media_type=media_type)


def sniffed(body: bytes, declared: str) -> str:
    """Return what the bytes are: by their first ones, else as declared."""
    for start, media_type in _SIGNATURES:
        if body.startswith(start):
            return media_type
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return "image/webp"
    if declared in _VAGUE and _HTML_START.match(body[:4096]):
        return "text/html"
    return declared or ("application/octet-stream" if b"\0" in body[:4096] else "text/plain")


def _of_html(body: bytes, media_type: str, charset: str) -> Contents:
    text, remark = decoded(body[:MAX_PARSED], declared=charset)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    source = text.replace("\0", "").encode("utf-8", errors="replace")
    try:
        root = lxml.html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # there is nothing in it
        return Contents(media_type=media_type, remark=remark)
    return Contents(
        media_type=media_type,
        title=_one_line(str(root.xpath("string(//title[not(ancestor::svg)])")))[:MAX_TITLE],
        text=_lines("".join(_texts(root))),
        remark=remark,
    )


def _texts(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield what readers see, in order, with a line's end around each block."""
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and skipped is None:
            if name in _SKIPPED:
                skipped = element
                continue
            yield "\n" if name in _BREAKING else ""
            yield _spaced(element.text)
        elif event == "end" and skipped in (None, element):
            yield "\n" if name in _BREAKING and skipped is None else ""
            yield _spaced(element.tail)
            skipped = None


def _spaced(text: str | None) -> str:
    """Return text as HTML prints it: a line's end in the source is a space."""
    return re.sub(r"[\n\r\t\f ]+", " ", text or "")


def _of_pdf(body: bytes) -> Contents:
    if not is_installed():
        remark = "its text was not read: install affidavit[documents]"
        return Contents(media_type="application/pdf", remark=remark)
    try:
        title, pages = read_pdf(body)
    except UnreadableDocumentError as error:
        return Contents(media_type="application/pdf", remark=f"it {error}")
    text = _lines("\n".join(page.text for page in pages))
    remark = "" if text else "it has no text: perhaps it was scanned"
    title = _one_line(title)[:MAX_TITLE]
    return Contents(media_type="application/pdf", title=title, text=text, remark=remark)


def _lines(text: str) -> str:
    lines = (_one_line(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _one_line(text: str) -> str:
    return " ".join(text.split())
