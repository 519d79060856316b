"""The name of a file, which readers see, that says what the text does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.pictures import pictures
from affidavit.diagnostics import Place
from affidavit.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = frozenset(
    {
        *("victim", "victims", "witness", "informant", "whistleblower", "confidential", "secret"),
        *("unredacted", "victima", "victimas", "testigo", "informante", "denunciante"),
        *("confidencial", "secreto"),
    }
)
_SHORTEST = 3


def _find(examined: Examined) -> Iterator[Finding]:
    protected = {
        folded(word)
        for person in examined.people.values()
        if person.minor or person.private
        for name in (person.name, *person.aliases)
        for word in _WORD.findall(name)
        if len(word) > _SHORTEST
    }
    for file, at in _files(examined):
        words = {folded(word) for word in _WORD.findall(file.rpartition("/")[2])}
        if telling := sorted(words & (_TELLING | protected)):
            yield Finding(
                at=at,
                message=f'readers see the name of this file, and it says "{telling[0]}"',
                fix="give it a name that says nothing about anybody",
                words=file,
            )


def _files(examined: Examined) -> Iterator[tuple[str, Place]]:
    """Yield the files that a page leads to or shows."""
    met: set[str] = set()
    for picture in pictures(examined):
        met.add(picture.file.rpartition("/")[2])
        yield picture.file, picture.at
    for link in examined.composed.links:
        met.add(link.path.rpartition("/")[2])
        if link.path in examined.composed.assets:
            yield link.path, link.place
    for asset in sorted(examined.composed.assets):
        if asset.rpartition("/")[2] not in met:
            yield asset, Place(examined.document.file, examined.document.body_line)


CHECK = Check(
    code="harm/file-name",
    find=_find,
    of_pages=True,
    explanation="The name of a published file says what the text keeps to itself.",
)
