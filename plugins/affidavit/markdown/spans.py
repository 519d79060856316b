"""Spans: words that stand for a fact, a claim or a quotation, `[237 flights]{fact=flights}`."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE, STX

from affidavit.diagnostics import Code
from affidavit.language import date_text
from affidavit.ledger import what_is_wrong
from affidavit.ledger.quantities import write_quantity
from affidavit.markdown.marking import SPAN_WORDS
from affidavit.markdown.places import MARK, without_marks

if TYPE_CHECKING:
    from affidavit.ledger.naming import Word
    from affidavit.markdown.galley import Desk
    from affidavit.markdown.places import Mark

DEEPEST = 3
"""A fact in a claim in a quotation."""
_LONGEST = 10_000
"""Characters of one span; it bounds what is searched for the opening bracket."""
_ID = re.compile(r"[\w.-]+(?:/[\w.-]+)?")

MARK_ATTRIBUTE = "data-affidavit-mark"
_DEPTH_ATTRIBUTE = "data-affidavit-depth"


class Spans(InlineProcessor):
    """Finds spans by their closing `]{fact=`, inner ones first, so that they nest."""

    def __init__(self, desk: Desk) -> None:
        words = "|".join(SPAN_WORDS)
        # A key may have spaces or a quote around it; more than one key is told, not swallowed.
        pattern = (
            rf"\]\{{[ ]*(?P<word>{words})[ ]*=[ ]*[\"']?(?P<mark>{MARK})"
            r"(?P<id>[^\s{}\"']*)[\"']?(?P<rest>[^{}\n]*)\}"
        )
        super().__init__(pattern, desk.md)
        self._desk = desk

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, found: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the element of a span, with what stands in its brackets as text."""
        mark = self._desk.galley.marks.read(found["mark"])
        start = _opening(data, found.start())
        if mark is None or start is None:
            return None, None, None
        words = data[start + 1 : found.start()]
        if without_marks(words).lstrip("-").startswith(("^", "@")):
            self._tell_no_words(found, mark)
            return None, None, None
        depth = 1 + self._depth_within(words)
        if depth > DEEPEST:
            self._tell_depth(mark)
            return None, None, None
        self._check(found, mark, words=words)
        element = etree.Element("span")
        element.set("class", f"affidavit-{found['word']}")
        element.set(f"data-{found['word']}", found["id"])
        element.set(MARK_ATTRIBUTE, str(mark))
        element.set(_DEPTH_ATTRIBUTE, str(depth))
        is_empty = not words.strip() and found["word"] == "fact"
        element.text = self._value(found["id"]) if is_empty else words
        return element, start, found.end()

    def _depth_within(self, words: str) -> int:
        """Return how deep the spans nest that stand in these words already."""
        if STX not in words:
            return 0
        stashed = self._desk.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        nodes = [stashed.get(found[1]) for found in INLINE_PLACEHOLDER_RE.finditer(words)]
        depths = [
            int(node.get(_DEPTH_ATTRIBUTE, 0)) for node in nodes if isinstance(node, etree.Element)
        ]
        return max(depths, default=0)

    def _tell_no_words(self, found: re.Match[str], mark: Mark) -> None:
        """Report `[@key]{fact=id}` and `[^1]{fact=id}`: they stay a citation and a footnote."""
        if self._desk.galley.marks.tell(mark):
            braces = f"{{{found['word']}={found['id']}}}"
            message = f"{braces} stands on a citation, which holds no words"
            fix = f"put the words before it in brackets: [words]{braces} [@key]"
            self._desk.galley.report.error(Code.SPAN_UNUSED, mark.place, message, fix)

    def _tell_depth(self, mark: Mark) -> None:
        self._desk.galley.marks.tell(mark)
        message = "this span holds spans three deep already"
        fix = "nest at most a fact in a claim in a quotation"
        self._desk.galley.report.error(Code.SPAN_DEPTH, mark.place, message, fix)

    def _check(self, found: re.Match[str], mark: Mark, *, words: str) -> None:
        """Report what is wrong with the braces themselves."""
        report, word, name = self._desk.galley.report, found["word"], found["id"]
        if self._desk.galley.marks.read_all(found["rest"]) or found["rest"].strip():
            message = "a span says one thing of its words"
            fix = f"nest a second one: [[words]{{{word}={name}}} more]{{claim=...}}"
            report.error(Code.SPAN_KEYS, mark.place, message, fix)
        if not name:
            message = f"nothing stands behind {word}="
            report.error(Code.SPAN_ID, mark.place, message, f"write the id: {{{word}=some-id}}")
        elif word != "quote" and not _ID.fullmatch(name):
            message = f'"{name}" is no id of a {word}'
            fix = f"letters, digits and hyphens, and a row behind a slash: {{{word}=id/row}}"
            report.error(Code.SPAN_ID, mark.place, message, fix)
        elif word != "quote":
            self._look_up("fact" if word == "fact" else "claim", name, mark)
        if not words.strip() and word != "fact":
            message = "empty brackets print the value of a fact, and this is none"
            report.error(
                Code.SPAN_EMPTY, mark.place, message, "write the words between the brackets"
            )

    def _value(self, name: str) -> str:
        """Return what empty brackets print: bound and value of a fact, without its unit."""
        ledger, lang = self._desk.galley.held_to, self._desk.galley.lang
        row = ledger.fact_row(name) if ledger is not None else None
        if row is None:
            return ""
        if row.quantity is not None:
            return write_quantity(row.quantity, lang)
        return date_text(row.day, lang) if row.day else str(row.value)

    def _look_up(self, word: Word, name: str, mark: Mark) -> None:
        """Report a fact or claim that the ledger beside the text does not have."""
        ledger = self._desk.galley.held_to
        if ledger is None:
            return
        if wrong := what_is_wrong(ledger, word, name):
            code = Code.FACT_UNKNOWN if word == "fact" else Code.CLAIM_UNKNOWN
            self._desk.galley.report.error(code, mark.place, *wrong)
        elif not self._desk.galley.lent:
            self._desk.galley.stated[word, name] = None


def finish_span(element: etree.Element) -> None:
    """Take off a span's element what only the build needed."""
    element.attrib.pop(MARK_ATTRIBUTE, None)
    element.attrib.pop(_DEPTH_ATTRIBUTE, None)


def _opening(data: str, closing: int) -> int | None:
    """Return where the bracket opens that closes at `closing`."""
    depth = 0
    for index in range(closing - 1, max(closing - _LONGEST, -1), -1):
        if data[index] == "]":
            depth += 1
        elif data[index] == "[":
            if depth == 0:
                return index
            depth -= 1
    return None
