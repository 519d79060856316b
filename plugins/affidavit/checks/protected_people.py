"""Somebody who is a minor, or no public person, and is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find(examined: Examined) -> Iterator[Finding]:
    protected = examined.register.protected
    if not protected:
        return
    told: set[str] = set()
    for passage in examined.passages():
        for name in protected.named_in(passage.text):
            if name.id not in told:
                told.add(name.id)
                what = "a minor" if examined.people[name.id].minor else "no public person"
                yield Finding(
                    at=passage.place(name.start),
                    message=f'people.yml says that "{name.name}" is {what}',
                    fix="leave the name out, or accept this with a reason: who agreed, and when",
                    words=name.name,
                )


CHECK = Check(
    code="harm/named",
    find=_find,
    weight="error",
    of_pages=True,
    explanation="Somebody is named whom people.yml calls a minor or no public person.",
)
