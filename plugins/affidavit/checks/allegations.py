"""Sentences that accuse somebody of people.yml.

Only where name and accusation stand in one clause: `Name was accused of`, `accused Name of`. The
words of a crime anywhere in a sentence were wrong about whom they meant every other time, measured
on press reports.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.names import Named
from affidavit.checks.wording import either, is_quoted, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.checks.check import Examined
    from affidavit.markdown import Sentence

_WRONGS = either(
    "accused_of alleged(?:ly|_to_have) suspected_of brib(?:ed|es) embezzl(?:ed|es) defrauded",
    "extort(?:ed|s) laundered stole_(?:money|funds|from)",
    "(?:took|takes|taken|paid|pays|accept(?:ed|s)|receiv(?:ed|es))_(?:\\w+_)?(?:bribes?|kickbacks?)",
    "acusad[oa]_de señalad[oa]_(?:por|de) presuntamente sospechos[oa]_de sobornó malversó desvió",
    "defraudó extorsionó lavó_dinero robó (?:recibió|aceptó|pagó|cobró)_(?:\\w+_)?sobornos?",
)
_BETWEEN = either(
    "and who has had have also later reportedly now was is are were been being stands again",
    "fue es está ha había sido quien que también luego",
)
_AFTER = re.compile(
    rf"(?:,[^,.;:!?]{{1,60}},)?(?:\W+{_BETWEEN})*\W+(?P<said>{_WRONGS})\b", re.IGNORECASE
)
"""As in `Name, a lawyer, was accused of`."""
_ACCUSES = either(
    "accus(?:es?|ed|ing) allegations?_(?:of_\\w+_)?against bribes?_(?:to|for|from)",
    "acus(?:a|ó|an|aron)_a acusaci(?:ón|ones)_contra denuncias?_contra sobornos?_(?:a|de|para)",
)
_BEFORE = re.compile(rf"\b(?P<said>{_ACCUSES})\W+(?:\w+\W+){{0,2}}?$", re.IGNORECASE)
"""As in `prosecutors accused the mayor, Name`."""
_STEMS = (
    *("accus", "alleg", "suspect", "brib", "embezz", "defraud", "extort", "launder", "stole"),
    *("kickback", "acus", "señalad", "presunt", "sospech", "soborn", "malvers", "desvi", "extors"),
    *("lavó", "robó", "denuncia"),
)
"""Beginnings of these words, which are looked for first: most texts have none of them."""
_TAKEN_BACK = whole_words(
    "no not nobody never none neither without nadie nunca sin ningún den(?:y|ies|ied)"
)
_LONGEST = 90
_NEAR = 25
"""Characters before a clause in which a "nobody" takes it back."""


def allegations(examined: Examined) -> Iterator[tuple[Sentence, int, str]]:
    """Yield each sentence that accuses somebody: the place of the accusing word, and who it is."""
    if not examined.people:
        return
    for sentence in examined.sentences:
        text = sentence.passage.text[sentence.start : sentence.end]
        if not any(stem in text for stem in _STEMS):
            continue
        for name in examined.register.everybody.named_in(text):
            at = _accused_at(text, name)
            if at is not None and not is_quoted(sentence.start + at, sentence.passage.text):
                yield sentence, sentence.start + at, name.id


def _accused_at(text: str, name: Named) -> int | None:
    """Return where the word stands that accuses who is named here; None where none does."""
    found = _AFTER.match(text, name.end, name.end + _LONGEST)
    if found is None:
        found = _BEFORE.search(text, max(0, name.start - _LONGEST), name.start)
    if found is None:
        return None
    first = min(found.start(), name.start)
    around = text[max(0, first - _NEAR) : max(found.end(), name.end)]
    return None if _TAKEN_BACK.search(around) else found.start("said")
