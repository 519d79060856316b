"""An investigation that accuses somebody and does not say that they were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.allegations import allegations
from affidavit.checks.check import Check, Examined, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find(examined: Examined) -> Iterator[Finding]:
    article = examined.article
    if article is None or article.meta.kind != "investigation":
        return
    asked = {str(reply.to) for reply in article.meta.replies}
    told: set[str] = set()
    for sentence, at, id_ in allegations(examined):
        name = str(examined.people[id_].name)
        if id_ not in told and not asked & {id_, name}:
            told.add(id_)
            yield Finding(
                at=sentence.passage.place(at),
                message=f"this accuses {name}, and nothing says that they were asked for comment",
                fix=f"add to: {id_} under replies, with asked and outcome, or why not",
                words=sentence.text,
            )


CHECK = Check(
    code="reply/missing",
    find=_find,
    weight="error",
    explanation=(
        "An investigation accuses somebody of people.yml, and `replies:` has no entry for "
        "them: when they were asked and what came of it, or why they were not."
    ),
)
