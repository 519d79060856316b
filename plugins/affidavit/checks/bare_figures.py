"""A figure of which the sentence does not say where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.figures import figures_in
from affidavit.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.markdown import Sentence

PROSE = frozenset({"prose", "item", "note", "caption"})


def _find(examined: Examined) -> Iterator[Finding]:
    for sentence in examined.sentences:
        if sentence.passage.kind not in PROSE or _is_sourced(sentence, examined):
            continue
        if (figure := next(figures_in(sentence, examined), None)) is not None:
            yield Finding(
                at=sentence.passage.place(figure.at),
                message=f'nothing in this sentence says where "{figure.words}" comes from',
                fix=_fix(sentence, examined),
                words=figure.words,
            )


def _is_sourced(sentence: Sentence, examined: Examined) -> bool:
    if sentence.holds("citation", "note", "fact", "claim", "quote"):
        return True
    return examined.standard == "linked" and sentence.holds("link")


def _fix(sentence: Sentence, examined: Examined) -> str:
    if sentence.holds("link"):
        return f'a link is less than "{examined.standard}" asks for: cite the source, [@key]'
    return "cite the source, [@key], or bind the words: [words]{fact=id}"


CHECK = Check(code=Code.FIGURE_BARE, find=_find, weight="error")
