"""A style of the Citation Style Language, as its file has it.

https://docs.citationstyles.org/en/stable/specification.html (1.0.2)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Place, Report
from affidavit.located.files import name_in, read_text_file

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

MAX_BYTES = 1_000_000
"""The longest of the styles that others keep has 0.2 MB."""
_CSL = "{http://purl.org/net/xbiblio/csl}"


def read_style(path: Path, *, root: Path, report: Report) -> str | None:
    """Return a style ready for pandoc; None with the fault reported.

    Refused are what is no style, styles that only name another, and styles of footnotes. Ranges of
    numbers are never drawn together, `[1]-[3]`: each source keeps the link that leads to it.
    """
    at = Place(name_in(root, path))
    text = read_text_file(path, root=root, report=report, max_bytes=MAX_BYTES)
    if text is None:
        return None
    style = _parsed(text, at=at, report=report)
    if style is None:
        return None
    if problem := _problem(style):
        report.error(Code.STYLE_WRONG, at, *problem)
        return None
    citation = style.find(f"{_CSL}citation")
    if citation is not None and citation.get("collapse") == "citation-number":
        del citation.attrib["collapse"]
    return _written(style)


def _parsed(text: str, *, at: Place, report: Report) -> etree._Element | None:
    # Here, not above: only publications with such a style need it.
    from lxml import etree  # noqa: PLC0415 - as said

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        message, fix = "a style has no document type and no entities", "take out the <!DOCTYPE"
        report.error(Code.STYLE_WRONG, at, message, fix)
        return None
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        there = Place(at.file, max(line or 1, 1), max(column or 1, 1))
        report.error(Code.STYLE_WRONG, there, "this is no XML", "fetch the style's file again")
        return None


def _problem(style: etree._Element) -> tuple[str, str] | None:
    """Return what keeps a style from being used, and the way out."""
    if style.tag != f"{_CSL}style":
        fix = "fetch a style from https://www.zotero.org/styles"
        return "this is no style of the Citation Style Language", fix
    for link in style.iterfind(f"{_CSL}info/{_CSL}link"):
        if link.get("rel") == "independent-parent":
            parent = link.get("href") or "the style it depends on"
            return "this style only names another, which it depends on", f"use {parent} instead"
    if style.find(f"{_CSL}citation") is None:
        return "this style says nothing of citations", "fetch the style's file again"
    if style.get("class") == "note":
        fix = "use the author-date or numeric variant of the style"
        return "this style puts its citations into footnotes, which are your own notes here", fix
    return None


def _written(style: etree._Element) -> str:
    from lxml import etree  # noqa: PLC0415 - as said above

    return etree.tostring(style, encoding="unicode")
