"""A headline that asserts what the story's own claim leaves open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.status_words import OPEN
from affidavit.checks.wording import either, whole_words
from affidavit.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_SHARED = 0.75
"""Share of a claim's own words that a headline must have to assert it."""
_FEWEST = 2
_WORD = re.compile(r"[^\W_]+")
_SMALL = re.compile(
    either(
        "an? the of in on at to by for and or with from as is was were are be been has had have",
        "his her its their he she it they that this who which",
        "el la los las una? unos unas de del al en y e o con por para que se su sus fue es son ha",
    )
)
_HEDGED = whole_words(
    "may might could would says? said claims? claimed alleged(?:ly)? reported(?:ly)? pending",
    "dispute[ds]? whether if unconfirmed awaits? awaiting not denies denied according questions?",
    "podría habría según dice dijo presunt[oa] presuntamente si sin no niega disputa pendiente",
    "what how why who when qué cómo quién cuándo",
)


def _find(examined: Examined) -> Iterator[Finding]:
    ledger = examined.publication.ledger(examined.document)
    loose = [
        (claim, row, _words(claim.text.source))
        for claim in ledger.claims.values()
        if (row := claim.current) is not None and row.status in OPEN
    ]
    if not loose:
        return
    for passage in examined.passages("title", "dek", "social", "chart-title", "caption"):
        if _HEDGED.search(passage.text) or passage.text.endswith("?"):
            continue
        words = _words(passage.text)
        for claim, row, own in loose:
            if len(own) >= _FEWEST and len(own & words) >= LEAST_SHARED * len(own):
                yield Finding(
                    at=passage.place(0),
                    message=f'this asserts what the ledger calls {row.status}: "{claim.id}"',
                    fix="say whose statement it is, or that it is open",
                    words=passage.text,
                )


def _words(text: str) -> set[str]:
    """Return the words that carry a meaning, cut to their stems' first letters."""
    found = {folded(word) for word in _WORD.findall(text)}
    return {word[:6] for word in found if not _SMALL.fullmatch(word)}


CHECK = Check(
    code="claim/headline",
    find=_find,
    weight="error",
    explanation=(
        "A title, a dek or a caption asserts, without a word of doubt or of whose statement "
        "it is, what the ledger of the story calls pending, disputed or open. A headline is a "
        "claim too."
    ),
)
