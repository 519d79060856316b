"""Coordinates that lead to a door."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.pictures import pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR = re.compile(
    r"(?<![\w.])-?\d{1,2}\.\d{3,}\s?°?\s?[NS]?[,;]?\s{1,2}-?\d{1,3}\.\d{3,}(?!\d)"
    r"|\d{1,2}°\s?\d{1,2}['\u2018\u2019\u2032]\s?\d{1,2}(?:\.\d+)?[\"\u201c\u201d\u2033]\s?[NS]\W+\d{1,3}°\s?\d{1,2}['\u2018\u2019\u2032]\s?\d{1,2}"
)
"""Three decimals are some hundred metres, a second of arc thirty."""
_WIDE = frozenset({"country", "state", "region", "province", "city", "town", "municipality"})


def _find(examined: Examined) -> Iterator[Finding]:
    for passage in examined.passages():
        for found in _PAIR.finditer(passage.text):
            if not passage.is_within(found.start(), "code"):
                yield Finding(
                    at=passage.place(found.start()),
                    message="these coordinates lead close to somebody's door",
                    fix="name the town, or round to one decimal: some ten kilometres",
                    words=found[0],
                )
    for picture in pictures(examined):
        origin = picture.origin
        if origin is None or str(origin.place_precision).casefold() not in _WIDE:
            continue
        if any(sign.isdigit() for sign in origin.place):
            yield Finding(
                at=origin.place.place,
                message=f'"{origin.place}" is finer than its precision, "{origin.place_precision}"',
                fix="leave out house numbers and coordinates",
                words=str(origin.place),
            )


CHECK = Check(
    code="harm/place",
    find=_find,
    explanation=(
        "Coordinates, or the place of a picture, are finer than is good for those who live there."
    ),
)
