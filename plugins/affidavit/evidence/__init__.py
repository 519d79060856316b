"""Copies of sources, kept outside the publication: where they lie and whether they are whole."""

from __future__ import annotations

from affidavit.evidence.folder import EvidenceFolder, Kept
from affidavit.evidence.perishable import perishable
from affidavit.evidence.verdicts import Finding, Judgement, judge

__all__ = ["EvidenceFolder", "Finding", "Judgement", "Kept", "judge", "perishable"]
