"""A figure that only cites its source, where the story's standard asks for the record of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.bare_figures import is_sourced, statements
from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.figures import figures_in

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find(examined: Examined) -> Iterator[Finding]:
    if examined.standard != "bound":
        return
    for sentence in statements(examined):
        if sentence.holds("fact", "claim", "quote") or not is_sourced(sentence, examined):
            continue  # without any source it is `figure/bare`
        if (figure := next(figures_in(sentence, examined), None)) is not None:
            yield Finding(
                at=sentence.passage.place(figure.at),
                message=f'the standard is "bound", and this sentence with "{figure.words}" is not',
                fix="bind it: [words]{fact=id}, with its value and source in ledger.yml",
                words=figure.words,
            )


CHECK = Check(
    code="figure/unbound",
    find=_find,
    weight="error",
    explanation=(
        "A figure whose sentence is cited or linked and bound to nothing, in a story whose "
        "standard is `bound`: it is not held to the record of facts."
    ),
)
