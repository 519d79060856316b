"""The passage of a text that is most like a quotation which it does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

from affidavit.evidence.quotations import Passage, Quotation

LIKE_ENOUGH = 0.5
"""Share of the quotation's words that a passage must have to be worth showing."""
_RARE_WORDS, _PLACES_EACH, _COMPARED = 6, 200, 4
_MOST_WORDS = 400
"""Of a quotation, that are looked for."""
_SAME_SHOWN = 4
"""Words on each side of a difference."""

_Window = tuple[int, Sequence[str]]


def nearest_passage(quotation: Quotation, passage: Passage) -> str:
    """Return the most similar words with what differs as `[typed -> there]`; empty for none.

    Only places around the quotation's rarest words are compared, so that it takes a time that the
    length of the text bounds.
    """
    words = list(quotation.words[:_MOST_WORDS])
    likely = sorted(_windows(words, passage.text), key=lambda found: -found[0])[:_COMPARED]
    matched = [(window, _blocks(words, window)) for _, window in likely]
    if not matched:
        return ""
    window, blocks = max(matched, key=lambda found: sum(size for _, _, size in found[1]))
    if sum(size for _, _, size in blocks) < LIKE_ENOUGH * len(words):
        return ""
    return _marked(words, _cut(window, blocks, len(words)))


def _windows(words: Sequence[str], text: str) -> Iterator[_Window]:
    """Yield passages around the quotation's rarest words, and how many words they share."""
    wanted = Counter(words)
    for word in _rarest(words, text):
        before = words.index(word) + 6
        after = 2 * len(words) + 12
        for found in islice(re.finditer(re.escape(f" {word} "), text), _PLACES_EACH):
            at = found.start()
            left = text[max(0, at - 20 * before) : at].split()[-before:]
            window = left + text[at : at + 20 * after].split()[:after]
            yield sum((wanted & Counter(window)).values()), window


def _rarest(words: Sequence[str], text: str) -> Sequence[str]:
    """Return the words of the quotation that the text has least often, but has."""
    counted = {word: text.count(f" {word} ") for word in sorted(set(words)) if word.isalnum()}
    there = sorted((count, word) for word, count in counted.items() if count)
    return [word for _, word in there[:_RARE_WORDS]]


def _match(words: Sequence[str], window: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, words, window, autojunk=False)


def _blocks(words: Sequence[str], window: Sequence[str]) -> Sequence[tuple[int, int, int]]:
    """Return where runs of the same words start in both, and how long they are."""
    found = _match(words, window).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in found if block.size]


def _cut(
    window: Sequence[str], blocks: Sequence[tuple[int, int, int]], length: int
) -> Sequence[str]:
    """Return of a window what stands where a quotation of that length would."""
    (start, first, _), (last, there, _) = blocks[0], blocks[-1]
    return window[max(0, first - start) : there + length - last]


def _marked(words: Sequence[str], window: Sequence[str]) -> str:
    parts = []
    for tag, a, b, c, d in _match(words, window).get_opcodes():
        ours, theirs = words[a:b], window[c:d]
        is_capital = not a and [each.lower() for each in ours] == [each.lower() for each in theirs]
        if tag == "equal" or is_capital:
            parts.append(_shortened(theirs))
        else:
            parts.append(f"[{f'{_as_text(ours)} -> {_as_text(theirs)}'.strip()}]")
    return _as_text(parts)


def _shortened(words: Sequence[str]) -> str:
    if len(words) <= 2 * _SAME_SHOWN + 2:
        return _as_text(words)
    return f"{_as_text(words[:_SAME_SHOWN])} ... {_as_text(words[-_SAME_SHOWN:])}"


def _as_text(words: Sequence[str]) -> str:
    return re.sub(r" (?=[.,;:!?)\u2026](?:\s|\]|$))|(?<=[(\u00a1\u00bf]) ", "", " ".join(words))
