"""Words that the house writes otherwise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import is_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find(examined: Examined) -> Iterator[Finding]:
    rules = {
        str(rule.instead_of).casefold(): rule for rule in examined.publication.files.imprint.words
    }
    if not rules:
        return
    pattern = _pattern(tuple(rules))
    for passage in examined.passages():
        for found in pattern.finditer(passage.text):
            rule = rules[found[0].casefold()]
            sentence = passage.sentence_at(found.start())
            spared = bool(rule.unless) and rule.unless.casefold() in sentence.text.casefold()
            if (
                not spared
                and not is_quoted(found.start(), passage.text)
                and not passage.is_within(found.start(), "code", "quote")
            ):
                yield Finding(
                    at=passage.place(found.start()),
                    message=f'the house does not write "{found[0]}"',
                    fix=f'write "{rule.write}"',
                    words=found[0],
                )


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(
        re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))
    )
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


CHECK = Check(
    code="words/house",
    find=_find,
    of_pages=True,
    explanation=(
        "A word of the list `words:` in publication.yml. What others said stands as they said it."
    ),
)
