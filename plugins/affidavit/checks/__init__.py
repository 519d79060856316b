"""Editorial checks: one rule a file, each with a code of its own."""

from __future__ import annotations

from affidavit.checks.check import Check, Examined, Finding, PublicationCheck
from affidavit.checks.judging import judge
from affidavit.checks.registry import explanations

__all__ = ["Check", "Examined", "Finding", "PublicationCheck", "explanations", "judge"]
