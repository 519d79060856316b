"""A date in the address of a story that is not the day it was published."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATE = re.compile(
    r"(?:^|/)(?P<folders>(?:20|19)\d\d/\d{1,2}/\d{1,2})/|(?<!\d)(?P<name>(?:20|19)\d\d-\d\d-\d\d)(?!\d)"
)
"""Three folders are always meant as a date; a name such as `case-2026-77-99` may not be."""
_NEAR = 1
"""Days. Around midnight the desk's clock and the reader's differ."""


def _find(examined: Examined) -> Iterator[Finding]:
    article, day = examined.article, examined.published_on
    if article is None or day is None:
        return
    for found in _DATE.finditer(article.path):
        words = found["folders"] or found["name"]
        typed = _day(*map(int, re.split("[/-]", words)))
        if found["folders"] if typed is None else abs((typed - day).days) > _NEAR:
            yield Finding(
                at=article.value_places["published"],
                message=f'the address says "{words}" and the story was published on {day}',
                fix="rename the folder, and keep the old address under aliases:",
                words=words,
            )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


CHECK = Check(
    code="article/path-date",
    find=_find,
    weight="error",
    explanation="The address of a story holds a date, and it was published on another day.",
)
