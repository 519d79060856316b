"""A claim or figure that was to be looked at again, and the day is past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.ledger import Claim, Fact


def _find(examined: Examined) -> Iterator[Finding]:
    ledger = examined.publication.ledger(examined.document)
    entries: list[Fact | Claim] = [*ledger.facts.values(), *ledger.claims.values()]
    for entry in entries:
        row = entry.current
        if row is None or row.review_by is None or row.review_by >= examined.today:
            continue
        yield Finding(
            at=row.place,
            message=f'"{entry.id}" was to be looked at again by {row.review_by}',
            fix="enter what is known now, or another day under review_by",
            words=entry.id,
        )


CHECK = Check(
    code="ledger/overdue",
    find=_find,
    explanation="What was to be looked at again by a day, its `review_by`, and the day is past.",
)
