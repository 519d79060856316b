"""Write a mark beside everything in a line that may have to be told about later."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from affidavit.diagnostics import nearest
from affidavit.markdown.brackets import is_spared
from affidavit.sources import MENTION

if TYPE_CHECKING:
    from affidavit.markdown.notes import CodeSpans, Line
    from affidavit.markdown.places import Kind, Marks, Written

SPAN_WORDS = ("fact", "claim", "quote")
"""What a span may say of its words."""

_MARKABLE = re.compile(
    r"""\\.
    |(?P<definition>^[ ]{0,3}\[(?!\^)[^\[\]]*\]:[ ]*<?(?=\S))
    |(?P<note_definition>^[ ]{0,3}\[\^[^\]]*\]:)
    |(?P<target>\]\([ ]*<?)[^\s()<>]*
    |(?P<note>(?<!!)\[\^)(?P<name>[^\]\s]+)(?=\])
    |(?P<citation>(?<![\w/@])@)(?=[{\w])
    |(?<=\])\{[ ]*(?P<malformed>fact|claim|quote)(?![\w-])(?![ ]*=[^{}]*\})
    |(?P<braces>\{[^{}]*\})""",
    re.VERBOSE | re.IGNORECASE,
)
_HTML_CODE = re.compile(
    r"(?<!\\)<(?P<tag>code|kbd|samp|tt)(?:\s[^<>]*)?>.*?</(?P=tag)\s*>", re.IGNORECASE
)
"""Code as HTML writes it, in the line of a paragraph."""
_IDENTITY = ("id", "class")
"""Attributes that others read before we do; attr_list takes them for certain."""
_KEY_IN_BRACES = re.compile(r"(?P<word>(?<![\w-])[A-Za-z][\w-]*)[ ]*=[ ]*[\"']?")


def mark_line(line: Line, *, written: Written, marks: Marks, code: CodeSpans) -> str:
    """Return the line with a mark before each `@key`, and behind each `{fact=`, `](` and `[^`.

    Inside code nothing is marked, and no mark stands where it would change how the line is read.
    """
    pieces, last = list[str](), 0

    def put(at: int, kind: Kind, about: str = "") -> None:
        nonlocal last
        place = written.place_at(line.origins[at])
        pieces.extend((line.text[last:at], str(marks.put(kind, place, about))))
        last = at

    if is_spared(line.text):
        return line.text
    hidden = [
        found.span()
        for found in _HTML_CODE.finditer(line.text)
        if line.origins[found.start()] not in code
    ]
    for found in _MARKABLE.finditer(line.text):
        at = found.start()
        if line.origins[at] not in code and not any(start <= at < end for start, end in hidden):
            _mark(found, put)
    return "".join([*pieces, line.text[last:]]) if pieces else line.text


def is_span_word(word: str) -> bool:
    """Say whether a key in braces is `fact`, `claim` or `quote`, or was probably meant to be."""
    return word.lower() in SPAN_WORDS or nearest(word.lower(), SPAN_WORDS) is not None


def _mark(found: re.Match[str], put: Callable[[int, Kind, str], None]) -> None:
    kind = found.lastgroup
    if kind in ("definition", "target"):
        put(found.end(kind), "link", "")
    elif found["note"]:
        put(found.end("note"), "note", found["name"])
    elif found["citation"] is not None:
        mention = MENTION.match(found.string, found.start())
        put(found.start(), "citation", (mention["braced"] or mention["bare"]) if mention else "")
    elif found["malformed"]:
        put(found.start("malformed"), "span", found["malformed"])
    elif found["braces"]:
        _mark_braces(found, put)


def _mark_braces(found: re.Match[str], put: Callable[[int, Kind, str], None]) -> None:
    """Mark the keys of a span, and a first key of any name: nothing else may take it up."""
    for index, key in enumerate(_KEY_IN_BRACES.finditer(found["braces"])):
        first = index == 0 and found["braces"][1 : key.start()].strip(": ") == ""
        if is_span_word(key["word"]) or (first and key["word"] not in _IDENTITY):
            put(found.start() + key.end(), "span", key["word"])
