"""Brackets in brackets in brackets: Markdown reads them so slowly that a site would hang."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from affidavit.diagnostics import Report
    from affidavit.markdown.notes import CodeSpans, Line
    from affidavit.markdown.places import Written

DEEPEST = 50
"""Brackets within brackets; a span in a span in a citation in a link takes four."""
_MOST_OPEN = 500
"""Brackets without a partner in one paragraph or table. Each makes Markdown read on to its end."""
_STAND_INS = {ord("["): "\ue002", ord("]"): "\ue003"}
_BRACKET = re.compile(r"\\.|[\[\]]")
_OWN_TEXT = re.compile(r"[ \t>]*(?:\||(?:[-*+]|\d{1,9}[.)])[ \t])")
"""Rows of tables and items of lists: Markdown reads each by itself."""


def spare_brackets(
    lines: Sequence[Line], *, written: Written, code: CodeSpans, report: Report
) -> list[Line]:
    """Return the lines; where brackets nest too deep that is told, and stand-ins replace them."""
    spared: list[Line] = []
    for paragraph in _paragraphs(lines):
        count = sum(line.text.count("[") for line in paragraph if line.fence is None)
        at = _too_deep(paragraph, code) if count > DEEPEST else None
        if at is None:
            spared += paragraph
            continue
        message = "more brackets are open here than can be read"
        fix = r"close them, or write \[ for a bracket that is only printed"
        report.error(Code.BRACKETS, written.place_at(at), message, fix)
        spared += [replace(line, text=line.text.translate(_STAND_INS)) for line in paragraph]
    return spared


def is_spared(text: str) -> bool:
    """Say whether stand-ins took the place of brackets."""
    return any(sign in text for sign in _STAND_INS.values())


def with_brackets(text: str) -> str:
    """Return a text with its brackets back."""
    for sign, stand_in in _STAND_INS.items():
        text = text.replace(stand_in, chr(sign))
    return text


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        paragraph.append(line)
        if not line.text.strip(" \t>") or line.fence is not None:
            yield paragraph
            paragraph = []
    yield paragraph


def _too_deep(lines: Iterable[Line], code: CodeSpans) -> int | None:
    """Return the index in the text of the bracket that is one too many."""
    depth = unmatched = 0
    for line in lines:
        if _OWN_TEXT.match(line.text):
            unmatched, depth = unmatched + depth, 0
        for found in _BRACKET.finditer(line.text):
            origin = line.origins[found.start()]
            if found[0] == "[" and origin not in code:
                depth += 1
            elif found[0] == "]" and depth and origin not in code:
                depth -= 1
            if depth > DEEPEST or unmatched + depth > _MOST_OPEN:
                return origin
    return None
