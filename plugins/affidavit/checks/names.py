"""Where a text names somebody of people.yml."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from affidavit.articles import Person


def named_in(
    text: str, people: Mapping[str, Person], *, who: Callable[[Person], bool] = lambda _: True
) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each place where a text names somebody, with the id of who that is."""
    names = tuple(
        (str(name), id_)
        for id_, person in people.items()
        if who(person)
        for name in (person.name, *person.aliases)
    )
    if not names:
        return
    pattern, ids = _pattern(names)
    for found in pattern.finditer(text):
        yield found, ids[found[0]]


@lru_cache(maxsize=16)
def _pattern(names: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    ids: dict[str, str] = {}
    for name, id_ in names:
        ids.setdefault(name, id_)
    longest_first = sorted(ids, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)"), ids
