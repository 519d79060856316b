"""RIS, as databases and reference managers write it, into entries."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Place, Report
from affidavit.language import DateSpan
from affidavit.sources.author_date import letter_at
from affidavit.sources.imports.bibtex_names import person
from affidavit.sources.imports.dates import read_date
from affidavit.sources.imports.entry import Entry, page_range
from affidavit.sources.source import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"\s{0,3}(?P<tag>[A-Z][A-Z0-9])\s{0,2}-(?:\s|$)(?P<value>.*)")
# Research Information Systems, "RIS Format Specifications" (2001 and 2011), with what Zotero,
# EndNote and Mendeley write beside it.
_TYPES = {
    "ABST": "article-journal",
    "AGGR": "dataset",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "book",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "EQUA": "figure",
    "FIGURE": "figure",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "INTV": "interview",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "legislation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "webpage",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
_TEXTS = {
    "title": ("TI", "T1", "CT", "BT", "ST", "U1"),
    "container-title": ("T2", "JF", "JO", "JA", "J1", "J2", "BT"),
    "collection-title": ("T3",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "volume": ("VL", "VO"),
    "issue": ("IS", "CP"),
    "number": ("M1",),
    "edition": ("ET",),
    "genre": ("M3",),
    "language": ("LA",),
    "DOI": ("DO", "DI"),
    "URL": ("UR", "LK", "L2"),
}
_ROLES = {"author": ("AU", "A1"), "editor": ("ED", "A2", "A3"), "translator": ("A4",)}
_BOOKS = frozenset({"book", "chapter", "report", "classic"})
_SAYING_WHAT = frozenset(("TI", "T1", "CT", "BT", "AU", "A1", "UR", "DO"))
_LONG = ("AB", "N1", "N2", "KW")


@dataclass(slots=True)
class _Record:
    place: Place
    tags: dict[str, list[list[str]]] = field(default_factory=lambda: defaultdict(list))
    """Tag -> its values, each as the lines it stands in."""
    places: dict[str, Place] = field(default_factory=dict)
    last: str = ""
    """The tag of the line before."""

    def take(self, tag: str, value: str, *, at: Place) -> None:
        """Take in a line; one without a tag goes on with the one before."""
        words = " ".join(value.split())
        if tag:
            self.last = tag
            self.tags[tag].append([words])
            self.places.setdefault(tag, at)
        elif words and self.last and self.last not in _LONG:
            self.tags[self.last][-1].append(words)

    def texts(self, names: tuple[str, ...]) -> Iterator[str]:
        """Yield what stands behind tags, each value on one line."""
        for name in names:
            yield from (" ".join(lines).strip() for lines in self.tags.get(name, ()))

    def first(self, names: tuple[str, ...]) -> str:
        return next(filter(None, self.texts(names)), "")


def read_ris(text: str, *, file: str, report: Report) -> Iterator[Entry]:
    """Yield the entries of a RIS file in its order; what cannot be read is reported there.

    The key is the record's `ID`. Without one it is made of the first author, the year and, where
    that is taken, a letter: `ruiz2026`, `ruiz2026b`.
    """
    taken, made = set[str](), Counter[str]()
    for record in _records(text, file=file, report=report):
        entry = _entry(record)
        entry.key = entry.key or _free(_made_key(entry), taken, made)
        taken.add(entry.key)
        yield entry


def _records(text: str, *, file: str, report: Report) -> Iterator[_Record]:
    """Yield what stands between `TY` and `ER`; a missing `ER` costs nothing.

    Databases head their exports (`Provider: ...`, `Record 1 of 2`): of what stands outside records
    only lines that say what one is are told, or a file in which there is none.
    """
    record, stray_before, has_any = None, False, not text.strip()
    for number, line in enumerate(text.split("\n"), start=1):
        found = _TAG.fullmatch(line)
        tag = found["tag"] if found else ""
        if tag in {"TY", "ER"} and record:
            yield record
        has_any = has_any or bool(tag)
        stray_before = stray_before and tag not in {"TY", "ER"}
        if tag == "TY":
            record = _Record(Place(file, number, 1))
        elif tag == "ER":
            record = None
            continue
        if record:
            record.take(tag, found["value"] if found else line, at=Place(file, number, 1))
            continue
        if tag in _SAYING_WHAT and not stray_before:
            message = "this belongs to no record: a record starts with a line TY"
            report.warning(Code.SOURCE_IMPORT, Place(file, number), message, "TY  - NEWS")
            stray_before = True
    if record:
        yield record
    if not has_any:
        message, fix = "there is no entry in this file", "export it as RIS"
        report.warning(Code.SOURCE_IMPORT, Place(file), message, fix)


def _entry(record: _Record) -> Entry:
    csl_type = _TYPES.get(record.first(("TY",)).upper(), "document")
    texts = {csl: record.first(tags) for csl, tags in _TEXTS.items()}
    texts["page"] = _pages(record)
    texts["ISBN" if csl_type in _BOOKS else "ISSN"] = record.first(("SN",))
    if not texts["title"] or texts["container-title"] == texts["title"]:
        texts["title"] = texts["title"] or texts["container-title"]
        texts["container-title"] = ""
    texts["DOI"] = texts["DOI"] or next(
        (each for each in record.texts(("M3",)) if each.lower().startswith(("10.", "doi:"))), ""
    )
    written = record.first(("PY", "Y1", "DA"))
    issued, issued_as = _issued(record)
    return Entry(
        key=record.first(("ID",)),
        type=csl_type,
        place=record.place,
        texts={name: text for name, text in texts.items() if text},
        names={role: found for role, tags in _ROLES.items() if (found := _names(record, tags))},
        issued=issued,
        issued_as=issued_as if written else "",
        accessed=read_date(record.first(("Y2",))),
        places={"DOI": record.places.get("DO", record.place), "URL": _at_address(record)},
    )


def _at_address(record: _Record) -> Place:
    return next((record.places[tag] for tag in _TEXTS["URL"] if tag in record.places), record.place)


def _issued(record: _Record) -> tuple[DateSpan | None, str]:
    """Return the most exact of the record's dates, or what stands in their place."""
    written = [record.first((tag,)) for tag in ("DA", "PY", "Y1")]
    found = [(each, read_date(_without_remark(each))) for each in written if each]
    dates = [date for _, date in found if date]
    if not dates:
        return None, next((text for text, _ in found), "")
    return max(dates, key=lambda date: len(date.iso)), ""


def _without_remark(date: str) -> str:
    """Return `2026/02/22` of `2026/02/22/morning edition`: the fourth part is free text."""
    parts = date.split("/")
    return "/".join(part for part in parts[:3] if part.strip())


def _pages(record: _Record) -> str:
    first, last = record.first(("SP",)), record.first(("EP",))
    both = f"{first}-{last}" if first and last and first != last and "-" not in first else first
    return page_range(both or last)


def _names(record: _Record, tags: tuple[str, ...]) -> tuple[Name, ...]:
    found = (_name(text) for text in record.texts(tags))
    return tuple(name for name in found if name)


def _name(text: str) -> Name | None:
    """Read `Ruiz, Ana, Jr.`; a name without a comma is printed as it stands."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return Name(full=parts[0]) if parts[0] else None
    return person(parts[0], parts[1], " ".join(parts[2:]))


def _made_key(entry: Entry) -> str:
    author = next(iter(entry.names.get("author", ())), None)
    word = (author.family or author.full) if author else entry.texts.get("title", "source")
    plain = unicodedata.normalize("NFKD", word.split(" ")[-1 if author else 0]).lower()
    letters = "".join(sign for sign in plain if sign.isalnum()) or "source"
    year = entry.issued.start.year if entry.issued and entry.issued.start else ""
    return f"{letters}{year}"


def _free(key: str, taken: set[str], made: Counter[str]) -> str:
    """Return the key, with a letter where it is taken already."""
    made[key] += 1
    found = key if made[key] == 1 else f"{key}{letter_at(made[key] - 1)}"
    while found in taken:
        made[key] += 1
        found = f"{key}{letter_at(made[key] - 1)}"
    return found
