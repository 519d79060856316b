"""A word that says something is settled, and nothing that says by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.bare_figures import is_sourced, is_statement
from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import either, is_quoted, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_WAS = either("is are was were been being")
_HOW = either("officially formally independently now later since also already finally")
_SETTLED = either("confirmed verified corroborated authenticated proven substantiated")
_FUE = either("fue fueron sido está están quedó quedaron es son")
_CONFIRMADO = either(
    "confirmad[oa]s? verificad[oa]s? comprobad[oa]s? corroborad[oa]s? acreditad[oa]s?"
)
_SE = either("confirmó verificó comprobó corroboró acreditó")
_STATED = whole_words(
    rf"{_WAS}_(?:{_HOW}_)?{_SETTLED}(?!_(?:as|by|in|at|into|with|through|from|to(?!_be|_have))\b)",
    rf"{_FUE}_(?:\w+mente_)?{_CONFIRMADO}(?!_(?:por|como|en|con|ante)\b)",
    rf"se_(?:\w+mente_)?{_SE}",
)
"""Settled, in the passive and without an agent: whoever "confirmed that" is named by it."""
_SAID = whole_words(
    "said says? told according added announced reported statement spokes\\w+ court judge police",
    "wrote writes? argues? claims? claimed by senate congress nominee can could must should will",
    "would may might if whether until once before unless when not never no yet cannot",
    "dijo dice según informó anunció comunicado tribunal juez jueza policía fiscalía senado",
    "señaló afirmó añadió reportó puede podría debe si hasta cuando no nunca sin aún todavía por",
)
"""Somebody in the sentence who may have said so, or that it is not so, or not yet."""


def _find(examined: Examined) -> Iterator[Finding]:
    for sentence in examined.sentences:
        text = sentence.text
        found = _STATED.search(text)
        if (
            found is None
            or not is_statement(sentence)
            or is_sourced(sentence, examined)
            or _SAID.search(text)
        ):
            continue
        at = sentence.passage.text.index(text, sentence.start) + found.start()
        if not is_quoted(at, sentence.passage.text) and not text.endswith("?"):
            yield Finding(
                at=sentence.passage.place(at),
                message=f'"{found[0]}": nothing in this sentence says by whom',
                fix="cite who says so, [@key], or bind the words: [words]{claim=id}",
                words=found[0],
            )


CHECK = Check(
    code="claim/bare",
    find=_find,
    weight="error",
    explanation=(
        "A sentence calls something confirmed, verified or proven, and neither says who did that"
        " nor cites a source nor is bound to a claim of the ledger."
    ),
)
