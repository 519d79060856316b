"""A page that was to be read again, such as a policy, and the day is past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.articles import Page
from affidavit.checks.check import Check, Examined, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find(examined: Examined) -> Iterator[Finding]:
    page = examined.document
    if not isinstance(page, Page):
        return
    day = page.meta.review_by
    if day is None or day >= examined.today:
        return
    promised = examined.publication.files.imprint.policies.items()
    policies = [f'the policy "{name}"' for name, file in promised if str(file) == page.path]
    yield Finding(
        at=page.value_places["review_by"],
        message=f"{policies[0] if policies else 'this page'} was to be read again by {day}",
        fix="read it, mend what no longer holds, and enter another day under review_by",
        words=str(day),
    )


CHECK = Check(
    code="page/overdue",
    find=_find,
    of_pages=True,
    explanation=(
        "A page was to be read again by a day, its `review_by`, and the day is past. Policies say"
        " what a newsroom does; one that nobody has read for years says what it did."
    ),
)
