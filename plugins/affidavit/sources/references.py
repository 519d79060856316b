"""Pandoc's citation grammar: what stands between `[` and `]`, and a source named in YAML.

Pure functions over text. Nothing here knows which sources exist, and nothing raises, whatever the
text: https://pandoc.org/MANUAL.html#citation-syntax (pandoc 3) is the grammar that is followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from affidavit.sources.locators import Locator, parse_locator

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY = r"\w(?:[:.#$%&\-+?<>~/]?\w)*"
"""A key as it may stand without braces: letters, digits, `_`, and single signs inside."""

MENTION = re.compile(rf"@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<bare>{KEY}))")
"""`@key` or `@{any/thing!}`; the caller looks at what stands before it."""

_OPENING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source named in a text, and what the writer says around it."""

    key: str
    prefix: str = ""
    """`see` in `[see @a]`: inline Markdown, without the space at its ends."""
    locator: Locator | None = None
    """Where in the source."""
    suffix: str = ""
    """What follows the locator, its comma included: `, and elsewhere`. Inline Markdown."""
    bare: bool = False
    """Written `-@key`: the text has named the source already."""
    at: int = 0
    """Index of the `@` in the text that was parsed; of the key where it was written without one."""
    stray: int | None = None
    """Index of a second `@key` in the suffix, where a `;` before it was forgotten."""


def parse_group(text: str) -> list[Reference] | None:
    """Return the references of a bracket, given the text inside it; None where it is none.

    Every part between semicolons must name a source: `[see @a; and others]` is ordinary text, as
    in Pandoc. Semicolons in nested brackets, braces and code belong to the words around them.
    """
    if "@" not in text:
        return None
    found = [_parse_part(text, start, end) for start, end in _parts(text)]
    references = [reference for reference in found if reference is not None]
    return references if len(references) == len(found) else None


def parse_reference(text: str) -> Reference | None:
    """Read a source as YAML names it: `mnd-2026-02-23, para. 2`; None where it names none.

    A leading `@` is accepted. The rest after key and comma is the locator; words that are none
    become the suffix.
    """
    lead = len(text) - len(text.lstrip())
    at = text.startswith("@", lead)
    found = MENTION.match(text, lead) if at else re.compile(KEY).match(text, lead)
    if found is None:
        return None
    key = _key(found) if at else found[0]
    rest = text[found.end() :]
    if rest.strip() and not rest.lstrip().startswith(","):
        return None
    locator, suffix = parse_locator(rest)
    return Reference(key=key, locator=locator, suffix=suffix, at=lead)


def find_mention(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """Return the first `@key` that is one: not in code, not escaped, not within a word."""
    end = len(text) if end is None else end
    hidden = _code_spans(text)
    for found in MENTION.finditer(text, start, end):
        before = text[found.start() - 1] if found.start() > start else " "
        in_code = any(first <= found.start() < last for first, last in hidden)
        if not in_code and not before.isalnum() and before not in "_/\\@":
            return found
    return None


def write_group(references: Iterable[Reference]) -> str:
    """Return the text between brackets that `parse_group` reads as `references`."""
    return "; ".join(_written(reference) for reference in references)


def write_key(key: str) -> str:
    """Return `@key`, in braces where it needs them."""
    return f"@{key}" if re.fullmatch(KEY, key) else f"@{{{key}}}"


def _written(reference: Reference) -> str:
    prefix = f"{reference.prefix} " if reference.prefix else ""
    sign = "-" if reference.bare else ""
    exact = f", {{{reference.locator.written if reference.locator else ''}}}"
    locator = exact if reference.locator or reference.suffix else ""
    suffix = reference.suffix if reference.suffix.startswith(",") else f" {reference.suffix}"
    return f"{prefix}{sign}{write_key(reference.key)}{locator}{suffix}".rstrip()


def _parse_part(text: str, start: int, end: int) -> Reference | None:
    found = find_mention(text, start, end)
    if found is None:
        return None
    bare = _is_bare(text, found.start(), start)
    prefix = text[start : found.start() - bare].strip()
    locator, suffix = parse_locator(text[found.end() : end])
    second = find_mention(text, found.end(), end)
    reference = Reference(key=_key(found), prefix=prefix, bare=bare, at=found.start())
    stray = second.start() if second else None
    return replace(reference, locator=locator, suffix=suffix, stray=stray)


def _is_bare(text: str, at: int, start: int) -> bool:
    """Say whether the `@` has the minus that leaves the name out; `x-@y` is a hyphen."""
    has_minus = at > start and text[at - 1] == "-"
    return has_minus and (at - 1 == start or text[at - 2].isspace())


def _key(found: re.Match[str]) -> str:
    return found["braced"] or found["bare"]


def _parts(text: str) -> list[tuple[int, int]]:
    """Return start and end of what stands between the semicolons of the outermost level."""
    hidden = dict(_code_spans(text))
    cuts, closing, at = [-1], list[str](), 0
    while at < len(text):
        if at in hidden:
            at = hidden[at]
            continue
        sign = text[at]
        if sign in _OPENING:
            closing.append(_OPENING[sign])
        elif closing and sign == closing[-1]:
            closing.pop()
        elif sign == ";" and not closing:
            cuts.append(at)
        at += 2 if sign == "\\" else 1
    cuts.append(len(text))
    return [(first + 1, last) for first, last in pairwise(cuts)]


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each code span: a run of backticks to the next run as long."""
    found, start = list[tuple[int, int]](), 0
    if "`" not in text:
        return found
    while opening := re.compile(r"(?<!\\)`+").search(text, start):
        mark = opening[0]
        closing = re.compile(rf"(?<!`){mark}(?!`)").search(text, opening.end())
        start = closing.end() if closing else opening.end()
        if closing:
            found.append((opening.start(), closing.end()))
    return found
