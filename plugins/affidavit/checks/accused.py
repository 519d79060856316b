"""An accusation of a person, and no source in the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.allegations import allegations
from affidavit.checks.check import Check, Examined, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find(examined: Examined) -> Iterator[Finding]:
    for sentence, at, id_ in allegations(examined):
        person = examined.people[id_]
        has_source = sentence.holds("citation", "note", "link", "claim", "quote")
        if person.kind == "person" and not has_source:
            yield Finding(
                at=sentence.passage.place(at),
                message=f"this accuses {person.name}, and the sentence says nothing of who does",
                fix="cite the source in this sentence, or bind it to a claim",
                words=sentence.text,
            )


CHECK = Check(
    code="person/allegation",
    find=_find,
    weight="error",
    explanation=(
        "Somebody of people.yml is accused, and the sentence has no source: readers cannot "
        "see who accuses, nor on what ground."
    ),
)
