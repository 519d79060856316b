"""Raw elements open and close where they should, so that no page's own parts are closed for it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from affidavit.diagnostics import Report
    from affidavit.markdown.html_tags import Tag

_READ = re.compile(r"\smarkdown\s*(?:=|/?>|\s)")
"""In a tag: its Markdown is read (Python-Markdown's md_in_html)."""
_VOID = (
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
    *("source", "track", "wbr"),
)
"""Elements that have no end tag (HTML, 13.1.2)."""
_ENDED_BY_OTHERS = (
    *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup"),
    *("colgroup", "caption", "rt", "rp"),
)
"""Elements that the end of what they stand in closes too (HTML, 13.1.2.4)."""
_FOREIGN = ("svg", "math")
"""In these, and in no HTML, `/>` closes an element."""


def tell_swallowing(tags: Iterable[Tag], report: Report) -> None:
    """Report elements with `markdown="1"` that never end: they would take in all the rest.

    Markdown closes them by itself, so that nothing else shows that their end was forgotten.
    """
    open_: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        if not tag.text.startswith("</"):
            open_[tag.name].append(tag)
        elif open_[tag.name]:
            open_[tag.name].pop()
    for tag in (tag for left in open_.values() for tag in left if _READ.search(tag.text)):
        message = f"<{tag.name}> is never closed"
        report.error(Code.HTML_UNBALANCED, tag.place, message, f"write </{tag.name}> where it ends")


@dataclass(slots=True)
class Nesting:
    """Raw elements of one run of text: they must close in the element that they open in."""

    report: Report
    _open: list[tuple[str, Tag]] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Whether nothing of this run is open."""
        return not self._open

    def begin(self) -> list[tuple[str, Tag]]:
        """Begin a run inside the one that is read, which is returned."""
        outer, self._open = self._open, []
        return outer

    def end(self, outer: list[tuple[str, Tag]]) -> None:
        """End the run: what is still open is told."""
        if self._open:
            self._tell_open(self._open)
        self._open = outer

    def take(self, name: str, tag: Tag, *, ends: bool, closed: bool) -> bool:
        """Take in a tag; False, and a report, where it closes what was never opened."""
        if ends:
            return self._close(name, tag)
        if name not in _VOID and not (closed and self._is_foreign(name)):
            self._open.append((name, tag))
        return True

    def _is_foreign(self, name: str) -> bool:
        return name in _FOREIGN or any(each in _FOREIGN for each, _ in self._open)

    def _close(self, name: str, tag: Tag) -> bool:
        levels = range(len(self._open) - 1, -1, -1)
        level = next((at for at in levels if self._open[at][0] == name), None)
        if level is None:
            message = f"</{name}> closes what was not opened here"
            self.report.error(Code.HTML_UNBALANCED, tag.place, message, "delete it")
            return False
        inner = self._open[level + 1 :]
        self._tell_open([each for each in inner if each[0] not in _ENDED_BY_OTHERS])
        del self._open[level:]
        return True

    def _tell_open(self, elements: list[tuple[str, Tag]]) -> None:
        for name, tag in elements:
            message = f"<{name}> is never closed where it was opened"
            fix = f"write </{name}> where it ends"
            self.report.error(Code.HTML_UNBALANCED, tag.place, message, fix)
