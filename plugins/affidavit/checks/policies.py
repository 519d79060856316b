"""A policy that publication.yml names and readers cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Finding, PublicationCheck
from affidavit.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from affidavit.publication import Publication


def _find(publication: Publication, today: date) -> Iterator[Finding]:
    del today
    documents = {each.path: each for each in publication.all_documents()}
    for name, file in publication.files.imprint.policies.items():
        page = documents.get(str(file))
        if page is not None and publication.standing(page) == "published":
            continue
        near = nearest(file, documents)
        wrong = "does not exist" if page is None else "is not published"
        yield Finding(
            at=file.place,
            message=f'"{file}", where readers find the policy "{name}", {wrong}',
            fix=f'did you mean "{near}"?'
            if page is None and near
            else "write the page, or delete the line",
            words=str(file),
        )


CHECK = PublicationCheck(
    code="publication/policy",
    find=_find,
    explanation=(
        "publication.yml promises readers a policy, and there is no page of it that they can read."
    ),
)
