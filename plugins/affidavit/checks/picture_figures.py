"""A figure that stands in a picture's alternative text, and nowhere in the text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.figures import figures_in
from affidavit.ledger.quantities import Bound, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LOOSE = Decimal("0.1")
"""How far "around" and "more than" may be from the number in the text, as a share of it."""


def _find(examined: Examined) -> Iterator[Finding]:
    """Look at pictures alone: the figures of a chart are those of its rows and its source."""
    known: list[Decimal] | None = None
    for passage in examined.passages("alt"):
        for sentence in passage.sentences():
            for figure in figures_in(sentence, examined):
                if figure.quantity.is_in_words or sentence.holds("fact", "claim"):
                    continue
                known = _known(examined) if known is None else known
                if not any(_is_meant(figure.quantity, number) for number in known):
                    yield Finding(
                        at=passage.place(figure.at),
                        message=f'"{figure.words}" stands here alone, and nothing says whose it is',
                        fix="say it in the text with its source, or bind it to a fact",
                        words=figure.words,
                    )


def _is_meant(quantity: Quantity, number: Decimal) -> bool:
    """Say whether a figure may be a rounding of this number."""
    loose = _LOOSE if quantity.bound is not Bound.EXACTLY else Decimal(0)
    return abs(quantity.number - number) <= max(quantity.step / 2, abs(quantity.number) * loose)


def _known(examined: Examined) -> list[Decimal]:
    """Return every figure of the text, and every number that its signs may mean."""
    found = set[Decimal]()
    for passage in examined.passages():
        if passage.kind == "alt":
            continue
        for sentence in passage.sentences():
            found.update(figure.quantity.number for figure in figures_in(sentence, examined))
        for signs in _NUMBER.findall(passage.text):
            found.add(Decimal(signs.replace(",", "").replace(".", "")))
    return sorted(found)


CHECK = Check(
    code="figure/pictured",
    find=_find,
    explanation=(
        "A figure in the alternative text of a picture which stands nowhere in the text: "
        "nothing says where it comes from, and readers who see the picture cannot ask."
    ),
)
