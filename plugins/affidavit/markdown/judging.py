"""Marks and attributes that are left in the tree: what they tell about the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, nearest
from affidavit.markdown.marking import SPAN_WORDS, is_span_word
from affidavit.markdown.places import MARK, MARK_RE, Mark, without_marks
from affidavit.markdown.raw_text import tell_misplaced

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree

    from affidavit.diagnostics import Report
    from affidavit.markdown.galley import Galley

_UNUSED_BRACES = re.compile(
    rf"(?P<before>\])?(?P<gap>[ ]*)\{{[^{{}}]*?(?P<word>[A-Za-z][\w-]*)[ ]*=[ ]*[\"']?"
    rf"(?P<mark>{MARK})(?P<id>[^\s{{}}\"']*)"
)
_MALFORMED = re.compile(
    rf"\](?P<braces>\{{[ ]*(?P<mark>{MARK})(?P<word>[A-Za-z]+)[ ]*[=:]?[ ]*"
    r"[\"']?(?P<id>[\w./-]*))"
)
_FORMS = {
    "img": "a picture stands for nothing: bind words of its caption",
    "a": "put brackets around the link: [[words](address)]{{{word}={id}}}",
    "em": "put brackets around it: [*words*]{{{word}={id}}}",
    "strong": "put brackets around it: [**words**]{{{word}={id}}}",
    "code": "code stands for nothing: bind words beside it",
}


@dataclass(slots=True)
class Judge:
    """Tells what nobody has taken up: spans on the wrong thing, citations where none can stand."""

    galley: Galley

    @property
    def _report(self) -> Report:
        return self.galley.report

    def tell_in_link(self, mark: Mark) -> None:
        """Report a citation inside a link: one address cannot lead to two places."""
        message = f'"@{mark.about}" stands inside a link, and would be a link itself'
        fix = "put the citation behind the link: [words](address) [@key]"
        self._report.error(Code.CITATION_MISPLACED, mark.place, message, fix)

    def tell_in_words_of_link(self, text: str) -> None:
        """Report `[see @key](address)`; `[@handle](address)` is the name of somebody elsewhere."""
        for mark in self.galley.marks.read_all(text):
            whole = without_marks(text).strip() == f"@{mark.about}"
            if mark.kind == "citation" and not whole and self.galley.knows(mark.about):
                self.tell_in_link(mark)

    def clean_text(self, text: str, *, code: bool) -> str:
        """Return a text without marks; in code they mean nothing, else an unused span is told."""
        marks = self.galley.marks.read_all(text)
        if not code and any(mark.kind == "span" for mark in marks):
            for found in _UNUSED_BRACES.finditer(text):
                mark = self.galley.marks.read(found["mark"])
                if mark is not None and self.galley.marks.tell(mark):
                    self._tell_unused(found, mark)
            for found in _MALFORMED.finditer(text):
                mark = self.galley.marks.read(found["mark"])
                if mark is not None and self.galley.marks.tell(mark):
                    self._tell_form(mark, without_marks(found["braces"]), id_=found["id"])
        return without_marks(text)

    def clean_attribute(self, element: etree.Element, name: str, value: str) -> None:
        """Take the marks out of an attribute; a span or a citation in one is told."""
        if MARK_RE.search(name):
            del element.attrib[name]
            for mark in self.galley.marks.read_all(name):
                self._tell_form(mark, f"{{{without_marks(name)}}}")
            return
        marks = self.galley.marks.read_all(value)
        for mark in marks:
            if mark.kind == "span" and is_span_word(name):
                self._tell_carried(element, name, mark, id_=without_marks(value))
                del element.attrib[name]
                return
            if (
                mark.kind == "citation"
                and name in ("alt", "title")
                and self.galley.knows(mark.about)
            ):
                tell_misplaced(mark, self.galley)
        if marks:
            element.set(name, without_marks(value))

    def tell_lost(self) -> None:
        """Report what was typed and vanished: in a definition that nothing uses, for example."""
        for mark in self.galley.vanished():
            tell_misplaced(mark, self.galley)
        for mark in self.galley.marks.lost():
            if mark.kind == "citation" and self.galley.knows(mark.about):
                message = f'"@{mark.about}" is not printed: nothing shows the text it stands in'
                fix = "move it into a sentence"
                self._report.error(Code.CITATION_MISPLACED, mark.place, message, fix)
            elif mark.kind == "span" and mark.about.lower() in SPAN_WORDS:
                message = "this span is not printed: nothing shows the text it stands in"
                self._report.error(Code.SPAN_UNUSED, mark.place, message, "move it into a sentence")

    def _tell_form(self, mark: Mark, typed: str, *, id_: str = "") -> None:
        """Report `{fact`, `{fact:a}` and `{fact=a` behind words in brackets."""
        message = f'"{typed}" is not how a span is written'
        fix = f"write [words]{{{mark.about.lower()}={id_ or 'some-id'}}}"
        self._report.error(Code.SPAN_SYNTAX, mark.place, message, fix)

    def _tell_unused(self, found: re.Match[str], mark: Mark) -> None:
        word, name = found["word"], found["id"]
        meant = word if word in SPAN_WORDS else nearest(word.lower(), SPAN_WORDS)
        if meant is None:
            message = f'"{word}" says nothing of the words before it'
            fix = r"a span is a fact, a claim or a quote: [words]{fact=some-id}; \{ prints a brace"
            self._report.error(Code.SPAN_WORD, mark.place, message, fix)
        elif meant != word:
            message = f'"{word}" says nothing of the words before it'
            self._report.error(
                Code.SPAN_WORD, mark.place, message, f"did you mean {{{meant}={name}}}?"
            )
        elif found["before"] and found["gap"]:
            message = "a space before the braces parts them from their words"
            fix = f"write [words]{{{word}={name}}}"
            self._report.error(Code.SPAN_UNUSED, mark.place, message, fix)
        else:
            message = f"{{{word}={name}}} follows no words in brackets"
            fix = f"put the words in brackets: [words]{{{word}={name}}}"
            self._report.error(Code.SPAN_UNUSED, mark.place, message, fix)

    def _tell_carried(self, element: etree.Element, name: str, mark: Mark, *, id_: str) -> None:
        word = name if name in SPAN_WORDS else nearest(name.lower(), SPAN_WORDS) or name
        form = _FORMS.get(str(element.tag), "put the words in brackets: [words]{{{word}={id}}}")
        message = f"{{{name}={id_}}} does not hold on {_name_of(element)}"
        fix = form.format(word=word, id=id_)
        self._report.error(Code.SPAN_UNUSED, mark.place, message, fix)


def _name_of(element: etree.Element) -> str:
    tag = str(element.tag)
    names = {
        "img": "a picture",
        "a": "a link",
        "em": "emphasis",
        "strong": "emphasis",
        "p": "a paragraph",
    }
    if re.fullmatch(r"h[1-6]", tag):
        return "a heading"
    return names.get(tag, f"<{tag}>")
