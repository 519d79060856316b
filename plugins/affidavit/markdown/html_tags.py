"""Tags as they are typed, and where: Markdown hands raw HTML on without its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.diagnostics import Report
from affidavit.markdown.notes import read_lines
from affidavit.markdown.places import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from affidavit.diagnostics import Place
    from affidavit.markdown.places import Written

TAG = re.compile(r"</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
ATTRIBUTE = re.compile(
    r"(?P<before>[\s/\"'])(?P<name>[A-Za-z_:][\w:.-]*)(?P<equals>\s*=\s*)"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+)"
)
_NAME = re.compile(r"</?(?P<name>[A-Za-z][^\s/>]*)")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of raw HTML, as it is typed."""

    text: str
    written: Written
    origins: Sequence[int] = ()
    """For each of its characters the index in the text; empty where it was not found there."""

    @property
    def name(self) -> str:
        """What element it opens or closes."""
        return name_of_tag(self.text)

    @property
    def place(self) -> Place:
        """Where it stands; where the text starts, if nobody knows."""
        return self._place(0)

    def attribute(self, name: str) -> Place:
        """Return where the attribute's name stands."""
        found = self._find(name)
        return self._place(found.start("name") if found else 0)

    def value(self, name: str) -> Place:
        """Return where the attribute's value stands, behind its quote."""
        found = self._find(name)
        if found is None:
            return self.place
        return self._place(found.start("value") + (found["value"][0] in "\"'"))

    def _find(self, name: str) -> re.Match[str] | None:
        found = ATTRIBUTE.finditer(self.text)
        return next((each for each in found if each["name"].lower() == name.lower()), None)

    def _place(self, index: int) -> Place:
        if not self.origins:
            return self.written.place_at(0)
        return self.written.place_at(self.origins[min(index, len(self.origins) - 1)])


class Locator:
    """Finds in a text what has lost its place: the next occurrence each time it is asked."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self._last: dict[object, int] = {}
        self._prose: tuple[str, Sequence[int]] | None = None
        self._tags: dict[str, list[Tag]] | None = None

    def find(self, needle: str) -> Place | None:
        """Return where `needle` stands next; None where it does not."""
        at = self.written.source.find(needle, self._last.get(needle, -1) + 1) if needle else -1
        if at < 0:
            at = self._last.get(needle, -1)
        if at < 0:
            return None
        self._last[needle] = at
        return self.written.place_at(at)

    def place(self, needle: str) -> Place:
        """Return the same; where the text starts, if it cannot be found."""
        return self.find(needle) or self.written.place_at(0)

    def tag(self, text: str) -> Tag:
        """Return the tag that is typed so; asked again, the next one."""
        if self._tags is None:
            self._tags = self._read_tags()
        key = _spaced(without_marks(text))
        found = self._tags.get(key)
        if not found:
            return Tag(key, self.written)
        return found.pop(0) if len(found) > 1 else found[0]

    def untyped(self, text: str) -> Tag:
        """Return a tag that no writer typed."""
        return Tag(text, self.written)

    def attribute(self, element: str, name: str) -> Place | None:
        """Return where an attribute is given to an element, in its tag or in braces behind it."""
        pattern = (
            rf"(?:\{{[^{{}}]*?|<{re.escape(element)}\s[^<>]*?)(?<![\w-])({re.escape(name)}\s*=)"
        )
        return self._search(re.compile(pattern, re.IGNORECASE), (element, name))

    def id_of(self, element: str, name: str) -> Place | None:
        """Return where a writer names an element, `{#name}` or `id="name"`; None if nobody does."""
        word = re.escape(name)
        pattern = (
            rf"\{{[^{{}}]*?(?:#|id=[\"']?)({word})(?![\w-])"
            rf"|<{re.escape(element)}\s[^<>]*?id=[\"']?({word})(?![\w-])"
        )
        return self._search(re.compile(pattern, re.IGNORECASE), (element, "id", name))

    def _search(self, pattern: re.Pattern[str], key: object) -> Place | None:
        text, origins = self._read_prose()
        found = pattern.search(text, self._last.get(key, 0))
        if found is None:
            return None
        start = found.start(found.lastindex or 0)
        self._last[key] = start
        return self.written.place_at(origins[start])

    def _read_prose(self) -> tuple[str, Sequence[int]]:
        """Return what is no code, and for each character where it stands."""
        if self._prose is None:
            lines, code = read_lines(self.written, report=Report())
            kept = [line for line in lines if line.fence is None]
            signs = list("\n".join(line.text for line in kept))
            origins = [at for line in kept for at in line.origins[: len(line.text) + 1]]
            for start, end in zip(code.starts, code.ends, strict=True):
                first, last = bisect_left(origins, start), bisect_left(origins, end)
                signs[first:last] = " " * (last - first)
            self._prose = "".join(signs), origins
        return self._prose

    def tags(self) -> Iterator[Tag]:
        """Yield every tag that stands in no code between fences or backticks."""
        text, origins = self._read_prose()
        for found in TAG.finditer(text):
            yield Tag(found[0], self.written, origins[found.start() : found.end()])

    def _read_tags(self) -> dict[str, list[Tag]]:
        tags: dict[str, list[Tag]] = defaultdict(list)
        for tag in self.tags():
            tags[_spaced(tag.text)].append(tag)
        return tags


def name_of_tag(text: str) -> str:
    """Return what element a tag opens or closes."""
    found = _NAME.match(text)
    return found["name"].lower() if found else ""


def _spaced(tag: str) -> str:
    return " ".join(tag.split())
