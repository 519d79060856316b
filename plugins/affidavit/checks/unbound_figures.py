"""A figure that only cites its source, where the story's standard asks for the record of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.bare_figures import PROSE
from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.figures import figures_in
from affidavit.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find(examined: Examined) -> Iterator[Finding]:
    if examined.standard != "bound":
        return
    for sentence in examined.sentences:
        if sentence.passage.kind not in PROSE:
            continue
        for figure in figures_in(sentence, examined):
            if not sentence.passage.is_within(figure.at, "fact", "claim", "quote"):
                yield Finding(
                    at=sentence.passage.place(figure.at),
                    message=f'"{figure.words}" is bound to no fact, and the standard is "bound"',
                    fix="bind it: [words]{fact=id}, with its value and source in ledger.yml",
                    words=figure.words,
                )


CHECK = Check(code=Code.FIGURE_UNBOUND, find=_find, weight="off")
