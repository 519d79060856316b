"""Somebody who is a minor, or no public person, and is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.names import named_in
from affidavit.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.articles import Person


def _find(examined: Examined) -> Iterator[Finding]:
    if not any(_is_protected(person) for person in examined.people.values()):
        return
    told: set[str] = set()
    for passage in examined.passages():
        for name, id_ in named_in(passage.text, examined.people, who=_is_protected):
            if id_ not in told:
                told.add(id_)
                what = "a minor" if examined.people[id_].minor else "no public person"
                yield Finding(
                    at=passage.place(name.start()),
                    message=f'people.yml says that "{name[0]}" is {what}',
                    fix="leave the name out, or accept this with a reason: who agreed, and when",
                    words=name[0],
                )


def _is_protected(person: Person) -> bool:
    return person.minor or person.private


CHECK = Check(code=Code.HARM_NAMED, find=_find, weight="error", of_pages=True)
