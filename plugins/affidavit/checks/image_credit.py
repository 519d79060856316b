"""A picture of which nothing says who made it, or by what right it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.pictures import pictures

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find(examined: Examined) -> Iterator[Finding]:
    for picture in pictures(examined):
        lacking = [
            name
            for name, value in (("credit", picture.credit), ("licence", picture.licence))
            if not value
        ]
        if lacking:
            yield Finding(
                at=picture.at,
                message=f"this picture has no {' and no '.join(lacking)}",
                fix=" and ".join(f'add a line "{name}: ..."' for name in lacking),
                words=picture.file,
            )


CHECK = Check(
    code="image/credit",
    find=_find,
    explanation="Nothing says who made a picture, or by what right it is published.",
)
