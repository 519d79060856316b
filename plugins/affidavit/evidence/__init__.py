"""Copies of sources, kept outside the publication: where they lie and whether they are whole."""

from __future__ import annotations

from affidavit.evidence.folder import EvidenceFolder, Kept
from affidavit.evidence.nearest_passage import nearest_passage
from affidavit.evidence.perishable import perishable
from affidavit.evidence.quotations import Passage, Quotation
from affidavit.evidence.typed_words import typed_words
from affidavit.evidence.verdicts import Finding, Judgement, judge

__all__ = [
    "EvidenceFolder",
    "Finding",
    "Judgement",
    "Kept",
    "Passage",
    "Quotation",
    "judge",
    "nearest_passage",
    "perishable",
    "typed_words",
]
