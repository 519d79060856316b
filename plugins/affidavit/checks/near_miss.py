"""A name that is one slip away from one of people.yml."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.codes import Code
from affidavit.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.markdown import Passage

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_ENDINGS = ("'s", "\u2019s", "s", "es", "n", "an", "ian", "r", "er", "rs", "al", "d")
"""What grammar puts behind a name: `Sheinbaum's`, `the Rubios`."""
_SHORTEST = 5
"""Letters. Below, another name is as likely as a slip."""
_LONE = 6
"""Letters of a name that stands alone, where no other part of it confirms who is meant."""


def _find(examined: Examined) -> Iterator[Finding]:
    names = tuple(
        name for person in examined.people.values() for name in (person.name, *person.aliases)
    )
    if not names:
        return
    index = _index(names)
    for passage in examined.passages():
        for at, word, meant in _misses(passage, index):
            if _is_meant(passage, at, meant, examined):
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
        if len(word) < _SHORTEST or not word[0].isupper() or word in index.words:
            continue
        meant = _near(word, index)
        if meant and not passage.is_within(found.start(), "code", "quote"):
            yield found.start(), word, meant


class _Index:
    """The words of all names, and each of them less one letter."""

    def __init__(self, names: tuple[str, ...]) -> None:
        found = {word for name in names for word in _WORD.findall(name)}
        self.words = frozenset(found)
        self.names = names
        self.lessened: dict[str, str] = {}
        for word in sorted(found):
            if len(word) >= _SHORTEST and word[0].isupper():
                for less in _lessened(word.casefold()):
                    self.lessened.setdefault(less, word)
        self.known: dict[str, str] = {}


@lru_cache(maxsize=4)
def _index(names: tuple[str, ...]) -> _Index:
    return _Index(names)


def _lessened(word: str) -> set[str]:
    """Return the word, and all that remains where one of its letters is left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _near(word: str, index: _Index) -> str:
    """Return the word of a name from which this one differs by one letter, or two that changed."""
    if (known := index.known.get(word)) is not None:
        return known
    meant = ""
    for less in sorted(_lessened(word.casefold())):
        found = index.lessened.get(less, "")
        if found and not _is_inflected(word, found) and _slips_once(word, found):
            meant = found
            break
    index.known[word] = meant
    return meant


def _is_inflected(word: str, name: str) -> bool:
    longer, shorter = sorted((word.casefold(), name.casefold()), key=len, reverse=True)
    return longer == shorter or longer.removeprefix(shorter) in _ENDINGS


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


def _is_meant(passage: Passage, at: int, meant: str, examined: Examined) -> bool:
    """Say whether what stands around a near miss shows that the name was meant.

    A name of several words is meant where the word beside is another of its words; one that stands
    alone where the same document has it right somewhere, or lists who it is.
    """
    around = {folded(word) for word in _neighbours(passage.text, at)}
    for id_, person in examined.people.items():
        for name in (person.name, *person.aliases):
            words = _WORD.findall(name)
            if meant not in words:
                continue
            if {folded(word) for word in words if word != meant} & around:
                return True
            is_alone = len(words) == 1 or (person.kind == "person" and words[-1] == meant)
            if is_alone and len(meant) >= _LONE and _is_known(examined, id_, meant):
                return True
    return False


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


CHECK = Check(code=Code.PERSON_NEAR_MISS, find=_find, weight="error")
