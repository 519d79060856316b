"""Sources for reference managers: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from affidavit.sources.exports import bibtex, csl_json, ris
from affidavit.sources.exports.csl_json import csl_items
from affidavit.sources.source import Source

__all__ = ["FORMS", "ReferenceFiles", "csl_items", "text_of"]

_ENTRIES = {".bib": bibtex.entry, ".json": csl_json.entry, ".ris": ris.entry}
"""Ending of a file -> what writes one source."""
_JOINED = {".bib": bibtex.joined, ".json": csl_json.joined, ".ris": ris.joined}
"""Ending of a file -> what makes its text of what was written."""
FORMS = {".bib": "BibTeX", ".json": "CSL-JSON", ".ris": "RIS"}
"""Ending of a file -> what its form is called, in every language."""


@dataclass(frozen=True, slots=True)
class ReferenceFiles:
    """Writes sources of one library into files. Each is written once in each form."""

    _written: dict[tuple[str, str], str] = field(default_factory=dict)
    """By ending and key."""

    def text(self, ending: str, sources: Iterable[Source]) -> str:
        """Return the text of a file of these sources, in the order given; to be sent as UTF-8."""
        return _JOINED[ending](self._entry(ending, source) for source in sources)

    def _entry(self, ending: str, source: Source) -> str:
        known = self._written.get((ending, source.key))
        if known is None:
            known = self._written[ending, source.key] = _ENTRIES[ending](source)
        return known


def text_of(ending: str, sources: Iterable[Source]) -> str:
    """Return the text of a single file of sources, whatever library they are of."""
    return ReferenceFiles().text(ending, sources)
