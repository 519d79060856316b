"""The record of a story: its facts and claims, what each rests on, and what follows from them."""

from __future__ import annotations

from affidavit.ledger.ledger import Claim, ClaimRow, Entry, Fact, FactRow, Ledger, Status
from affidavit.ledger.loading import LEDGER_FILE, load_ledger
from affidavit.ledger.naming import what_is_wrong
from affidavit.ledger.wording import bound_and_number

__all__ = [
    "LEDGER_FILE",
    "Claim",
    "ClaimRow",
    "Entry",
    "Fact",
    "FactRow",
    "Ledger",
    "Status",
    "bound_and_number",
    "load_ledger",
    "what_is_wrong",
]
