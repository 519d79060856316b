"""Sources as RIS, for EndNote, Mendeley and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.sources.exports.csl_json import OWN_TYPES, title_of
from affidavit.sources.source import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from affidavit.sources.source import Name, Source

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_FURTHER = {
    "collection-title": "T3",
    "publisher-place": "CY",
    "chapter-number": "SE",
    "genre": "M3",
    "ISBN": "SN",
    "ISSN": "SN",
}


def joined(entries: Iterable[str]) -> str:
    """Return records as the text of one file."""
    return "".join(entries)


def entry(source: Source) -> str:
    """Return the record of a source, lines ended by CR and LF."""
    kind = _TYPES.get(OWN_TYPES.get(source.type, (source.type,))[0], "GEN")
    tags = [(tag, " ".join(text.split())) for tag, text in _tags(source)]
    lines = [("TY", kind), *((tag, text) for tag, text in tags if text), ("ER", "")]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in lines) + "\r\n"


def _tags(source: Source) -> Iterator[tuple[str, str]]:
    yield "ID", source.key
    yield "TI", title_of(source)
    yield from (("AU", _name(name)) for name in source.authors)
    yield from (("ED", _name(name)) for name in source.editors)
    yield from (("A4", _name(name)) for name in source.roles.get("translator", ()))
    yield "T2", source.container or source.further.get("event-title", "")
    yield "PB", source.publisher or source.further.get("authority", "")
    yield "Y1", _whole_date(source)
    yield "PY", str(source.issued.start.year) if source.issued and source.issued.start else ""
    yield "DA", _date(source)
    yield "VL", source.volume
    yield "IS", source.issue
    yield "M1", source.number
    first, _, last = source.pages.partition("–")
    yield "SP", first
    yield "EP", last
    yield "DO", source.doi
    yield "UR", source.url or ""
    yield "Y2", f"{source.accessed:%Y/%m/%d}" if source.accessed else ""
    yield "LA", source.lang or ""
    yield "ET", source.further.get("edition", "") or source.further.get("version", "")
    yield from ((tag, source.further.get(csl, "")) for csl, tag in _FURTHER.items())


def _date(source: Source) -> str:
    if source.issued is None or source.issued.start is None:
        return source.issued_as
    return source.issued.start.iso.replace("-", "/")


def _whole_date(source: Source) -> str:
    """Return a date that is more than a year, for those who look for it in no other tag.

    Zotero, bibutils and EndNote know `DA`. Pandoc takes the first of `Y1` and `PY`, and a day only
    in this form; EndNote's year takes four figures of whatever stands there.
    """
    start = source.issued.start if source.issued else None
    return start.iso if start and start.month else ""


def _name(name: Name) -> str:
    if name == OTHERS:
        return "et al."
    if not name.given:
        return name.full
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
