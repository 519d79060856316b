"""The words between raw tags, which Markdown does not read: what a writer hoped it would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.markdown.html_tags import TAG, name_of_tag
from affidavit.markdown.marking import is_span_word
from affidavit.markdown.places import MARK_RE, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.markdown.galley import Galley
    from affidavit.markdown.places import Mark

_CODE = ("pre", "code", "kbd", "samp", "textarea")
"""Elements whose words show signs as they are."""
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\Z")
_REACH = 1_000
"""Characters that are looked back for the bracket or brace that a mark stands in."""
_BRACED = re.compile(r"\]?[ ]*\{[^{}]*\Z")


def tell_unread(piece: str, galley: Galley) -> None:
    """Report the citations and spans in the words of a raw element: they are printed as typed."""
    if not MARK_RE.search(piece):
        return
    first = TAG.search(piece)
    name = name_of_tag(without_marks(first[0])) if first else ""
    fix = f'write <{name} markdown="1">, and Markdown reads the words in it'
    if first is None or first.start():
        fix = 'write markdown="1" in the tag just before it too'
    for words in _words(piece):
        for found in MARK_RE.finditer(words):
            mark = galley.marks.read(found)
            if mark is None:
                continue
            before = words[max(found.start() - _REACH, 0) : found.start()]
            if _is_citation(mark, before, galley):
                message = f'"@{mark.about}" stands in raw HTML, where no citation is read'
                galley.report.error(Code.CITATION_MISPLACED, mark.place, message, fix)
            elif _is_span(mark, before):
                message = f"{{{mark.about}=...}} stands in raw HTML, where no span is read"
                galley.report.error(Code.SPAN_UNUSED, mark.place, message, fix)


def tell_citations(value: str, galley: Galley) -> None:
    """Report the citations in brackets in an attribute's value; a bare `@name` may be a handle."""
    for found in MARK_RE.finditer(value):
        mark = galley.marks.read(found)
        bracketed = _IN_BRACKETS.search(value[max(found.start() - _REACH, 0) : found.start()])
        if mark is not None and mark.kind == "citation" and bracketed:
            tell_misplaced(mark, galley)


def tell_misplaced(mark: Mark, galley: Galley) -> None:
    """Report a citation where none can be printed."""
    message = f'"@{mark.about}" stands where no citation can be printed'
    fix = "cite it in the sentence or in a caption"
    galley.report.error(Code.CITATION_MISPLACED, mark.place, message, fix)


def _words(piece: str) -> Iterator[str]:
    """Yield what stands between tags, code left out."""
    last, code = 0, 0
    for tag in TAG.finditer(piece):
        if not code:
            yield piece[last : tag.start()]
        last = tag.end()
        if name_of_tag(tag[0]) in _CODE:
            code = max(code + (-1 if tag[0].startswith("</") else 1), 0)
    if not code:
        yield piece[last:]


def _is_citation(mark: Mark, before: str, galley: Galley) -> bool:
    if mark.kind != "citation":
        return False
    return _IN_BRACKETS.search(before) is not None or galley.knows(mark.about)


def _is_span(mark: Mark, before: str) -> bool:
    if mark.kind != "span":
        return False
    braced = _BRACED.search(before)
    return is_span_word(mark.about) or bool(braced and braced[0].startswith("]"))
