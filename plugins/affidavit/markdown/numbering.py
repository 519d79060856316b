"""Numbers for sources and notes, in the order in which readers meet them, and the way back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from affidavit.render.views import BackLink
from affidavit.sources import letter_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MISREAD = re.compile(r"[^\w!$&'()*+,\-./:;=?@~\x80-\U0010ffff]", re.ASCII)


@dataclass(slots=True, kw_only=True)
class Entry:
    """One number of the list at the end."""

    number: int
    """0 for a source where citations name their sources instead of counting them."""
    kind: Literal["source", "note"]
    key: str
    id: str
    uses: list[str] = field(default_factory=list)
    """Ids of the places in the text that lead here."""
    pages: dict[int, list[str]] = field(default_factory=dict)
    """Numbers of the pages of its document that citations lead to -> ids of those citations."""


@dataclass(slots=True)
class Numbers:
    """Gives the next number to whatever is met first; sources and notes share one count."""

    taken: set[str] = field(default_factory=set)
    """Ids that the page has already: headings, what the writer named."""
    only_notes: bool = False
    """Whether sources get no number, and notes are counted alone."""
    _entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    _in_order: list[Entry] = field(default_factory=list)

    def use(self, kind: Literal["source", "note"], key: str) -> tuple[Entry, str]:
        """Return the entry and the id of this use of it."""
        entry = self._entries.get((kind, key))
        if entry is None:
            number = self._next_number(kind)
            entry = Entry(number=number, kind=kind, key=key, id=self.free(f"{kind}-{key}"))
            self._entries[kind, key] = entry
            self._in_order.append(entry)
        word = f"cited-{key}" if kind == "source" else f"cited-note-{key}"
        entry.uses.append(self.free(f"{word}-{len(entry.uses) + 1}"))
        return entry, entry.uses[-1]

    def _next_number(self, kind: Literal["source", "note"]) -> int:
        if not self.only_notes:
            return len(self._entries) + 1
        notes = sum(entry.kind == "note" for entry in self._in_order)
        return notes + 1 if kind == "note" else 0

    def find(self, kind: Literal["source", "note"], key: str) -> Entry | None:
        """Return the entry of what was cited; None for what was not."""
        return self._entries.get((kind, key))

    def __iter__(self) -> Iterator[Entry]:
        """Every entry by its number; those that come up while others are read included."""
        at = 0
        while at < len(self._in_order):
            yield self._in_order[at]
            at += 1

    def free(self, wanted: str) -> str:
        """Return an id that nothing on the page has: a heading may be called `Source A`."""
        name = wanted = "-".join(wanted.split())
        count = 2
        while name in self.taken:
            name, count = f"{wanted}.{count}", count + 1
        self.taken.add(name)
        return name


def fragment(name: str) -> str:
    """Return the address of an id on the same page: what HTML or URLs would misread is encoded."""
    return "#" + _MISREAD.sub(lambda signs: quote(signs[0], safe=""), name)


def back_links(entry: Entry, t: Callable[..., str], *, name: str = "") -> Iterable[BackLink]:
    """Return the ways back to each use: a, b ... z, aa, ab.

    `name` is what citations call a source that has no number.
    """
    key = f"back.{entry.kind}-named" if name else f"back.{entry.kind}"
    return tuple(
        BackLink(
            letter=letter_at(index),
            href=fragment(use),
            name=t(key, mention=index + 1, number=entry.number, name=name),
        )
        for index, use in enumerate(entry.uses)
    )
