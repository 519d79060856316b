"""Whether a copy is likely the page that was meant: no copy is refused for it."""

from __future__ import annotations

from collections.abc import Sequence

from affidavit.evidence.contents import Contents
from affidavit.evidence.quotations import Passage, Quotation
from affidavit.sources import Source

FEW_WORDS = 200
"""A page with fewer is more often a cookie wall, a login or an error than an article."""


def doubts(source: Source, contents: Contents) -> Sequence[str]:
    """Return why a copy is probably not the page, a few words each; empty where nothing says so."""
    if not contents.has_text and not contents.text:
        return ()
    found = []
    if contents.words < FEW_WORDS:
        found.append(f"it has {contents.words} words" if contents.words else "it has no words")
    quotes = [Quotation.typed(quote.text.source) for quote in source.quotes.values()]
    passage = Passage.of(contents.text)
    if quotes and not any(quote.occurs_in(passage) for quote in quotes):
        several = f"none of its {len(quotes)} quotations is in it"
        found.append(several if len(quotes) > 1 else "its quotation is not in it")
    return found
