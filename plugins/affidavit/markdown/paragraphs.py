"""A longer text of YAML cut into its paragraphs, each with its places."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from affidavit.markdown.places import WrittenBody

if TYPE_CHECKING:
    from affidavit.located import Text
    from affidavit.markdown.places import Written

_END = re.compile(r"\n[ \t]*\n\s*")


def paragraphs_of(text: Text) -> list[Written]:
    """Return a text cut at its blank lines."""
    ends = [(0, 0), *(found.span() for found in _END.finditer(text.source))]
    cuts = [*ends, (len(text.source), len(text.source))]
    return [_part(text, first[1], last[0]) for first, last in pairwise(cuts)]


def _part(text: Text, start: int, end: int) -> Written:
    return WrittenBody(text.source[start:end], lambda index: text.place_at(start + index))
