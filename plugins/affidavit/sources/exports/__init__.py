"""Sources for reference managers: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

from affidavit.sources.exports.bibtex import bibtex
from affidavit.sources.exports.csl_json import csl_items, csl_json
from affidavit.sources.exports.ris import ris

__all__ = ["FORMS", "WRITERS", "csl_items"]

WRITERS = {".bib": bibtex, ".json": csl_json, ".ris": ris}
"""Ending of a file -> what writes sources into one, as UTF-8 text."""
FORMS = {".bib": "BibTeX", ".json": "CSL-JSON", ".ris": "RIS"}
"""Ending of a file -> what its form is called, in every language."""
