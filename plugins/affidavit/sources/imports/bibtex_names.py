"""Names as BibTeX writes them: `Ruiz, Ana and {World Health Organization} and others`."""

from __future__ import annotations

import re

from affidavit.sources.imports.latex import plain
from affidavit.sources.source import OTHERS, Name

_WHOLE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")
_PAIRS = re.compile(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=\s*(.*)", re.DOTALL)


def names_of(written: str) -> tuple[Name, ...]:
    """Return the people and organisations of a field, TeX resolved; none where it is empty.

    The rules are BibTeX's own (N. Markey, Tame the BeaST, section 11), biblatex's `family=...`
    pairs too. What stands in braces as a whole is an organisation.
    """
    if not written.strip():
        return ()
    from bibtexparser.middlewares.names import split_multiple_persons_names  # noqa: PLC0415

    try:
        parts = split_multiple_persons_names(" ".join(written.split()))
    except Exception:  # noqa: BLE001  whatever the library meets in a stranger's file
        parts = written.split(" and ")
    found = (_name(re.sub(r"^(?:and\s+)+", "", part.strip())) for part in parts)
    return tuple(name for name in found if name)


def _name(part: str) -> Name | None:
    if part.lower() in {"others", "et al", "et al.", "al.", "and others"}:
        return OTHERS
    if _WHOLE.fullmatch(part):
        return _literal(part)
    if "=" in part and (pairs := _pairs(part)):
        return pairs
    return _parsed(part)


def _literal(part: str) -> Name | None:
    text = plain(part)
    return Name(full=text) if text else None


def _pairs(part: str) -> Name | None:
    found = (_PAIRS.match(each) for each in part.split(","))
    said = {match[1]: plain(match[2].strip('" ')) for match in found if match}
    if "family" not in said:
        return None
    family = f"{said.get('prefix', '')} {said['family']}".strip()
    return person(family, said.get("given", ""), said.get("suffix", ""))


def _parsed(part: str) -> Name | None:
    from bibtexparser.middlewares.names import parse_single_name_into_parts  # noqa: PLC0415

    try:
        parts = parse_single_name_into_parts(part, strict=False)
    except Exception:  # noqa: BLE001  whatever the library meets in a stranger's file
        return _literal(part)
    von, last = (plain(" ".join(words)) for words in (parts.von, parts.last))
    given, suffix = (plain(" ".join(words)) for words in (parts.first, parts.jr))
    return person(f"{von} {last}".strip(), given, suffix) or _literal(part)


def person(family: str, given: str = "", suffix: str = "") -> Name | None:
    """Return a person's name; without a given name it is printed as it stands."""
    if not family:
        return Name(full=given) if given else None
    full = " ".join(part for part in (given, family, suffix) if part)
    return Name(full=full, family=family, given=given)
