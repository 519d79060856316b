"""Raw HTML in a text: what MkDocs users expect stays; what could fire or phone home does not."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.markdown.html_tags import ATTRIBUTE, TAG, name_of_tag
from affidavit.markdown.ids import RESERVED, tell_id
from affidavit.markdown.marking import SPAN_WORDS
from affidavit.markdown.nesting import Nesting
from affidavit.markdown.places import without_marks
from affidavit.markdown.raw_text import tell_citations, tell_unread

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Callable

    from affidavit.diagnostics import Place
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.html_tags import Locator, Tag
    from affidavit.markdown.links import Linking

_ALIGNED = re.compile(r"\s*text-align:\s*(left|center|right);?\s*")

REFUSED = (
    *("applet", "base", "embed", "form", "frame", "frameset", "iframe", "link", "meta", "object"),
    *("portal", "script", "style", "template"),
)
"""Elements that run, load or change what the page is."""
_REFUSED = re.compile(rf"</?(?P<name>{'|'.join(REFUSED)})(?![\w-])", re.IGNORECASE)
_HANDLER = re.compile(r"on[a-z]+", re.IGNORECASE)
_LINKS = ("href", "xlink:href", "cite", "longdesc", "ping")
_FILES = ("src", "poster", "data", "background", "srcset")
_HIGHLIGHTED = '<div class="highlight"'
"""How code that was coloured starts: its tags are none of the text's."""


@dataclass(slots=True, kw_only=True)
class RawHtml:
    """Judges pieces of raw HTML of one page."""

    galley: Galley
    linking: Linking
    locator: Callable[[], Locator]
    """The one of the text that is being read."""
    nesting: Nesting
    ids: set[str] = field(default_factory=set)
    """Those of the page, as far as its elements have been met."""

    def judged(self, piece: str) -> str:
        """Return the piece with its links resolved; as readable text where it may not stand."""
        if "<" not in piece:
            return without_marks(piece)
        if (found := _REFUSED.search(piece)) is not None:
            return self._refuse(piece, found)
        if TAG.fullmatch(piece.strip()):
            return without_marks(TAG.sub(self._judged_tag, piece))
        outer = self.nesting.begin()
        judged = TAG.sub(self._judged_tag, piece)
        if self.nesting.is_closed and not piece.startswith(_HIGHLIGHTED):
            tell_unread(piece, self.galley)
        self.nesting.end(outer)
        return without_marks(judged)

    def judge_element(self, element: etree.Element) -> None:
        """Judge an element of the tree: `markdown="1"` makes one of a raw tag, whatever it is.

        The addresses of links and pictures are left to whoever sets those.
        """
        tag, locator = str(element.tag).lower(), self.locator()
        if tag in REFUSED:
            self._tell_refused(tag, locator.place(f"<{tag}"))
            element.tag = "div"
            element.attrib.clear()
        for name, value in list(element.items()) if tag not in ("a", "img") else ():
            if name.lower() in (*_LINKS, *_FILES) and tag not in ("svg", "use"):
                at = locator.attribute(tag, name) or locator.place(value)
                self._set_address(element, name, without_marks(value), at)

    def _set_address(self, element: etree.Element, name: str, value: str, at: Place) -> None:
        href: str | None
        if name.lower() in _LINKS:
            href = self.linking.page_or_file(value, at)
        else:
            file = self.linking.picture(value, at)
            href = file.href if file else None
        if href is None:
            del element.attrib[name]
        else:
            element.set(name, href)

    def refuses(self, name: str, at: Callable[[], Place]) -> bool:
        """Say whether an attribute would run code, `onclick` as typed, and report it if so."""
        if not _HANDLER.fullmatch(name):
            return False
        message = f'"{name.lower()}" would run code in the page'
        fix = "delete it: no text of ours runs code"
        self.linking.report.error(Code.HTML_REFUSED, at(), message, fix)
        return True

    def take_style(self, element: etree.Element, value: str, at: Callable[[], Place]) -> None:
        """Take out a style, which the page's policy ignores; a table's alignment is a class."""
        del element.attrib["style"]
        aligned = _ALIGNED.fullmatch(value)
        if aligned is not None and element.tag in ("td", "th"):
            name = f"affidavit-align-{aligned[1]}"
            element.set("class", f"{element.get('class', '')} {name}".strip())
        else:
            self.warn_of_style(at())

    def warn_of_style(self, at: Place) -> None:
        """Tell of a style attribute, which the page's policy would ignore."""
        message = "style= has no effect: pages take their looks from style sheets alone"
        self.linking.report.warning(Code.HTML_STYLE, at, message, "delete it, or use a class")

    def tell_span(self, name: str, value: str, at: Place) -> None:
        """Tell of `<span fact=x>`: a tag's attributes bind nothing."""
        message = f"{name}= in a tag stands for nothing"
        fix = f"write [words]{{{name}={value}}} instead of the tag"
        self.linking.report.error(Code.SPAN_UNUSED, at, message, fix)

    def _refuse(self, piece: str, found: re.Match[str]) -> str:
        """Report an element and print it as text; what its attributes say is not judged."""
        for tag in TAG.finditer(piece):
            typed = self.locator().tag(tag[0])
            if tag.start() == found.start() and not found[0].startswith("</"):
                self._tell_refused(found["name"].lower(), typed.place)
        if TAG.match(piece, found.start()) is None:
            self._tell_refused(found["name"].lower(), self.locator().place(found[0]))
        return html.escape(without_marks(piece), quote=False)

    def _tell_refused(self, name: str, at: Place) -> None:
        message = f"<{name}> cannot stand in a text"
        fix = "delete it: pages run no code and load nothing from elsewhere"
        self.linking.report.error(Code.HTML_REFUSED, at, message, fix)

    def _judged_tag(self, found: re.Match[str]) -> str:
        highlighted = found.string.startswith(_HIGHLIGHTED)
        typed = self.locator().untyped(found[0]) if highlighted else self.locator().tag(found[0])
        name = name_of_tag(without_marks(found[0]))
        ends, closed = found[0].startswith("</"), found[0].endswith("/>")
        if not self.nesting.take(name, typed, ends=ends, closed=closed):
            return html.escape(found[0], quote=False)
        if ends:
            return found[0]
        return ATTRIBUTE.sub(lambda each: self._judged_attribute(each, typed), found[0])

    def _judged_attribute(self, found: re.Match[str], tag: Tag) -> str:
        name, value = found["name"].lower(), without_marks(found["value"].strip("\"'"))
        if self._drops(found["name"], value, tag):
            return found["before"].strip(" \t\n")
        if name in _LINKS:
            return self._with_value(found, self.linking.page_or_file(value, tag.value(name)))
        if name in _FILES and tag.name not in ("svg", "use"):
            file = self.linking.picture(value, tag.value(name))
            return self._with_value(found, file.href if file else None)
        if name in ("alt", "title"):
            tell_citations(found["value"], self.galley)
        return found[0]

    def _drops(self, name: str, value: str, tag: Tag) -> bool:
        """Say whether an attribute cannot stand there, and report it if so."""
        lower = name.lower()
        if lower == "style":
            self.warn_of_style(tag.attribute(name))
        elif lower in SPAN_WORDS:
            self.tell_span(lower, value, tag.attribute(name))
        elif lower == "id":
            return not self._is_free(value, tag)
        else:
            return self.refuses(name, lambda: tag.attribute(name))
        return True

    def _is_free(self, id_: str, tag: Tag) -> bool:
        if id_ in RESERVED or id_ in self.ids:
            tell_id(id_, tag.value("id"), self.linking.report)
            return False
        self.ids.add(id_)
        return True

    def _with_value(self, found: re.Match[str], value: str | None) -> str:
        if value is None:
            return found["before"].strip(" \t\n")
        return f'{found["before"]}{found["name"]}="{html.escape(html.unescape(value))}"'
