"""Faults that come in numbers, such as bad cells: the first of them, then how many more."""

from __future__ import annotations

from collections.abc import Sequence

from affidavit.diagnostics import Diagnostic, Report

MOST_TOLD = 20
"""Of one sort in one place: what comes after is most likely the same slip again."""


def tell_each(faults: Sequence[Diagnostic], *, report: Report, more: str) -> None:
    """Report the first faults one by one, and the rest as one: `more` of them, such as "rows"."""
    for fault in faults[:MOST_TOLD]:
        report.add(fault)
    if len(faults) > MOST_TOLD:
        first, count = faults[MOST_TOLD], len(faults) - MOST_TOLD
        message = f"{count:,} more {more} from here on {'is' if count == 1 else 'are'} like these"
        report.error(first.code, first.place, message, "mend those above first")
