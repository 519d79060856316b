"""Reference managers' files read as they are: BibTeX, CSL-JSON, RIS."""

from __future__ import annotations

from affidavit.sources.imports.bibtex import read_bibtex
from affidavit.sources.imports.csl_json import read_csl_json
from affidavit.sources.imports.entry import Entry
from affidavit.sources.imports.ris import read_ris

__all__ = ["READERS", "Entry"]

READERS = {".bib": read_bibtex, ".json": read_csl_json, ".ris": read_ris}
"""Ending of a file -> what reads its text into entries, every fault reported."""
