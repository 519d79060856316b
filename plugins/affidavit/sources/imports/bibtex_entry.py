"""A BibTeX entry's type and fields in CSL's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.language import DateSpan
from affidavit.sources.addresses import web_address
from affidavit.sources.imports.bibtex_names import names_of
from affidavit.sources.imports.dates import month_number, partial, read_date
from affidavit.sources.imports.entry import Entry, page_range
from affidavit.sources.imports.latex import plain, verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from affidavit.diagnostics import Place

# Types of BibTeX (btxdoc), biblatex 3.19 (manual, section 2.1) and of what exports add to them.
_TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "data": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newsarticle": "article-newspaper",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
_SAME = frozenset(
    (
        *("book", "dataset", "patent", "performance", "periodical", "report", "review"),
        *("software", "standard", "thesis", "webpage"),
    )
)
_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
# The first that is there counts.
_TEXTS = {
    "title": ("title", "booktitle", "maintitle", "shorttitle", "journal", "issuetitle"),
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle", "shortjournal"),
    "publisher": ("publisher", "institution", "school", "organization", "howpublished"),
    "publisher-place": ("location", "address"),
    "volume": ("volume",),
    "page": ("pages", "eid", "pagetotal"),
    "edition": ("edition",),
    "collection-title": ("series",),
    "chapter-number": ("chapter",),
    "event-title": ("eventtitle",),
    "genre": ("type",),
    "version": ("version",),
}
_SUBTITLES = {
    "title": ("subtitle", "titleaddon"),
    "journaltitle": ("journalsubtitle",),
    "booktitle": ("booksubtitle",),
    "maintitle": ("mainsubtitle",),
}
_VERBATIM = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn"}
_BETWEEN_ADDRESSES = re.compile(r"[;,]?\s+(?=\w+:)|;(?=\w+://)")
_IN_PERIODICALS = ("article-journal", "article-magazine", "article-newspaper", "review")


def to_entry(
    key: str,
    written_type: str,
    fields: Mapping[str, str],
    *,
    place: Place,
    places: Mapping[str, Place],
) -> Entry:
    """Return a BibTeX entry as CSL has it, its TeX resolved."""
    csl_type = _type_of(written_type, fields)
    texts = _texts(fields, csl_type)
    issued, issued_as = _issued(fields)
    return Entry(
        key=key,
        type=csl_type,
        place=place,
        texts=texts,
        names={
            role: found
            for role in ("author", "editor", "translator")
            if (found := names_of(fields.get(role, "")))
        },
        issued=issued,
        issued_as=issued_as,
        accessed=read_date(plain(fields.get("urldate", ""))),
        places={
            csl: places[ours]
            for csl, ours in {"URL": "url", "DOI": "doi"}.items()
            if ours in places
        },
    )


def _type_of(written: str, fields: Mapping[str, str]) -> str:
    subtype = _SUBTYPES.get(fields.get("entrysubtype", "").lower())
    if subtype and written in {"article", "suppperiodical"}:
        return subtype
    if written in _SAME:
        return written
    if written not in _TYPES and fields.get("url"):
        return "webpage"
    return _TYPES.get(written, "document")


def _texts(fields: Mapping[str, str], csl_type: str) -> dict[str, str]:
    texts = {csl: _first(fields, names) for csl, names in _TEXTS.items()}
    texts |= {csl: verbatim(fields.get(name, "")) for csl, name in _VERBATIM.items()}
    if texts["publisher"].startswith(("http:", "https:")):
        texts["publisher"] = ""
    if texts["container-title"] == texts["title"]:
        texts["container-title"] = ""
    is_issue = csl_type in _IN_PERIODICALS and "issue" not in fields
    number = plain(fields.get("number", ""))
    texts["issue"] = plain(fields.get("issue", "")) or (number if is_issue else "")
    texts["number"] = "" if is_issue else number
    texts["page"] = page_range(texts["page"])
    texts["language"] = plain(fields.get("langid", "") or fields.get("language", ""))
    texts["URL"] = _address(fields)
    return {name: text for name, text in texts.items() if text}


def _first(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    for name in names:
        if main := plain(fields.get(name, "")):
            below = (plain(fields.get(each, "")) for each in _SUBTITLES.get(name, ()))
            return ". ".join([_with_subtitle(main, next(below, "")), *filter(None, below)])
    return ""


def _with_subtitle(title: str, subtitle: str) -> str:
    if not subtitle:
        return title
    return f"{title} {subtitle}" if title.endswith((":", "?", "!")) else f"{title}: {subtitle}"


def _address(fields: Mapping[str, str]) -> str:
    r"""Return where it lies: `url`, a `\url` in `howpublished` or `note`, its number at arXiv."""
    written = [verbatim(each) for each in _BETWEEN_ADDRESSES.split(fields.get("url", ""))]
    if urls := [each for each in written if each]:
        return next((each for each in urls if web_address(each)), urls[0])
    for name in ("howpublished", "note"):
        if found := re.search(r"\\url\s*\{([^{}]*)\}", fields.get(name, "")):
            return verbatim(found[1])
    archive = (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    number = verbatim(fields.get("eprint", "")).removeprefix("arXiv:")
    return f"https://arxiv.org/abs/{number}" if archive == "arxiv" and number else ""


def _issued(fields: Mapping[str, str]) -> tuple[DateSpan | None, str]:
    """Return the date, or what stands in its place."""
    written = plain(fields.get("date", "")) or plain(fields.get("year", ""))
    found = read_date(written)
    if found is None or fields.get("date"):
        return found, "" if found else written
    month, day = _month_and_day(plain(fields.get("month", "")), plain(fields.get("day", "")))
    if found.start and month and found.end is None:
        return DateSpan(partial(found.start.year, month, day) or found.start), ""
    return found, ""


def _month_and_day(month: str, day: str) -> tuple[int, int]:
    """Read `feb`, `2`, `22 feb`, `feb 22`, `22~feb`; of two months (`jan/feb`) none."""
    if number := month_number(month):
        return number, int(day) if re.fullmatch(r"[0-9]{1,2}", day) else 0
    words = re.split(r"[\s.,~-]+", month)
    months = [number for word in words if not word.isdecimal() and (number := month_number(word))]
    days = [int(word) for word in words if re.fullmatch(r"[0-9]{1,2}", word)]
    if len(months) != 1 or "/" in month:
        return 0, 0
    return months[0], days[0] if len(days) == 1 else 0
