"""A name that is one slip away from one of people.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from affidavit.checks.names import Register
    from affidavit.markdown import Passage

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_OF_PLACES = re.compile(r"\b(?:from|in|at|near|to|en|desde|hacia|a) $", re.IGNORECASE)
"""What stands before a place, which may well be called almost as somebody is."""
_ENDINGS = ("'s", "\u2019s", "s", "es", "n", "an", "ian", "r", "er", "rs", "al", "d")
"""What grammar puts behind a name: `Sheinbaum's`, `the Rubios`."""
_SHORTEST = 5
"""Letters. Below, another name is as likely as a slip."""
_LONE = 6
"""Letters of a name that stands alone, where no other part of it confirms who is meant."""


def _find(examined: Examined) -> Iterator[Finding]:
    if not examined.people:
        return
    index = _index(examined.register)
    for passage in examined.passages():
        for at, word, meant in _misses(passage, index):
            if _is_meant(passage, at, meant=index.owners[meant], examined=examined):
                yield Finding(
                    at=passage.place(at),
                    message=f'"{word}" is one slip away from "{meant}" of people.yml',
                    fix=f"write {meant}; if it is somebody else, enter them there too",
                    words=word,
                )


def _misses(passage: Passage, index: _Index) -> Iterator[tuple[int, str, str]]:
    """Yield each word that is a slip away from a word of a name, with its place and that word."""
    for found in _WORD.finditer(passage.text):
        word = found[0]
        word = _POSSESSIVE.sub("", word)
        if len(word) < _SHORTEST or not word[0].isupper() or word in index.words:
            continue
        meant = _near(word, index)
        if meant and not passage.is_within(found.start(), "code", "quote"):
            yield found.start(), word, meant


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of somebody's name, and the others that belong to it."""

    word: str
    id: str
    others: frozenset[str]
    """Folded."""
    may_stand_alone: bool
    """Whether the word alone can mean them: long, and their only one or a person's last."""


class _Index:
    """The words of all names, and each of them less one letter."""

    def __init__(self, register: Register) -> None:
        self.owners: dict[str, list[_Part]] = {}
        for id_, person in register.people.items():
            for name in (person.name, *person.aliases):
                words = _WORD.findall(name)
                for word in words:
                    others = frozenset(folded(each) for each in words if each != word)
                    is_last = person.kind == "person" and word == words[-1]
                    alone = len(word) >= _LONE and (len(words) == 1 or is_last)
                    part = _Part(word, id_, others, may_stand_alone=alone)
                    self.owners.setdefault(word, []).append(part)
        self.words = frozenset(self.owners)
        self.lessened: dict[str, str] = {}
        for word in sorted(self.words):
            if len(word) >= _SHORTEST and word[0].isupper():
                for less in _lessened(word.casefold()):
                    self.lessened.setdefault(less, word)
        self.known: dict[str, str] = {}


@lru_cache(maxsize=4)
def _index(register: Register) -> _Index:
    return _Index(register)


def _lessened(word: str) -> set[str]:
    """Return the word, and all that remains where one of its letters is left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _near(word: str, index: _Index) -> str:
    """Return the word of a name from which this one differs by one letter, or two that changed."""
    if (known := index.known.get(word)) is not None:
        return known
    meant = ""
    if any(word.removesuffix(ending) in index.words for ending in _ENDINGS):
        index.known[word] = meant
        return meant
    for less in sorted(_lessened(word.casefold())):
        found = index.lessened.get(less, "")
        if found[:1].casefold() != word[0].casefold():
            continue  # hands slip later in a word; another first letter is another name
        if not _is_inflected(word, found) and _slips_once(word, found):
            meant = found
            break
    index.known[word] = meant
    return meant


def _is_inflected(word: str, name: str) -> bool:
    longer, shorter = sorted((word.casefold(), name.casefold()), key=len, reverse=True)
    return longer == shorter or longer.removeprefix(shorter).strip("'\u2019") in _ENDINGS


def _slips_once(word: str, name: str) -> bool:
    """Say whether one letter is too many, missing, another, or has changed places with the next."""
    one, two = word.casefold(), name.casefold()
    if len(one) != len(two):
        longer, shorter = sorted((one, two), key=len, reverse=True)
        return shorter in _lessened(longer)
    other = [at for at in range(len(one)) if one[at] != two[at]]
    if len(other) == 1:
        return True
    return len(other) == 2 and other[1] == other[0] + 1 and _swapped(one, two, other[0])  # noqa: PLR2004


def _swapped(one: str, two: str, at: int) -> bool:
    return one[at] == two[at + 1] and one[at + 1] == two[at]


def _is_meant(passage: Passage, at: int, *, meant: Iterable[_Part], examined: Examined) -> bool:
    """Say whether what stands around a near miss shows that the name was meant.

    A name of several words is meant where the word beside is another of its words; one that stands
    alone where the same document has it right somewhere, or lists who it is.
    """
    around = {folded(word) for word in _neighbours(passage.text, at)}
    is_place = _OF_PLACES.search(passage.text, 0, at) is not None
    return any(
        part.others & around
        or (not is_place and part.may_stand_alone and _is_known(examined, part.id, part.word))
        for part in meant
    )


def _neighbours(text: str, at: int) -> Iterator[str]:
    before = _WORD.findall(text[max(0, at - 60) : at])
    behind = _WORD.findall(text[at : at + 80])
    yield from (word for word in [*before[-1:], *behind[1:2]] if len(word) > 2)  # noqa: PLR2004


def _is_known(examined: Examined, id_: str, name: str) -> bool:
    article = examined.article
    if article is not None and id_ in article.meta.people:
        return True
    whole = re.compile(rf"\b{re.escape(name)}\b")
    return any(whole.search(passage.text) for passage in examined.passages())


CHECK = Check(
    code="person/near-miss",
    find=_find,
    weight="error",
    explanation=(
        "A word is one slip away from a name of people.yml, and what is around it shows that "
        "the name was meant. Names that are another's are entered there too."
    ),
)
