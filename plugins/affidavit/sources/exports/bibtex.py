"""Sources as biblatex, which BibTeX's older programs read as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.sources.exports.csl_json import OWN_TYPES, title_of
from affidavit.sources.source import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from affidavit.sources.source import Name, Source

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry-encyclopedia": "inreference",
    "graphic": "artwork",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "online",
}
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_FURTHER = {
    "edition": "edition",
    "collection-title": "series",
    "publisher-place": "location",
    "ISBN": "isbn",
    "ISSN": "issn",
    "authority": "institution",
    "genre": "type",
    "version": "version",
    "chapter-number": "chapter",
    "event-title": "eventtitle",
}
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_DOUBLED = re.compile(r"(?<=([-`']))(?=\1)")
"""Between signs that TeX makes one of: dashes and quotes."""


def joined(entries: Iterable[str]) -> str:
    """Return entries as the text of one file, letters as UTF-8."""
    return "\n".join(entries)


def entry(source: Source) -> str:
    """Return the entry of a source."""
    kind = _TYPES.get(OWN_TYPES.get(source.type, (source.type,))[0], "misc")
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(source) if value]
    return "\n".join([f"@{kind}{{{_key(source.key)},", *lines, "}", ""])


def _key(key: str) -> str:
    """Return the key without the signs that end one in BibTeX."""
    return re.sub(r"[\s{}(),%#\"'=~\\]", "-", key)


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    is_article = _TYPES.get(source.type) == "article"
    yield "title", f"{{{_tex(title_of(source))}}}"
    yield "author", _names(source.authors)
    yield "editor", _names(source.editors)
    yield "translator", _names(source.roles.get("translator", ()))
    paper = source.container or (source.publisher if is_article else "")
    yield ("journaltitle" if is_article else "booktitle"), _tex(paper)
    yield "entrysubtype", _SUBTYPES.get(source.type, "")
    yield "publisher", _tex("" if source.publisher == paper else source.publisher)
    yield "date", source.issued.iso if source.issued else _tex(source.issued_as)
    yield "volume", _tex(source.volume)
    yield ("number" if is_article else "issue"), _tex(source.issue)
    if not is_article:
        yield "number", _tex(source.number)
    yield "pages", _tex(source.pages.replace("–", "--"))
    yield "doi", source.doi
    yield "url", source.url or ""
    yield "urldate", source.accessed.isoformat() if source.accessed else ""
    yield "langid", source.lang or ""
    for csl, name in _FURTHER.items():
        yield name, _tex(source.further.get(csl, ""))


def _names(names: Iterable[Name]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    if name == OTHERS:
        return "others"
    if not name.given:
        return f"{{{_tex(name.full)}}}"
    parts = (name.family, name.suffix, name.given)
    return ", ".join(_part(part) for part in parts if part)


def _part(part: str) -> str:
    """Return a part of a name; in braces where a comma or an `and` would tear it."""
    text = _tex(part)
    return f"{{{text}}}" if re.search(r",|(?:^|\s)and(?:\s|$)", part) else text


def _tex(text: str) -> str:
    return _DOUBLED.sub("{}", " ".join(text.split()).translate(_SPECIAL)) if text else ""
