"""The words of a quotation without the Markdown that it may be typed in."""

from __future__ import annotations

import html
import re

_STEPS = tuple(
    (re.compile(pattern, re.DOTALL), by)
    for pattern, by in (
        (r"(?<!\\)%%.*?%%|<!--.*?-->", ""),  # notes to colleagues
        (r"\[(?:[^\[\]]*\s)?-?@[^\[\]]*\]", ""),  # citations
        (r"\[([^\[\]]*)\](?:\{\w+=[^{}]*\}|\([^()]*\))", r"\1"),  # spans and links
        (r"</?[A-Za-z][^<>]*>", ""),
        (r"\\([!-/:-@\[-`{-~])", r"\1"),
    )
)


def typed_words(text: str) -> str:
    """Return what a reader would see of a text typed in inline Markdown; emphasis stays.

    `as_read` passes over the stars and underscores of emphasis by itself.
    """
    for pattern, by in _STEPS:
        text = pattern.sub(by, text)
    return html.unescape(text)
