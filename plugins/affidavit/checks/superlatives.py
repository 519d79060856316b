"""First, only, largest: what a single other case would prove wrong, and no source beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import either, is_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = either(
    "first only largest biggest highest lowest deadliest worst oldest longest smallest youngest",
    "most_(?:expensive|populous|violent|deadly|costly|destructive|lethal)",
)
_OF_ALL = either(
    "in_(?:its_|the_)?(?:\\w+_)?history on_record of_its_kind nationwide worldwide ever_recorded",
    "in_the_(?:world|country|nation|state|region) since_(?:19|20)\\d\\d in_living_memory",
    "in_(?:more_than_)?(?:a|\\w+)_(?:decades?|generations?)",
)
_ENGLISH = re.compile(
    r"(?<!one of )\b(?:the|its|their|his|her) "
    r"(?:(?:country|nation|state|city|world|continent)['\u2019]s )?"
    rf"{_MOST}\b[^.;:!?]{{0,60}}?\b{_OF_ALL}\b",
    re.IGNORECASE,
)
_MAS = either("primer[oa]?s? [uú]nic[oa]s? mayor(?:es)? peor(?:es)? m[aá]s_\\w+")
_DE_TODOS = either(
    "de_(?:la|su)_historia del_(?:pa[ií]s|mundo|estado) jam[aá]s en_d[eé]cadas",
    "desde_(?:19|20)\\d\\d hasta_la_fecha del_que_se_tenga_(?:registro|memoria)",
)
_SPANISH = re.compile(
    rf"\b(?:el|la|los|las|sus?) (?:(?:\w+ ){{0,2}}?){_MAS}\b"
    rf"[^.;:!?]{{0,60}}?\b{_DE_TODOS}\b",
    re.IGNORECASE,
)
_BY_LANGUAGE = {"en": _ENGLISH, "es": _SPANISH}


def _find(examined: Examined) -> Iterator[Finding]:
    pattern = _BY_LANGUAGE.get(examined.lang)
    if pattern is None:
        return
    for passage in examined.passages("prose", "item", "dek", "caption", "note"):
        for found in pattern.finditer(passage.text):
            sentence = passage.sentence_at(found.start())
            if is_quoted(found.start(), passage.text):
                continue
            if not sentence.holds("citation", "note", "link", "fact", "claim", "quote", "code"):
                yield Finding(
                    at=passage.place(found.start()),
                    message=f'one other case would prove "{found[0]}" wrong; who looked?',
                    fix="cite who says so in the sentence, or say less",
                    words=found[0],
                )


CHECK = Check(
    code="claim/superlative",
    find=_find,
    explanation=(
        "First, only, largest, ever: one other case would prove it wrong, and nobody who "
        "looked is cited in the sentence."
    ),
)
