"""What became of the pages that stories cite: looked at again, and told apart."""

from __future__ import annotations

from affidavit.evidence.watching.findings import Finding, State

__all__ = ["Finding", "State"]
