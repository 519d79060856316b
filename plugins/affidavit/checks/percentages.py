"""A percentage of which nothing says of what, or since when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.figures import figures_in
from affidavit.checks.wording import whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_PER_CENT = re.compile(r"%|\bper ?cent\b|\bpor ciento\b")
_OF_WHAT = whole_words(
    "of among out_of than from by compared against between since over during per_(?!cent) within",
    "in_(?:19|20)\\d\\d last this year(?:s|ly)? month(?:s|ly)? week(?:s|ly)? quarter annual(?:ly)?",
    "were are was is",
    "de del entre que desde hasta frente_a respecto durante en_(?:19|20)\\d\\d año mes",
    "semana anual",
    "eran son era fue fueron",
)


_COMPARED = whole_words("compar(?:ed|ison|ado|ación) earlier previous anterior")
_RATE = whole_words(
    "tax(?:es)? rates? interest levy tariffs? impuestos? tasas? interés arancel(?:es)?"
)
"""What is a rate by itself, and no share of anything."""
_PRICED = whole_words("stocks? shares trading nasdaq dow_jones acciones bolsa bursátil ibex")
"""What a market prices: what rose is named, and it rose on the day that is told of."""


def _find(examined: Examined) -> Iterator[Finding]:
    before = ""
    for sentence in examined.sentences:
        text = sentence.text
        around, before = f"{before} {text}", text
        if not _PER_CENT.search(text) or _RATE.search(text) or sentence.holds("fact"):
            continue
        if _OF_WHAT.search(text) or _COMPARED.search(around) or _PRICED.search(text):
            continue
        for figure in figures_in(sentence, examined):
            if figure.quantity.is_percent:
                yield Finding(
                    at=sentence.passage.place(figure.at),
                    message=f'"{figure.words}" of what, and of when?',
                    fix="say what the whole is, and the time that is meant",
                    words=figure.words,
                )


CHECK = Check(
    code="figure/percentage",
    find=_find,
    explanation=(
        "A share in per cent, and the sentence does not say of what or of which time: twelve "
        "per cent of voters, of votes, since last year?"
    ),
)
