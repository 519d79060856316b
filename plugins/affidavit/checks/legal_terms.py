"""A word of the law about somebody of whom nothing says how they stand before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.names import Named
from affidavit.checks.wording import either

if TYPE_CHECKING:
    from collections.abc import Iterator

_TERM = either(
    "extradited convicted sentenced indicted found_guilty guilty acquitted",
    "charged(?=(?:\\W+\\w+){0,3}?\\W+with\\b)",
    "extraditad[oa] condenad[oa] sentenciad[oa] imputad[oa] culpable procesad[oa] absuelt[oa]",
    "vinculad[oa]_a_proceso",
)
_ACT = either(
    "extradit(?:ed|es|ing|ion) convict(?:ed|s|ion) sentenc(?:ed|es|ing) indict(?:ed|s|ment)",
    "acquitt(?:ed|al) extradit(?:ó|a) extradición condenó condena sentenció imputó absolvió",
)
_BE = either("is was were been being be got stands fue es sido quedó está resultó")
_BETWEEN = either("who later then also now already recently has had have since quien luego ya")
_BEHIND = re.compile(
    rf"(?:,[^,.;:!?]{{1,40}},|,)?(?:\W+{_BETWEEN})*\W+"
    rf"(?:{_BE}\W+(?:(?!not\b|never\b|no\b)\w+\W+){{0,2}}?)?(?P<term>{_TERM})\b",
    re.IGNORECASE,
)
"""As in `Name, a lawyer, was later convicted`, or `Name, charged with`."""
_BEFORE = re.compile(rf"\b(?P<term>{_ACT})\s+(?:of\s+|a\s+|de\s+)?$", re.IGNORECASE)
"""As in `extradited Name`, or `the conviction of Name`."""
_LONGEST = 90


def _find(examined: Examined) -> Iterator[Finding]:
    untried = examined.register.untried
    if not untried:
        return
    for passage in examined.passages():
        for name in untried.named_in(passage.text):
            found = _term_at(passage.text, name)
            if found is not None and not passage.is_within(found[1], "code", "quote"):
                word, at = found
                yield Finding(
                    at=passage.place(at),
                    message=f'"{word}" is a word of the law, and {name.name} has no "legal" entry',
                    fix=f"add under {name.id} in people.yml: legal: with status, date and source",
                    words=word,
                )


def _term_at(text: str, name: Named) -> tuple[str, int] | None:
    """Return the term that is said of a name, and where it stands; None where none is."""
    if found := _BEHIND.match(text, name.end, name.end + _LONGEST):
        return found["term"], found.start("term")
    if found := _BEFORE.search(text, max(0, name.start - _LONGEST), name.start):
        return found["term"], found.start("term")
    return None


CHECK = Check(
    code="person/legal-term",
    find=_find,
    weight="error",
    explanation=(
        "Extradited, charged, convicted: words of the law about somebody of people.yml who "
        'has no entry `legal` there, with a status, a date and a source. "Transferred" is not '
        '"extradited".'
    ),
)
