"""Where a text names somebody of people.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from affidavit.articles import Person

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a text that names somebody, `text[start:end]`."""

    start: int
    end: int
    name: str
    id: str
    """Who it is, in people.yml."""


class Names:
    """The names and aliases of some people, to be looked for in texts."""

    def __init__(
        self, people: Mapping[str, Person], *, who: Callable[[Person], bool] = lambda _: True
    ) -> None:
        """Take those of `people` of whom `who` says yes."""
        found = [
            (str(name), id_)
            for id_, person in people.items()
            if who(person)
            for name in (person.name, *person.aliases)
        ]
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for name, id_ in sorted(found, key=lambda each: (-len(each[0]), each)):
            if (first := _WORD.match(name)) is not None:
                self._by_first.setdefault(first[0], []).append((name, id_))

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def named_in(self, text: str) -> Iterator[Named]:
        """Yield each place that names somebody, the longest name where several begin there."""
        past = 0
        for word in _WORD.finditer(text):
            names = self._by_first.get(word[0])
            if names is None or word.start() < past:
                continue
            for name, id_ in names:
                end = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                    yield Named(word.start(), end, name, id_)
                    past = end
                    break


class Register:
    """people.yml, made ready once for all documents."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self.people = people

    @cached_property
    def everybody(self) -> Names:
        """All names."""
        return Names(self.people)

    @cached_property
    def untried(self) -> Names:
        """Those of persons of whom nothing says how they stand before the law."""
        return Names(self.people, who=lambda each: each.kind == "person" and not each.legal)

    @cached_property
    def protected(self) -> Names:
        """Those of minors, and of persons who are no public ones."""
        return Names(self.people, who=lambda each: each.minor or each.private)
