"""Headings of the body: the first level belongs to the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code
from affidavit.markdown.places import without_marks

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree

    from affidavit.markdown.galley import Galley

_FIRST_LEVEL = re.compile(
    r"^[ ]{0,3}(?:#(?!#)[ ]*(?P<words>[^\n]*)|(?P<underlined>\S[^\n]*)\n=+[ ]*$)", re.MULTILINE
)


def lower_headings(root: etree.Element, galley: Galley) -> None:
    """Move each heading of the first level one down, and tell of it at its line."""
    at = 0
    for heading in root.iter("h1"):
        heading.tag = "h2"
        found = _heading(heading, galley.written.source, at)
        if found is not None:
            at = found.end()
        place = galley.written.place_at(found.start() if found else 0)
        message = "the title is the one heading of the first level"
        galley.report.warning(Code.HEADING_LEVEL, place, message, "write ## for a heading")


def _heading(heading: etree.Element, source: str, start: int) -> re.Match[str] | None:
    """Return the first heading from `start` on that has the first word of this one."""
    words = without_marks("".join(heading.itertext())).split()
    for found in _FIRST_LEVEL.finditer(source, start):
        typed = found["words"] if found["words"] is not None else found["underlined"]
        if not words or words[0] in typed:
            return found
    return None
