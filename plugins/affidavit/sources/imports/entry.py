"""One entry of a reference manager's file in CSL's words, and its way to a `Source`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Place, Report
from affidavit.language import DateSpan
from affidavit.sources.addresses import doi_name, web_address
from affidavit.sources.imports.languages import language_tag
from affidavit.sources.rules import check_imported_key
from affidavit.sources.source import Name, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

_OWN = ("title", "container-title", "publisher", "volume", "issue", "page", "number")
"""What a `Source` has a field of its own for."""
_WITH_FIELDS = ("author", "editor")
_SAYING_WHAT = ("title", "URL", "DOI", "publisher", "container-title")


@dataclass(slots=True, kw_only=True)
class Entry:
    """An entry with its variables by the names of CSL 1.0.2, appendix IV; all texts are plain."""

    key: str
    type: str
    """One of CSL's types."""
    place: Place
    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    issued: DateSpan | None = None
    issued_as: str = ""
    """The date as it stands there, where the calendar does not know it: `forthcoming`."""
    accessed: DateSpan | None = None
    faulty: bool = False
    """Whether it could not be read, which is told already: its key is known, and little else."""
    places: dict[str, Place] = field(default_factory=dict)
    """Where a variable stands; the entry's own place where that is not known."""

    def at(self, variable: str) -> Place:
        """Return the place of a variable, for messages."""
        return self.places.get(variable, self.place)

    def source(self, *, story: str | None, report: Report) -> Source | None:
        """Return what can be cited; what is odd about the entry is reported as a warning.

        None only where its key cannot be typed. What it lacks is left out: a reference manager's
        file is not the writer's to mend, and one bad entry must not hold up the others.
        """
        if not check_imported_key(self.key, at=self.place, report=report):
            return None
        if not self.faulty:
            self._tell_bare(report)
        texts = self.texts
        return Source(
            key=self.key,
            type=self.type,
            story=story,
            authors=self.names.get("author", ()),
            editors=self.names.get("editor", ()),
            issued=self.issued,
            issued_as=self.issued_as,
            url=self._address("URL", report) or self._address("DOI", report),
            doi=doi_name(texts.get("DOI", "")),
            accessed=self.accessed.first_day if self.accessed else None,
            lang=language_tag(texts.get("language", "")),
            roles=self._roles(),
            further=self._further(),
            faulty=self.faulty,
            place=self.place,
            title=texts.get("title", ""),
            container=texts.get("container-title", ""),
            publisher=texts.get("publisher", ""),
            volume=texts.get("volume", ""),
            issue=texts.get("issue", ""),
            pages=texts.get("page", ""),
            number=texts.get("number", ""),
        )

    def _further(self) -> Mapping[str, str]:
        taken = {*_OWN, "URL", "DOI", "language"}
        texts = {name: text for name, text in self.texts.items() if name not in taken and text}
        return MappingProxyType(dict(sorted(texts.items())))

    def _roles(self) -> Mapping[str, tuple[Name, ...]]:
        names = sorted(self.names.items())
        return MappingProxyType({role: who for role, who in names if role not in _WITH_FIELDS})

    def _address(self, variable: str, report: Report) -> str | None:
        written = self.texts.get(variable, "")
        if not written:
            return None
        found = web_address(written)
        if found is None:
            message = f'"{_short(written)}" of "{self.key}" cannot become a link; it is left out'
            form = "an address with https://" if variable == "URL" else "it as 10.1000/182"
            report.warning(Code.ADDRESS_WRONG, self.at(variable), message, f"write {form}")
        return found

    def _tell_bare(self, report: Report) -> None:
        if self.texts.get("title"):
            return
        has_any = any(self.texts.get(name) for name in _SAYING_WHAT) or self.names.get("author")
        message = f'"{self.key}" has no title' if has_any else f'nothing says what "{self.key}" is'
        report.warning(Code.KEY_MISSING, self.place, message, "give it a title where it comes from")


def page_range(text: str) -> str:
    """Return pages with the dash of a range, `33–40`, whichever signs stand in its place."""
    return re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "–", text)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
