"""Copies of sources, kept outside the publication: where they lie and whether they are whole."""

from __future__ import annotations

from affidavit.evidence.folder import EvidenceFolder, Kept

__all__ = ["EvidenceFolder", "Kept"]
