"""A figure of which the sentence does not say where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.figures import figures_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.markdown import Passage, Sentence

PROSE = frozenset({"prose", "item", "note", "caption"})
_LONGEST_LINE = 12
_WORD = re.compile(r"[^\W\d_]{2}")
_STOP = re.compile(r"[.!?\u2026:;][\"'\u201d\u2019\u00bb)\]]*$")


def _find(examined: Examined) -> Iterator[Finding]:
    for sentence in statements(examined):
        if is_sourced(sentence, examined):
            continue
        if (figure := next(figures_in(sentence, examined), None)) is not None:
            yield Finding(
                at=sentence.passage.place(figure.at),
                message=f'nothing in this sentence says where "{figure.words}" comes from',
                fix=_fix(sentence, examined),
                words=figure.words,
            )


def statements(examined: Examined) -> Iterator[Sentence]:
    """Yield the sentences of the writer's own that state something, lines of words left out."""
    return (each for each in examined.sentences if is_statement(each))


def is_statement(sentence: Sentence) -> bool:
    """Say whether a sentence is the writer's own and states something."""
    is_stated = sentence.passage.kind in PROSE and _WORD.search(sentence.text)
    return bool(is_stated) and not _is_line(sentence.passage)


def _is_line(passage: Passage) -> bool:
    """Say whether a paragraph is no sentence: `See also: 10 startups to watch`."""
    text = passage.text.strip()
    is_short = len(text.split()) <= _LONGEST_LINE
    return passage.kind == "prose" and is_short and not _STOP.search(text)


def is_sourced(sentence: Sentence, examined: Examined) -> bool:
    """Say whether a sentence meets the lower rungs of the standard."""
    if sentence.holds("citation", "note", "fact", "claim", "quote"):
        return True
    return examined.standard == "linked" and sentence.holds("link")


def _fix(sentence: Sentence, examined: Examined) -> str:
    if sentence.holds("link"):
        return f'a link is less than "{examined.standard}" asks for: cite the source, [@key]'
    return "cite the source, [@key], or bind the words: [words]{fact=id}"


CHECK = Check(
    code="figure/bare",
    find=_find,
    weight="error",
    explanation=(
        "A figure in a sentence without a link, a citation or words bound to the record of "
        "facts. What publication requires, `standard:` of publication.yml says, and of the "
        "story itself."
    ),
)
