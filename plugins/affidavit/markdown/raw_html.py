"""Raw HTML in a text: what MkDocs users expect stays; what could fire or phone home does not."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.markdown.places import without_marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from affidavit.diagnostics import Place
    from affidavit.markdown.links import Linking
    from affidavit.markdown.places import Written

REFUSED = (
    *("applet", "base", "embed", "form", "frame", "frameset", "iframe", "link", "meta", "object"),
    *("portal", "script", "style", "template"),
)
"""Elements that run, load or change what the page is."""
_REFUSED = re.compile(rf"</?(?P<name>{'|'.join(REFUSED)})(?![\w-])", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(
    r"(?P<before>[\s/\"'])(?P<name>[A-Za-z_:][\w:.-]*)(?P<equals>\s*=\s*)"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+)"
)
_HANDLER = re.compile(r"on[a-z]+", re.IGNORECASE)
_LINKS = ("href", "xlink:href", "cite", "longdesc", "ping")
_FILES = ("src", "poster", "data", "background", "srcset")
ID = re.compile(r"<[^<>]*?\sid\s*=\s*[\"']?(?P<id>[^\s\"'>]+)")


@dataclass(slots=True)
class Locator:
    """Finds in a text what has lost its place: the next occurrence each time it is asked."""

    written: Written
    _last: dict[str, int] = field(default_factory=dict)

    def place(self, needle: str) -> Place:
        """Return where `needle` stands next; where the text starts, if it cannot be found."""
        at = self.written.source.find(needle, self._last.get(needle, -1) + 1)
        if at >= 0:
            self._last[needle] = at
        return self.written.place_at(max(at, 0))


@dataclass(slots=True, kw_only=True)
class RawHtml:
    """Judges pieces of raw HTML of one page."""

    linking: Linking
    locate: Callable[[str], Place]

    def judged(self, piece: str) -> str:
        """Return the piece with its links resolved; as readable text where it may not stand."""
        piece = without_marks(piece) if "<" not in piece else piece
        if (found := _REFUSED.search(piece)) is not None:
            return self._refuse(piece, found)
        if "<" not in piece:
            return piece
        return without_marks(_TAG.sub(self._judged_tag, piece))

    def _refuse(self, piece: str, found: re.Match[str]) -> str:
        if not found[0].startswith("</"):
            message = f"<{found['name'].lower()}> cannot stand in a text"
            fix = "delete it: pages run no code and load nothing from elsewhere"
            self.linking.report.error(Code.HTML_REFUSED, self.locate(found[0]), message, fix)
        return html.escape(without_marks(piece), quote=False)

    def _judged_tag(self, tag: re.Match[str]) -> str:
        return _ATTRIBUTE.sub(lambda found: self._judged_attribute(found, tag[0]), tag[0])

    def _judged_attribute(self, found: re.Match[str], tag: str) -> str:
        name, value = found["name"].lower(), found["value"].strip("\"'")
        if self.refuses(found["name"]):
            return found["before"].strip(" \t\n")
        if name == "style":
            self.warn_of_style(self.locate(found["name"]))
            return found["before"].strip(" \t\n")
        if name in _LINKS:
            href = self.linking.page_or_file(without_marks(value), self._place(value, name))
            return self._with_value(found, href)
        if name in _FILES and not tag.lower().startswith(("<svg", "<use")):
            file = self.linking.picture(without_marks(value), self._place(value, name))
            return self._with_value(found, file.href if file else None)
        return found[0]

    def refuses(self, name: str) -> bool:
        """Say whether an attribute would run code, `onclick` as typed, and report it if so."""
        if not _HANDLER.fullmatch(name):
            return False
        message = f'"{name.lower()}" would run code in the page'
        fix = "delete it: no text of ours runs code"
        self.linking.report.error(Code.HTML_REFUSED, self.locate(name), message, fix)
        return True

    def _place(self, value: str, name: str) -> Place:
        return self.locate(without_marks(value) or name)

    def warn_of_style(self, at: Place) -> None:
        """Tell of a style attribute, which the page's policy would ignore."""
        message = "style= has no effect: pages take their looks from style sheets alone"
        self.linking.report.warning(Code.HTML_STYLE, at, message, "delete it, or use a class")

    def _with_value(self, found: re.Match[str], value: str | None) -> str:
        if value is None:
            return found["before"].strip(" \t\n")
        return f'{found["before"]}{found["name"]}="{html.escape(html.unescape(value))}"'
