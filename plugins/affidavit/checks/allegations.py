"""Words that accuse, and of whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.names import named_in
from affidavit.checks.wording import either, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.checks.check import Examined
    from affidavit.markdown import Sentence

_ALLEGING = whole_words(
    "accus(?:es|ed|ing|ations?) alleg(?:es|ed|edly|ations?|ing) brib(?:es?|ed|ery|ing)",
    "kickbacks? embezzl(?:es|ed|ing|ement) defraud(?:s|ed|ing)? fraud(?:ulent|ulently)?",
    "money_laundering launder(?:s|ed|ing) corrupt(?:ion|ly)? extort(?:s|ed|ing|ion)",
    "illegal(?:ly)? unlawful(?:ly)? steal(?:s|ing)? stole",
    "acus(?:a|ó|ad[oa]s?|aciones|ación) presunt(?:o|a|os|as|amente) soborn(?:o|os|ó|aba|ar)",
    "malvers(?:ó|ación|ar) desvi(?:ó|aba|aron)_(?:recursos|fondos|dinero)",
    "desvío_de_(?:recursos|fondos) fraudes? lavado_de_dinero corrup(?:ción|t[oa]s?)",
    "extorsi(?:ón|on[oóa]|onaba) ilegal(?:es|mente)? rob(?:ó|aron)",
)
_ACTIVE = re.compile(either("accus(?:es|ed|ing) alleg(?:es|ed|ing) acusa acusó"), re.IGNORECASE)
_PASSIVE = whole_words("is are was were been being be stands? fue fueron es son sido está estaba")
_DENIED = whole_words(
    "no not nobody nothing never none neither nor without den(?:y|ies|ied) against",
    "sin ning[uú]n[oa]? nadie nunca niega negó contra",
    "unit office agency prosecutors? fiscal[ií]a",
)
"""What takes an accusing word back, or makes it part of an office's name."""
_NEAR = 40
"""Characters around an accusing word in which a "no" takes it back."""


def allegations(examined: Examined) -> Iterator[tuple[Sentence, int, str]]:
    """Yield each sentence that accuses somebody of people.yml: the place of the word, and who.

    Not who accuses, and not where the sentence says that nobody does.
    """
    if not examined.people:
        return
    for sentence in examined.sentences:
        text = sentence.passage.text[sentence.start : sentence.end]
        found = _ALLEGING.search(text)
        if found is None or _is_taken_back(text, found):
            continue
        for name, id_ in named_in(text, examined.people):
            if not _is_accuser(text, name, found):
                yield sentence, sentence.start + found.start(), id_


def _is_taken_back(text: str, found: re.Match[str]) -> bool:
    around = text[max(0, found.start() - _NEAR) : found.start()]
    behind = text[found.end() : found.end() + 15]
    return bool(_DENIED.search(around) or _DENIED.search(behind))


def _is_accuser(text: str, name: re.Match[str], found: re.Match[str]) -> bool:
    """Say whether the name stands before an active verb: `The FGR accused two officials`."""
    between = text[name.end() : found.start()]
    before_verb = name.end() <= found.start() and bool(_ACTIVE.fullmatch(found[0]))
    return before_verb and not _PASSIVE.search(between)
