"""A text that is surer of a claim than the ledger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN = frozenset({"pending", "disputed", "open"})
"""Statuses of what nobody can call settled."""
_SURE = whole_words(
    "confirm(?:s|ed|ing|ation)? prove[sd]? proven verif(?:ies|ied) established definitively",
    "confirm(?:a|ó|ad[oa]s?|an|aron) comprob(?:ó|ad[oa]s?) verific(?:ó|ad[oa]s?)",
    "demostr(?:ó|ad[oa]s?)",
)
_UNSURE = whole_words(
    "not never no nobody none unconfirmed yet until awaits? awaiting pending could if whether",
    "cannot without disputed? den(?:y|ies|ied) may might would to_be",
    "no nunca nadie sin aún todavía falta hasta pendiente si por_confirmar niega negó podría",
)

_NEGATED = re.compile(r"n['\u2019]t\b")


def _find(examined: Examined) -> Iterator[Finding]:
    ledger = examined.publication.ledger(examined.document)
    if not ledger.claims:
        return
    for passage in examined.passages():
        for stretch in passage.stretches:
            if stretch.kind != "claim" or (row := ledger.claim_row(stretch.name)) is None:
                continue
            if row.status not in OPEN:
                continue
            sentence = passage.sentence_at(stretch.start)
            text = passage.text[sentence.start : sentence.end]
            found = _SURE.search(text)
            if found and not _UNSURE.search(text) and not _NEGATED.search(text):
                yield Finding(
                    at=passage.place(sentence.start + found.start()),
                    message=f'"{found[0]}" says too much: "{stretch.name}" is {row.status}',
                    fix="say what is known, or enter the new status with its source",
                    words=sentence.text,
                )


CHECK = Check(
    code="claim/status",
    find=_find,
    weight="error",
    explanation=(
        "A sentence calls confirmed, or proven, what the ledger calls pending, disputed or open."
    ),
)
