"""Blocks as they are typed: their first line and options, read and checked before Markdown is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from affidavit.articles.matter import Ai, Origin
from affidavit.diagnostics import Code, Place, Report, nearest
from affidavit.located import LocatedMapping, LocatedText, Model, Text, read_yaml, validate
from affidavit.located.words import Word, Words
from affidavit.render.views import Width

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from affidavit.markdown.notes import Line
    from affidavit.markdown.places import Written

Kind = Literal[
    "quote",
    "pull-quote",
    "aside",
    "method",
    "figure",
    "document",
    "qa",
    "stats",
    "known",
    "timeline",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LATER = (
    *("audio", "video", "gallery", "before-after", "panels"),
    *("steps", "part"),
)
"""Blocks of the contract that this version does not print yet."""
ARGUMENTS = {"quote": "SOURCE/ID", "figure": "photo.jpg", "document": "SOURCE"}
"""What must stand behind `|`, by block; the others take a title or nothing."""

HEADER = re.compile(
    r"(?P<lead>[ \t>]*)(?P<slashes>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?))?[ ]*"
)
CLOSE = re.compile(r"(?P<lead>[ \t>]*)(?P<slashes>/{3,})[ ]*")


class Options(Model):
    """What every block may say."""

    width: Width | None = None
    id: LocatedText = LocatedText("")


class PictureOptions(Options):
    """What a picture says of itself."""

    alt: Text
    caption: Text = Text("")
    credit: Text = Text("")
    licence: LocatedText = LocatedText("")
    origin: Origin | None = None
    ai: Ai = "none"


class DocumentOptions(Options):
    """Which page of a document is shown, and what is said of it."""

    page: Word
    """As the PDF calls it: `3`, `iv`."""
    alt: Text = Text("")
    caption: Text = Text("")


class LedgerOptions(Options):
    """Which facts and claims are shown: `id`, `id/row`, or `id/*` for all rows."""

    facts: Words = ()
    claims: Words = ()


MODELS: dict[str, type[Options]] = {
    "figure": PictureOptions,
    "document": DocumentOptions,
    "stats": LedgerOptions,
    "known": LedgerOptions,
    "timeline": LedgerOptions,
}
"""By block; the others say no more than every block may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What stands behind `|`, with its place."""

    source: str = ""
    written: Written | None = None
    origins: Sequence[int] = ()

    def place_at(self, index: int) -> Place:
        """Return the place of the character `index`."""
        if self.written is None or not self.origins:
            return Place("", 1, 1)
        return self.written.place_at(self.origins[min(index, len(self.origins) - 1)])


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRecord:
    """One block whose first line and options are in order."""

    kind: Kind
    place: Place
    argument: Argument = field(default_factory=Argument)
    options: Options = field(default_factory=Options)


def read_block(
    header: re.Match[str],
    line: Line,
    options: Sequence[Line],
    *,
    written: Written,
    foreign: Collection[str],
    report: Report,
) -> BlockRecord | None:
    """Return the block, or None and a report of everything that is wrong with it."""
    name, at = header["name"].lower(), written.place_at(line.origins[header.start("slashes")])
    if name not in KINDS:
        _tell_unknown(name, written.place_at(line.origins[header.start("name")]), foreign, report)
        return None
    kind = next(each for each in KINDS if each == name)
    argument = _argument(header, line, written)
    values = _options(options, at=at, written=written, report=report)
    read = validate(MODELS.get(kind, Options), values, report=report, what=f'the block "{kind}"')
    if kind in ARGUMENTS and not argument.source:
        message = f'"{kind}" does not say what it shows'
        report.error(Code.BLOCK_ARGUMENT, at, message, f"write /// {kind} | {ARGUMENTS[kind]}")
        return None
    if read is None:
        return None
    return BlockRecord(kind=kind, place=at, argument=argument, options=read)


def _tell_unknown(name: str, at: Place, foreign: Collection[str], report: Report) -> None:
    if name in LATER:
        message = f'the block "{name}" is not available yet'
        report.error(Code.BLOCK_LATER, at, message, "leave it out until a later version has it")
        return
    near = nearest(name, [*KINDS, *LATER, *foreign])
    fix = f'did you mean "{near}"?' if near else f"the blocks are {', '.join(KINDS)}"
    report.error(Code.BLOCK_UNKNOWN, at, f'there is no block "{name}"', fix)


def _argument(header: re.Match[str], line: Line, written: Written) -> Argument:
    text = header["argument"] or ""
    start = header.start("argument")
    origins = line.origins[start : start + len(text)] if text else ()
    return Argument(source=text, written=written, origins=origins)


def _options(
    lines: Sequence[Line], *, at: Place, written: Written, report: Report
) -> LocatedMapping:
    """Read the indented lines below the header as YAML, columns as in the file."""
    empty = LocatedMapping(at)
    if not lines:
        return empty
    first = written.place_at(lines[0].origins[0])
    blank = [re.sub(r"^[ \t>]*", lambda lead: " " * len(lead[0]), line.text) for line in lines]
    value = read_yaml("\n".join(blank), file=first.file, report=report, first_line=first.line)
    if isinstance(value, LocatedMapping):
        return value
    if value is not None:
        report.error(
            Code.VALUE_WRONG, first, "options are lines of key and value", "write width: wide"
        )
    return empty
