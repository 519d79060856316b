"""BibTeX and biblatex files, with their oddities, into entries."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Place, Report
from affidavit.sources import bounds
from affidavit.sources.imports.bibtex_entry import to_entry
from affidavit.sources.imports.bibtex_values import MONTHS, is_whole, value_of
from affidavit.sources.imports.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bibtexparser.library import Library as Parsed
    from bibtexparser.model import Block, Field
    from bibtexparser.model import Entry as Block_

_NOT_SOURCES = frozenset({"xdata", "set", "control", "comment", "bibtexkeys"})
_HEAD = re.compile(r"@\s*\w+\s*[{(]\s*(?P<key>[^\s,{}()\"=]+)\s*,")
_ANY_HEAD = re.compile(r"@\s*\w+\s*[{(]")
_BEFORE_MARK = re.compile(r"\\(?:(\n)|(\\)(?=[{}\",=\n])|[\\])")
_NO_COMMENT = re.compile(r"(@)((?:comment|preamble|string)\w+\s*[{(])", re.IGNORECASE)
_UMLAUT = re.compile(r"\{\"([aouAOU])\}")
_MAX_DEPTH = 8
"""Of `crossref` and `xdata`: an article in a volume of a series; more is a circle."""


_MAX_LINE = 2_000
"""Characters of a line in which a field's column is looked for; minified files are one line."""
_MAX_STRING = 2_000
"""Characters of a `@string`: one made of two, made of two, would fill the memory."""


@dataclass(slots=True, kw_only=True)
class Written:
    """An entry as it stands in the file, its values with their TeX."""

    key: str
    type: str
    place: Place
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    is_broken: bool = False
    """Whether its key is all that can be read."""


def read_bibtex(text: str, *, file: str, report: Report) -> Iterator[Entry]:
    """Yield the entries of a BibTeX file in its order; what cannot be read is reported there.

    `@string`, `#`, `crossref` and `xdata` are resolved, TeX becomes text. A field that stands
    twice counts once, as in BibTeX itself (the first), and is told.
    """
    text, beyond = _first_entries(text, file=file)
    lines = text.split("\n")
    parsed = _parsed(text)
    strings = _strings(parsed, file=file, report=report)
    written = list[Written]()
    for block in parsed.blocks:
        read = _written(block, strings=strings, file=file, lines=lines, report=report)
        written += [read] if read else []
    if not _is_bibtex(parsed) and text.strip():
        message, fix = "there is no entry in this file", "export it as BibTeX"
        report.warning(Code.SOURCE_IMPORT, Place(file), message, fix)
    families = _Families({each.key.lower(): each for each in reversed(written)}, report)
    for each in written:
        if each.is_broken:
            yield Entry(key=each.key, type="document", place=each.place, faulty=True)
        elif each.type not in _NOT_SOURCES:
            yield to_entry(
                each.key,
                each.type,
                families.fields(each),
                place=each.place,
                places=each.places,
            )
    if beyond:
        raise bounds.too_many_entries(beyond)


def _first_entries(text: str, *, file: str) -> tuple[str, Place | None]:
    """Return as many entries as are read, and where the next one starts.

    Counted before they are read, since bibtexparser splits all of a text before it gives anything.
    """
    beyond = next(islice(_ANY_HEAD.finditer(text), bounds.MAX_ENTRIES, None), None)
    if beyond is None:
        return text, None
    return text[: beyond.start()], Place(file, text.count("\n", 0, beyond.start()) + 1, 1)


def _parsed(text: str) -> Parsed:
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415  only for such a file

    # It tells on its own log what `failed_blocks` holds; readers of ours get that as diagnostics.
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        return parse_string(_prepared(text), parse_stack=[])
    finally:
        logging.disable(before)


def _prepared(text: str) -> str:
    """Return the text without what bibtexparser 2.1 stumbles over, its lines the same.

    `@commented{...}` is an entry and not a comment, and `{"a}` an umlaut that lacks its backslash.
    """
    text = _NO_COMMENT.sub(r"\1_\2", _UMLAUT.sub(r"{\"\1}", text))
    return _BEFORE_MARK.sub(_set_apart, text)


def _set_apart(found: re.Match[str]) -> str:
    r"""Return a backslash that ends a line, and `\\\\`, with a space before what follows.

    TeX reads the same; bibtexparser 2.1 takes any backslash before a brace, a quote or the end of
    a line for one that hides it, so that `\\\\}` closed nothing and lines were counted wrongly.
    """
    if found[1]:
        return "\\ \n"
    return "\\\\ " if found[2] else found[0]


def _is_bibtex(parsed: Parsed) -> bool:
    """Say whether anything in a file has the form of BibTeX, be it a string or a comment."""
    from bibtexparser.model import ImplicitComment  # noqa: PLC0415  only where there is such a file

    return any(not isinstance(block, ImplicitComment) for block in parsed.blocks)


def _strings(parsed: Parsed, *, file: str, report: Report) -> dict[str, str]:
    strings = dict(MONTHS)
    for each in parsed.strings:
        value = value_of(each.value, strings)
        if len(value) > _MAX_STRING:
            message = f'the string "{each.key}" is longer than {_MAX_STRING:,} characters'
            at = Place(file, (each.start_line or 0) + 1, 1)
            report.warning(Code.SOURCE_IMPORT, at, f"{message}; the rest is left out", "shorten it")
        strings[each.key.lower()] = value[:_MAX_STRING]
    return strings


def _written(
    block: Block, *, strings: Mapping[str, str], file: str, lines: list[str], report: Report
) -> Written | None:
    from bibtexparser import model  # noqa: PLC0415  only where there is such a file

    at = Place(file, (block.start_line or 0) + 1, 1)
    if isinstance(block, model.DuplicateFieldKeyBlock | model.DuplicateBlockKeyBlock):
        inner = block.ignore_error_block
        return (
            _fields(inner, at=at, strings=strings, lines=lines, report=report)
            if isinstance(inner, model.Entry)
            else None
        )
    if isinstance(block, model.ParsingFailedBlock):
        return _broken(block, at=at, report=report)
    if isinstance(block, model.Entry):
        return _fields(block, at=at, strings=strings, lines=lines, report=report)
    if isinstance(block, model.ImplicitComment):
        _tell_stray(block, at=at, report=report)
    return None


def _fields(
    block: Block_, *, at: Place, strings: Mapping[str, str], lines: list[str], report: Report
) -> Written | None:
    kind = block.entry_type.lower().removeprefix("_")
    if not block.key.strip():
        if kind not in _NOT_SOURCES:
            message, fix = "this entry has no key, so nobody can cite it", f"@{kind}{{a-key,"
            report.warning(Code.SOURCE_KEY, at, message, fix)
        return None
    read = Written(key=block.key.strip(), type=kind, place=at)
    for each in block.fields:
        name = each.key.lower().strip()
        place = _place_of(each, at=at, lines=lines, last=name in read.fields)
        if name in read.fields:
            message = f'"{name}" of "{read.key}" stands twice; the first counts'
            report.warning(Code.SOURCE_IMPORT, place, message, "delete one of the two")
            continue
        if not is_whole(each.value):
            message = f'"{name}" of "{read.key}" has a quote or a brace too many or too few'
            fix = "count them; what follows it may be lost"
            report.warning(Code.SOURCE_IMPORT, place, message, fix)
        read.fields[name] = value_of(each.value, strings)
        read.places[name] = place
    return read


def _place_of(field_: Field, *, at: Place, lines: list[str], last: bool) -> Place:
    """Return where a field's name stands; the last of its line where it stood before."""
    number = field_.start_line
    written = lines[number][:_MAX_LINE] if number < len(lines) else ""
    found = _columns(written).get(field_.key.strip(), [])
    return Place(at.file, number + 1, found[-1 if last else 0] if found else 1)


@lru_cache(maxsize=8)
def _columns(line: str) -> dict[str, list[int]]:
    """Return the columns of each name before a `=` in a line."""
    found = defaultdict[str, list[int]](list)
    for each in re.finditer(r"([^\s={},\"#]+)\s*=", line):
        found[each[1]].append(each.start() + 1)
    return dict(found)


@dataclass(slots=True)
class _Families:
    """Entries and the larger works they stand in, each pair looked up once."""

    by_key: Mapping[str, Written]
    report: Report
    _found: dict[tuple[int, int], dict[str, str]] = field(default_factory=dict)

    def fields(self, entry: Written, depth: int = 0) -> dict[str, str]:
        """Return the entry's fields and those of the entries that `crossref` and `xdata` name.

        A title of the larger work becomes `booktitle`, as biblatex has it (manual, appendix B).
        """
        key = (id(entry), depth)
        if key not in self._found:
            self._found[key] = dict(entry.fields)
            for name in ("crossref", "xdata"):
                self._inherit(entry, name, into=self._found[key], depth=depth)
        return self._found[key]

    def _inherit(self, entry: Written, name: str, *, into: dict[str, str], depth: int) -> None:
        for key in filter(None, (part.strip() for part in entry.fields.get(name, "").split(","))):
            parent = self.by_key.get(key.lower())
            if depth == 0:
                self._tell(entry, name, key, parent)
            if parent is None or parent is entry or depth > _MAX_DEPTH:
                continue
            for field_, value in self.fields(parent, depth + 1).items():
                into.setdefault(_as_child(field_) if name == "crossref" else field_, value)

    def _leads_back(self, entry: Written, name: str, *, to: Written) -> bool:
        """Say whether an entry takes fields from `to`, be it over others."""
        for _ in range(_MAX_DEPTH):
            following = self.by_key.get(entry.fields.get(name, "").strip().lower())
            if following is None or following is to:
                return following is to
            entry = following
        return False

    def _tell(self, entry: Written, name: str, key: str, parent: Written | None) -> None:
        if parent is None:
            what, fix = "is not in this file", "export that entry too"
        elif parent is entry or self._leads_back(parent, name, to=entry):
            what, fix = "leads back to it", f"delete this {name}"
        else:
            return
        message = f'"{entry.key}" takes fields from "{key}", which {what}'
        at = entry.places.get(name, entry.place)
        self.report.warning(Code.SOURCE_IMPORT, at, message, fix)


def _as_child(name: str) -> str:
    return {
        "title": "booktitle",
        "subtitle": "booksubtitle",
        "titleaddon": "booktitleaddon",
        "shorttitle": "shortbooktitle",
        "author": "bookauthor",
        "crossref": "parent",
        "note": "parent-note",
    }.get(name, name)


def _broken(block: Block, *, at: Place, report: Report) -> Written | None:
    """Tell an entry that cannot be read; return its key, where it has one, so that it is known."""
    raw = block.raw or ""
    head = _HEAD.match(raw.lstrip())
    what = f'the entry "{head["key"]}"' if head else "this entry"
    message = f"{what} cannot be read, since a brace, quote or comma is missing in it"
    report.warning(Code.SOURCE_IMPORT, at, message, "compare its braces and commas with another's")
    return Written(key=head["key"], type="", place=at, is_broken=True) if head else None


def _tell_stray(block: Block, *, at: Place, report: Report) -> None:
    """Tell an entry that its `@` or its opening brace lost: it would be a comment to BibTeX."""
    for number, line in enumerate((block.raw or "").split("\n")):
        if re.match(r"\s*@\s*\w+\s*$|\s*@\w+\s+[\w:-]+\s*,", line):
            message = "this looks like an entry, and is none: its opening brace is missing"
            place = Place(at.file, at.line + number, 1)
            report.warning(Code.SOURCE_IMPORT, place, message, "write @article{key, ...}")
