"""Words that the house writes otherwise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"[\u201c\u201e\"\u00ab][^\u201c\u201d\"\u00bb]*[\u201d\"\u00bb]")


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
                and not _is_others(passage.text, found)
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


def _is_others(text: str, found: re.Match[str]) -> bool:
    """Say whether the word stands between quotation marks: others may say what they like."""
    return any(quoted.start() < found.start() < quoted.end() for quoted in _QUOTED.finditer(text))


CHECK = Check(code=Code.WORDS_HOUSE, find=_find, of_pages=True)
