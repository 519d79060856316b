"""Typographic quotation marks that stand next to markup."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.extensions.smarty import SmartyExtension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown import Markdown

_CLOSING = re.compile(r"[\"'](?!\w)")
_NAMES = {'"': "right-double-quote", "'": "right-single-quote"}
_DEFAULTS = {'"': "&rdquo;", "'": "&rsquo;"}


class ClosingMarks(Treeprocessor):
    """Closes a quotation that ends with markup: `"so *many*"`.

    Markdown's own smarty (3.11) reads each text between two elements by itself, and takes a mark at
    the start of one for an opening one. Registered just before it.
    """

    def run(self, root: etree.Element) -> None:
        """Change each mark that follows an element and closes."""
        signs = {mark: self._sign(mark) for mark in _NAMES}
        for element in root.iter():
            if element.tail and _CLOSING.match(element.tail) and _ends_with_a_word(element):
                element.tail = signs[element.tail[0]] + element.tail[1:]

    def _sign(self, mark: str) -> str:
        """Return the closing mark that mkdocs.yml asks for, else the English one."""
        md: Markdown = self.md
        found = (each for each in md.registeredExtensions if isinstance(each, SmartyExtension))
        substitutions = next((each.substitutions for each in found), {})
        return html.unescape(substitutions.get(_NAMES[mark]) or _DEFAULTS[mark])


def _ends_with_a_word(element: etree.Element) -> bool:
    """Say whether the element is words, and not a line break or the like."""
    return bool("".join(element.itertext()).strip()) and element.tag not in ("code", "pre")
