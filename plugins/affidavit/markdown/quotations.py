"""Quotations: their words are typed once, with their source, and named by id in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, nearest

if TYPE_CHECKING:
    from affidavit.diagnostics import Place
    from affidavit.markdown.galley import Galley
    from affidavit.sources import Quote, Source

Found = tuple["Source", "Quote"]


@dataclass(slots=True)
class Quotations:
    """The quotations that one document can name."""

    galley: Galley
    used: dict[str, list[Quote]] = field(default_factory=dict)
    """Key of a source -> those of its quotations that the text prints, each once."""

    def find(self, name: str, at: Place) -> Found | None:
        """Return the quotation called `SOURCE/ID`, or `ID` where one source of the story has it.

        Where there is none, or there are several, that is reported.
        """
        key, slash, quote = name.rpartition("/")
        found = self._of_source(key, quote) if slash else self._bare(name)
        if len(found) == 1:
            source, printed = found[0]
            used = self.used.setdefault(source.key, [])
            used += [] if printed in used else [printed]
            return found[0]
        if found:
            names = " or ".join(f"{source.key}/{name}" for source, _ in found[:3])
            message = f'several sources have a quotation "{name}"'
            self.galley.report.error(Code.QUOTE_AMBIGUOUS, at, message, f"write {names}")
        elif name and not self.galley.unreadable:
            self._tell_unknown(name, at)
        return None

    def _of_source(self, key: str, quote: str) -> list[Found]:
        source = self.galley.library.find(key, story=self.galley.story)
        return [(source, source.quotes[quote])] if source and quote in source.quotes else []

    def _bare(self, name: str) -> list[Found]:
        """Return all of that id, from sources that the story has to itself or cites."""
        cited, story = self.galley.cited_keys(), self.galley.story
        return [
            (source, source.quotes[name])
            for source in self.galley.library
            if name in source.quotes
            and source.story in (None, story)
            and (source.story is not None or source.key in cited)
        ]

    def _tell_unknown(self, name: str, at: Place) -> None:
        story = self.galley.story
        known = {
            f"{source.key}/{quote}": quote
            for source in self.galley.library
            if source.story in (None, story)
            for quote in source.quotes
        }
        near = next((full for full, bare in known.items() if bare == name), None)
        near = near or nearest(name, known) or self._near_bare(name, known)
        fix = (
            f'did you mean "{near}"?' if near else "type its words under `quotes:` of their source"
        )
        self.galley.report.error(Code.QUOTE_UNKNOWN, at, f'there is no quotation "{name}"', fix)

    def _near_bare(self, name: str, known: dict[str, str]) -> str | None:
        bare = nearest(name.rpartition("/")[2], known.values())
        return next((full for full, each in known.items() if each == bare), None)
