"""Words in a model: one, or a list in which a single one needs no list."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from affidavit.diagnostics import Code
from affidavit.located.validation import fault
from affidavit.located.values import LocatedText


def filled(text: LocatedText) -> LocatedText:
    """Return the text; refuse one that says nothing."""
    if text.strip():
        return text
    raise fault(Code.VALUE_WRONG, "the text is empty", "write a text or delete the line")


def one_as_list(value: object) -> object:
    """Return a text as a list of one, anything else as it is."""
    return [value] if isinstance(value, str) else value


Word = Annotated[LocatedText, AfterValidator(filled)]
Words = Annotated[tuple[Word, ...], BeforeValidator(one_as_list)]
