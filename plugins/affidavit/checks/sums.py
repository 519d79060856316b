"""A total or a share that does not come out of the figures beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.figures import Figure, figures_in
from affidavit.checks.wording import whole_words
from affidavit.language import number_text
from affidavit.ledger.quantities import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOTAL = whole_words(
    "in_all in_total altogether all_told combined together a_total_of",
    "en_total en_conjunto sumados sumadas juntos juntas un_total_de",
)
_MAY = re.compile(r"\d[\d.,]*[^\d.,][^\d]*\d[\d.,]*[^\d.,][^\d]*\d")
"""Three numbers: two parts and their total, or a part, a whole and its share."""
_NEAR = 24
"""Characters before or behind a figure in which a word says that it is the total."""
_OF = re.compile(r" (?:of|out of|de|de los|de las|of the|of these|of those|de estos|de estas) $")
_IS_SHARE = re.compile(r"[^.;:]{0,30}(?:\(|, or |, that is |, es decir, (?:el )?|, o (?:el )?)")
_PARTS = range(2, 7)
"""How many parts are added up."""


def _find(examined: Examined) -> Iterator[Finding]:
    for sentence in examined.sentences:
        text = sentence.passage.text
        if not _MAY.search(text, sentence.start, sentence.end):
            continue
        figures = [each for each in figures_in(sentence, examined) if _is_exact(each)]
        wrong = _wrong_total(figures, text) or _wrong_share(figures, text)
        if wrong:
            figure, right = wrong
            yield Finding(
                at=sentence.passage.place(figure.at),
                message=f'"{figure.words}" does not come out of the figures beside it',
                fix=f"they make {number_text(right, examined.lang)}: mend one of them, or bind"
                " them to facts and let the sum be computed",
                words=figure.words,
            )


def _is_exact(figure: Figure) -> bool:
    return figure.quantity.bound is Bound.EXACTLY


def _wrong_total(figures: Sequence[Figure], text: str) -> tuple[Figure, Decimal] | None:
    """Return what is called a total and is the sum of no others beside it, and their sum."""
    counts = [
        each for each in figures if not each.quantity.is_percent and not each.quantity.is_in_words
    ]
    totals = [each for each in counts if _is_total(each, text)]
    parts = [each for each in counts if each not in totals]
    if len(totals) != 1 or len(parts) not in _PARTS or totals[0].at < parts[-1].at:
        return None
    if len({each.quantity.currency for each in counts}) > 1:
        return None
    numbers = [each.quantity.number for each in parts]
    sums = {
        sum(some) for size in range(2, len(numbers) + 1) for some in combinations(numbers, size)
    }
    total = totals[0].quantity.number
    return None if total in sums else (totals[0], sum(numbers, start=Decimal(0)))


def _is_total(figure: Figure, text: str) -> bool:
    end = figure.at + len(figure.words)
    before, behind = text[max(figure.at - _NEAR, 0) : figure.at], text[end : end + _NEAR]
    return bool(
        _TOTAL.search(re.split("[.;,]", before)[-1]) or _TOTAL.search(re.split("[.;,]", behind)[0])
    )


def _wrong_share(figures: Sequence[Figure], text: str) -> tuple[Figure, Decimal] | None:
    """Return a share in per cent that is not that of the two figures before it, and theirs."""
    for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
        if not share.quantity.is_percent or part.quantity.is_percent or whole.quantity.is_percent:
            continue
        between = text[part.at + len(part.words) : whole.at]
        leading = text[whole.at + len(whole.words) : share.at]
        if not (_OF.search(between) and _IS_SHARE.fullmatch(leading) and whole.quantity.number):
            continue
        right = 100 * part.quantity.number / whole.quantity.number
        if abs(right - share.quantity.number) > share.quantity.step / 2:
            return share, right.quantize(share.quantity.step)
    return None


CHECK = Check(
    code="figure/sum",
    find=_find,
    explanation=(
        "A sentence gives parts and their total, or a part, a whole and the share in per cent,"
        " and one does not come out of the others."
    ),
)
