"""An address, a number or a mailbox by which somebody can be found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import either

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIL = re.compile(r"(?<![\w.+-])(?P<name>[\w.+-]+)@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_PHONE = re.compile(
    r"(?<![\w/.,$€£-])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]\d{2,4}){2,4}"
    r"|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4})(?![\w-])"
)
_LIVING = either(
    "liv(?:es|ed|ing)_(?:at|in) home_(?:is_|was_)?at resid(?:es|ed|ing)_at",
    "vive_en vivía_en domicilio_(?:en|es) su_casa_(?:de|en)",
)
_HOME = re.compile(
    rf"\b(?i:{_LIVING})\W+(?:\w+\W+){{0,5}}?"
    r"(?P<address>(?<![:\d])\d{1,5} [A-Z][\w.]*(?: [A-Z][\w.]*)*"
    r"|(?:[Cc]alle|[Aa]venida|[Aa]v\.) [^,.;]{2,40},? (?:n[uú]mero |no\. ?|#)?\d{1,5})"
)
_OFFICE = re.compile(
    either(
        "info contact press media tips news desk newsroom office editors? corrections support help",
        "webmaster hello mail admin redaccion contacto prensa correo editorial noticias",
        "transparencia",
    ),
    re.IGNORECASE,
)
"""Names of mailboxes that belong to no person."""
_OURS = re.compile(
    r"\b(?:e-?mail|contact|write to|call|reach|text|tell) us\b[^.;]{0,20}$"
    r"|\b(?:escr[ií]b[ae]nos|contáct[ae]nos|ll[aá]m[ae]nos)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
"""What stands before an address that the newsroom gives out of itself."""


def _find(examined: Examined) -> Iterator[Finding]:
    own = _own(examined)
    for passage in examined.passages():
        for pattern, what in ((_MAIL, "a mailbox"), (_PHONE, "a phone number"), (_HOME, "a home")):
            for found in pattern.finditer(passage.text):
                if what == "a mailbox" and (_is_office(found) or found[0].casefold() in own):
                    continue
                if passage.is_within(found.start(), "code"):
                    continue
                if _OURS.search(passage.text, 0, found.start()):
                    continue
                group = "address" if what == "a home" else 0
                yield Finding(
                    at=passage.place(found.start(group)),
                    message=f"this reads like {what} by which somebody can be found",
                    fix="leave it out, unless it is an office's and readers need it",
                    words=found[group],
                )


def _is_office(found: re.Match[str]) -> bool:
    return _OFFICE.fullmatch(found["name"]) is not None


def _own(examined: Examined) -> frozenset[str]:
    """Return the addresses that the newsroom itself gives out."""
    files = examined.publication.files
    given = [files.imprint.contact, files.imprint.report_error]
    given += [author.contact for author in files.authors.values()]
    return frozenset(str(each).removeprefix("mailto:").casefold() for each in given if each)


CHECK = Check(
    code="harm/contact",
    find=_find,
    weight="error",
    explanation=(
        "A mailbox, a phone number or a home by which somebody can be found. Offices are nobody."
    ),
)
