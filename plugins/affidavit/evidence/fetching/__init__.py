"""The one part of the package that asks the network, for commands that are told to; no build is."""

from __future__ import annotations

from affidavit.evidence.fetching.answers import Fetched, FetchError, Hop, Limits, Trouble
from affidavit.evidence.fetching.fetcher import Fetcher

__all__ = ["FetchError", "Fetched", "Fetcher", "Hop", "Limits", "Trouble"]
