"""Kinds of value that front matter and the publication's files share."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, PlainValidator

from affidavit.codes import CODES, names_of_checks
from affidavit.diagnostics import Code, nearest
from affidavit.located import LocatedMapping, LocatedText, Text, fault, plain
from affidavit.located.words import filled, one_as_list

Kind = Literal["news", "investigation", "analysis", "explainer", "opinion", "interview"]
Standard = Literal["linked", "cited", "bound"]
Status = Literal["draft", "review", "published"]

_SCHEME = re.compile(r"[A-Za-z][\w+.-]*:|//|/")


def _filled_text(text: Text) -> Text:
    if not text:
        raise fault(Code.VALUE_WRONG, "the text is empty", "write a text or delete the line")
    return text


def _file(text: LocatedText) -> LocatedText:
    """Refuse what is no file of the publication; whether it exists is seen where it is used."""
    if _SCHEME.match(text) or "\\" in text or "\0" in text:
        message = f'"{text}" is no file of this publication'
        fix = "put the file beside the story and write its name: lead.jpg"
        raise fault(Code.VALUE_WRONG, message, fix)
    return filled(text)


def _old_path(text: LocatedText) -> LocatedText:
    """Take a path of this site from its root; no other host, no query, no way up."""
    parts = PurePosixPath(text).parts
    if not text.startswith("/") or text.startswith("//") or ".." in parts:
        message = f'"{text}" is no old address on this site'
        raise fault(Code.ALIAS_WRONG, message, "write its path from the root: /old/path/")
    if re.search(r"[?#\\\s\x00]", text) or text == "/":
        message = f'"{text}" cannot be led on from'
        raise fault(Code.ALIAS_WRONG, message, "write a plain path: /old/path/")
    return text


def _check_code(value: object) -> LocatedText:
    """Take what a check of ours or of somebody else's is called."""
    text = LocatedText(str(value).strip(), getattr(value, "scalar", None))
    if text in [*map(str, CODES), *names_of_checks()]:
        return text
    near = nearest(text, [*CODES, *names_of_checks()])
    fix = f'did you mean "{near}"?' if near else "`affidavit explain` lists all checks"
    raise fault(Code.VALUE_WRONG, f'no check is called "{text}"', fix)


def _extra(value: object) -> dict[str, Any]:
    if not isinstance(value, LocatedMapping):
        message, fix = "a group of keys should stand here", "indent its keys on the next lines"
        raise fault(Code.VALUE_WRONG, message, fix)
    found: dict[str, Any] = plain(value)
    return found


CheckCode = Annotated[LocatedText, PlainValidator(_check_code)]
FilledText = Annotated[Text, AfterValidator(_filled_text)]
FileName = Annotated[LocatedText, AfterValidator(_file)]
OldPaths = Annotated[
    tuple[Annotated[LocatedText, AfterValidator(_old_path)], ...], BeforeValidator(one_as_list)
]
Extra = Annotated[dict[str, Any], PlainValidator(_extra)]

NOTHING = LocatedText("")
"""The default of a text that may be left out."""
EMPTY = Text("")
"""The default of prose that may be left out."""
