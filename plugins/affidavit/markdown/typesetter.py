"""One walk over the parsed text, in the order in which it is read."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from contextlib import contextmanager
from typing import TYPE_CHECKING

from markdown.util import AMP_SUBSTITUTE, STX, AtomicString
from markupsafe import Markup

from affidavit.diagnostics import Code, Place
from affidavit.markdown.blocks import BLOCK_ATTRIBUTE
from affidavit.markdown.bound_facts import BoundFacts
from affidavit.markdown.citing import FAULT
from affidavit.markdown.flow import FLOW_ATTRIBUTE
from affidavit.markdown.footnotes import NOTE_ATTRIBUTE
from affidavit.markdown.galley import AFFIX_ATTRIBUTE, CITED_ATTRIBUTE, Galley
from affidavit.markdown.html_tags import Locator
from affidavit.markdown.judging import Judge
from affidavit.markdown.links import cleaned
from affidavit.markdown.marking import SPAN_WORDS
from affidavit.markdown.nesting import Nesting
from affidavit.markdown.places import MARK_RE, Written, without_marks
from affidavit.markdown.preparing import prepare_inline
from affidavit.markdown.printing import (
    add_behind,
    html_of,
    plain_of,
    read_inline,
    replace_element,
    unescaped,
)
from affidavit.markdown.quoted_spans import QuotedSpans
from affidavit.markdown.raw_html import RawHtml
from affidavit.markdown.raw_stash import RawStash
from affidavit.markdown.raw_text import tell_unread
from affidavit.markdown.spans import MARK_ATTRIBUTE
from affidavit.markdown.text_passages import PassagesOfTexts

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from markdown import Markdown

    from affidavit.markdown.citations import Cited
    from affidavit.markdown.citing import Citing
    from affidavit.markdown.links import Linking
    from affidavit.markdown.quotations import Quotations
    from affidavit.markdown.wording import Node
    from affidavit.render.views import Width


class Typesetter:
    """Turns what waits in a tree into what is printed. One for each document."""

    def __init__(
        self,
        md: Markdown,
        galley: Galley,
        *,
        citing: Citing,
        linking: Linking,
        quotations: Quotations,
    ) -> None:
        self._md = md
        self._galley = galley
        self._citing = citing
        self.linking = linking
        self.quotations = quotations
        self._quoted = QuotedSpans(md, galley, quotations, citing)
        self._facts = BoundFacts(galley, md.htmlStash)
        self._judge = Judge(galley)
        self.locator = Locator(galley.written)
        """Finds what has lost its place in the text that is being read."""
        self._nesting = Nesting(galley.report)
        self._raw = RawHtml(
            galley=galley, linking=linking, locator=lambda: self.locator, nesting=self._nesting
        )
        self.stash = RawStash(md=md, galley=galley, raw=self._raw, walk=self.walk)
        """Raw HTML, and what is printed already."""
        self.passages = PassagesOfTexts()
        self._short, self._in_link = "", False
        self._flow = ""
        self.root: etree.Element | None = None
        """The whole body, while it is walked."""
        self.mark_span: Callable[[etree.Element], list[Node]] = lambda _: []
        self.print_block: Callable[[etree.Element], str] = lambda _: ""
        self.print_chart: Callable[[int], tuple[Markup, Width]] = lambda _: (Markup(), "text")

    def claim(self, ids: set[str]) -> None:
        """Take in the ids of the text's elements, which no raw HTML can have then."""
        self._raw.ids |= ids

    # -- texts from YAML -----------------------------------------------------------------------

    def set_text(self, text: Written, *, short: str = "") -> Markup:
        """Return a text's HTML, inline. A `short` one, "a title", takes no citations and links."""
        if not text.source.strip():
            return Markup()
        with self._reading(text, short), self._galley.holding(text):
            parent = read_inline(self._md, prepare_inline(text, self._galley))
            self.passages.read(text, parent, md=self._md, galley=self._galley)
            self.walk(parent)
            return html_of(self._md, parent[0]) if len(parent) else Markup()

    def set_plain(self, text: Written, *, short: str) -> str:
        """Return what a text says, without any markup."""
        return plain_of(self.set_text(text, short=short))

    @contextmanager
    def _reading(self, text: Written, short: str) -> Iterator[None]:
        before = self._short, self.locator
        self._short, self.locator = short, Locator(text)
        try:
            yield
        finally:
            self._short, self.locator = before

    # -- the walk -------------------------------------------------------------------------------

    def walk(self, parent: etree.Element, *, code: bool = False) -> None:
        """Set everything inside `parent`, first to last."""
        outer = self._nesting.begin()
        parent.text = self._clean(parent.text, code=code)
        for child in list(parent):
            self._set(child, parent, code=code)
        self._nesting.end(outer)

    def _set(self, child: etree.Element, parent: etree.Element, *, code: bool) -> None:
        if (cited := self._galley.take_cited(child)) is not None:
            self._set_citation(child, parent, cited)
        elif child.tag == "sup" and (name := child.get(NOTE_ATTRIBUTE)) is not None:
            nodes = self._citing.note(name) if self._is_allowed("a footnote", child) else []
            self._replace(parent, child, nodes)
        else:
            self._flow = ""
            marks: list[Node] = []
            if child.get(BLOCK_ATTRIBUTE) is not None:
                self._flow = self.print_block(child)
            else:
                self._quoted.path.append((parent, child))
                marks = self._set_element(child, code=code or child.tag in ("code", "pre"))
                self._quoted.path.pop()
            if self._flow and parent is self.root:
                child.set(FLOW_ATTRIBUTE, self._flow)
            child.tail = self._clean(child.tail, code=code)
            if marks:
                add_behind(parent, child, marks)

    def _set_citation(self, child: etree.Element, parent: etree.Element, cited: Cited) -> None:
        if self._in_link:
            self._judge.tell_in_link(cited.references[0][1])
            self._replace(parent, child, [])
            return
        if not self._is_allowed("a citation", child):
            self._replace(parent, child, [])
            return
        affixes = {str(affix.get(AFFIX_ATTRIBUTE)): affix for affix in child}
        for affix in child:
            self.walk(affix)
        self._replace(parent, child, self._citing.nodes(cited, affixes))

    def _replace(
        self, parent: etree.Element, child: etree.Element, nodes: list[etree.Element | str]
    ) -> None:
        child.tail = self._clean(child.tail, code=False)
        tight = not nodes or (isinstance(nodes[0], str) and nodes[0][:1] in "\u2060 ")
        replace_element(parent, child, nodes, tight=tight)

    def _is_allowed(self, what: str, element: etree.Element) -> bool:
        """Say whether a text may hold it; a title may not, and that is reported."""
        if not self._short:
            return True
        place = self._place_within(element)
        self._galley.report.error(
            Code.TEXT_PLAIN,
            place,
            f"{self._short} holds no {what.partition(' ')[2]}",
            "move it into the text",
        )
        return False

    def _place_within(self, element: etree.Element) -> Place:
        if (number := element.get(CITED_ATTRIBUTE)) is not None:
            return self._galley.cited[int(number)].references[0][1].place
        mark = self._galley.marks.read(element.get("href") or "")
        return mark.place if mark else self.locator.written.place_at(0)

    def _set_element(self, element: etree.Element, *, code: bool) -> list[Node]:
        """Set an element; returned is what is to stand behind it, the mark of a quotation."""
        self._raw.judge_element(element)
        is_span = element.get(MARK_ATTRIBUTE) is not None
        if is_span:
            self._facts.check(self._quoted.path)
        found = self._quoted.take(element) if is_span else None
        if element.tag == "a" and element.get("href") is not None:
            self._set_link(element)
        elif element.tag == "img":
            self._set_picture(element)
        for name, value in list(element.items()):
            self._set_attribute(element, name, value or "")
        in_link, self._in_link = self._in_link, self._in_link or element.tag == "a"
        self.walk(element, code=code)
        self._in_link = in_link
        if not is_span or in_link or self._short or self._galley.lent:
            return []
        return self._quoted.mark(found) if found else self.mark_span(element)

    def _set_link(self, element: etree.Element) -> None:
        if not self._is_allowed("a link", element):
            element.tag = "span"
            element.attrib.clear()
            return
        value, place = self._target(element, "href")
        href = self.linking.page_or_file(value, place or self._near(element))
        if href is None:
            element.tag = "span"
            element.attrib.pop("href", None)
            element.set("class", FAULT)
        else:
            element.set("href", href)

    def _set_picture(self, element: etree.Element) -> None:
        value, place = self._target(element, "src")
        typed = place is not None
        at = place or self._near(element)
        found = self.linking.picture(value, at, typed=typed)
        if found is None or found.href is None:
            element.attrib.pop("src", None)
            element.set("class", FAULT)
            return
        element.set("src", found.href)
        for name, size in (("width", found.width), ("height", found.height)):
            if size is not None and name not in element.attrib:
                element.set(name, str(size))
        element.set("loading", element.get("loading") or "lazy")

    def _target(self, element: etree.Element, name: str) -> tuple[str, Place | None]:
        """Return the target of a link or picture as it was typed, and its place if it was."""
        raw = unescaped(self._md, element.get(name) or "")
        mark = self._galley.marks.read(raw)
        self._galley.marks.read_all(raw)
        value = without_marks(raw.replace(AMP_SUBSTITUTE, "&"))
        is_mail = value.startswith("&#109;&#97;&#105;&#108;") or cleaned(value) != value
        place = mark.place if mark else self.locator.find(cleaned(value) if is_mail else value)
        return value, place

    def _near(self, element: etree.Element) -> Place:
        """Return where words of an element stand that an extension wrote: an emoji's name."""
        words = (element.get("title"), element.get("alt"), "".join(element.itertext()))
        found = (self.locator.find(without_marks(each)) for each in words if each)
        return next((at for at in found if at), self.locator.written.place_at(0))

    def _set_attribute(self, element: etree.Element, name: str, value: str) -> None:
        if MARK_RE.search(value) or MARK_RE.search(name):
            self._judge.clean_attribute(element, name, value)
        if self._raw.refuses(name, lambda: self._attribute_place(element, name)):
            element.attrib.pop(name, None)
        elif name == "style":
            self._raw.take_style(element, value, lambda: self._attribute_place(element, "style"))
        elif name in SPAN_WORDS and name in element.attrib:
            self._raw.tell_span(name, value, self._attribute_place(element, name))
            del element.attrib[name]

    def _attribute_place(self, element: etree.Element, name: str) -> Place:
        found = self.locator.attribute(str(element.tag), name)
        return found or self.locator.written.place_at(0)

    def _clean(self, text: str | None, *, code: bool) -> str | None:
        """Return a text without marks, its raw HTML judged and its charts in place."""
        if text is None or ("\ue000" not in text and STX not in text):
            return text
        self.stash.judge_in(text)
        atomic = isinstance(text, AtomicString)
        if atomic and not (code or self._in_link):
            # A raw element that stands in one whose Markdown is read.
            tell_unread(self.stash.typed(text), self._galley)
        if not (code or atomic):
            alone = MARK_RE.fullmatch(text.strip())
            text = self._chart_at(alone) if alone else MARK_RE.sub(self._chart_at, text)
        if self._in_link and not atomic:
            self._judge.tell_in_words_of_link(text)
        cleaned_text = self._judge.clean_text(text, code=code or atomic)
        return AtomicString(cleaned_text) if atomic else cleaned_text

    def _chart_at(self, found: re.Match[str]) -> str:
        mark = self._galley.marks.read(found)
        if mark is None or mark.kind != "chart":
            return found[0]
        finished, width = self.print_chart(mark.number)
        self._flow = "wide" if width != "text" else ""
        return self.stash.store(finished) if finished else ""
