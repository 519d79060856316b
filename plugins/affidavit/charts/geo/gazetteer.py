"""What places are called: the one that a name or a code means, however it is spelled."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from affidavit.diagnostics import nearest


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places of one map, by code."""

    names: Mapping[str, str]
    """Code -> name as it is printed, in the order of the map."""
    spellings: Mapping[str, str]
    """Folded name or code -> code. A spelling that two places have is in it for neither."""
    typed: Mapping[str, str]
    """Names and codes as people write them -> code, for suggestions."""
    shared: Mapping[str, tuple[str, ...]]
    """Folded name -> the codes of the places that all have it."""

    def find(self, written: str) -> str | None:
        """Return the code of the place that is meant; None where there is none."""
        return self.spellings.get(folded(written))

    def several(self, written: str) -> tuple[str, ...]:
        """Return the codes of the places that a name means, where it means more than one."""
        return self.shared.get(folded(written), ())

    def likely(self, written: str) -> str | None:
        """Return a name that a misspelt one most likely means; None where there is no telling."""
        plain = {folded(name): name for name in reversed(list(self.typed))}
        near = nearest(folded(written), plain)
        return None if near is None else self.names[self.typed[plain[near]]]


def gazetteer(names: Mapping[str, str], spelled: Iterable[tuple[str, str]]) -> Gazetteer:
    """Return a gazetteer of names by code, and of further (spelling, code)."""
    pairs = [*((name, code) for code, name in names.items()), *spelled]
    meant: dict[str, set[str]] = {}
    for name, code in pairs:
        meant.setdefault(folded(name), set()).add(code)
    spellings = {each: min(codes) for each, codes in meant.items() if len(codes) == 1}
    shared = {each: tuple(sorted(codes)) for each, codes in meant.items() if len(codes) > 1}
    return Gazetteer(dict(names), spellings, dict(pairs), shared)


def folded(text: str) -> str:
    """Return a name small, without accents, blanks and signs: `Cd. de México` is `cddemexico`.

    The vowels of scripts such as Hindi's, which Unicode counts as marks, stay.
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if _counts(each))


def _counts(letter: str) -> bool:
    is_accent = "\u0300" <= letter <= "\u036f"
    return letter.isalnum() or (unicodedata.category(letter)[0] == "M" and not is_accent)
