"""Which day a date in a text is."""

from __future__ import annotations

import re

from affidavit.ledger.quantities.found import Hit, Setting, WrittenDay

_PARTS = 3


def day_of(setting: Setting, hit: Hit) -> WrittenDay | None:
    """Return the day of a date that was found; None where it names more than one."""
    tokens = setting.pieces.tokens[hit.first : hit.past]
    named = [setting.vocabulary.months.get(token.word) for token in tokens]
    months = [month for month in named if month is not None]
    numbers = [each for token in tokens for each in re.findall("[0-9]{1,4}", token.text)]
    if not months:
        return _in_numbers(numbers)
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) < 4]
    if len(months) > 1 or len(years) > 1 or len(days) > 1:
        return None
    return WrittenDay(
        year=years[0] if years else None, month=months[0], day=days[0] if days else None
    )


def _in_numbers(numbers: list[str]) -> WrittenDay | None:
    """Return the day of `2026-02-22`, `22/02/2026`, `22.02.26`."""
    if len(numbers) != _PARTS:
        return None
    if len(numbers[0]) == 4:
        year, month, day = (int(number) for number in numbers)
        return WrittenDay(year=year, month=month, day=day)
    day, month, year = (int(number) for number in numbers)
    century = 2000 if len(numbers[2]) == 2 else 0
    return WrittenDay(year=year + century, month=month, day=day, is_swappable=True)
