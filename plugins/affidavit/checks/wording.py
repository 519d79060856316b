"""Patterns made of lists of words, as the checks of several languages need them."""

from __future__ import annotations

import re


def either(*words: str) -> str:
    """Return a pattern for any one of the words, given in lists with spaces between.

    A word may be a pattern; `_` stands for a space within one.
    """
    listed = [word.replace("_", " ") for group in words for word in group.split()]
    return f"(?:{'|'.join(listed)})"


def whole_words(*words: str) -> re.Pattern[str]:
    """Return what finds any of the words, listed as for `either`, in capitals or not."""
    return re.compile(rf"\b{either(*words)}\b", re.IGNORECASE)


def is_quoted(at: int, text: str) -> bool:
    """Say whether the character `at` of a text stands between quotation marks."""
    before = text[:at]
    opened = max(before.rfind(sign) for sign in "\u201c\u201e\u00ab")
    closed = max(before.rfind(sign) for sign in "\u201d\u00bb")
    return opened > closed
