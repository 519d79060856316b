"""`ledger.yml` beside a story: everything that it says, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from affidavit.diagnostics import Code, Diagnostic, Report, nearest
from affidavit.ledger.computing import with_values
from affidavit.ledger.entries import Reading
from affidavit.ledger.ledger import Claim, Fact, Ledger
from affidavit.located import LocatedMapping, LocatedText, read_yaml
from affidavit.located.files import name_in, read_text_file
from affidavit.sources import Library
from affidavit.sources.bounds import BoundedReport, TooMuchError, bounded

LEDGER_FILE = "ledger.yml"
_PARTS = ("facts", "claims")
MOST_KEPT = 4_096
"""Ledgers that a preview remembers from one save to the next."""


def load_ledger(
    folder: Path,
    *,
    root: Path,
    story: str | None,
    lang: str,
    library: Library,
    report: Report,
) -> Ledger:
    """Return the ledger of the story in `folder`, every fault reported; empty without a file.

    A fact or claim with a fault is still there, marked `faulty`, so that spans that name it are not
    told as unknown on top. `story` is whose sources its entries can name, `lang` the language that
    values are written in.
    """
    path = folder / LEDGER_FILE
    if not (path.is_file() or path.is_symlink()):
        return Ledger()
    file = name_in(root, path)
    text = read_text_file(path, root=root, report=report)
    if text is None:
        return Ledger(file=file, unreadable=True)
    return read_ledger(text, file=file, story=story, lang=lang, library=library, report=report)


def read_ledger(
    text: str, *, file: str, story: str | None, lang: str, library: Library, report: Report
) -> Ledger:
    """Return what a ledger's text says. It depends on nothing but the sources it can name."""
    read, own = _read(text, file, lang), BoundedReport(code=Code.LEDGER_TOO_MUCH)
    report.extend(read.found)
    try:
        _check_sources(read.named, library, story=story, report=own)
    except TooMuchError as error:
        report.add(error.diagnostic)
    report.extend(own)
    return read.ledger


@dataclass(frozen=True, slots=True)
class _Read:
    """What a text says by itself."""

    ledger: Ledger
    found: tuple[Diagnostic, ...]
    named: tuple[tuple[str, LocatedText], ...]
    """The key of each source that an entry rests on, and what it was typed in."""


@lru_cache(maxsize=MOST_KEPT)
def _read(text: str, file: str, lang: str) -> _Read:
    """Return what a text says; of one that did not change since the last load, the same again.

    A preview loads all ledgers after every save, and most of them are as they were.
    """
    report, own = Report(), BoundedReport(code=Code.LEDGER_TOO_MUCH)
    reading = Reading(report=own)
    facts, claims = dict[str, Fact](), dict[str, Claim]()
    ledger = Ledger(
        facts=MappingProxyType(facts), claims=MappingProxyType(claims), file=file, unreadable=True
    )
    try:
        value = read_yaml(text, file=file, report=own)
        is_cut = any(found.code is Code.YAML_ALIAS for found in own)
        lost = bool(own.errors) and (value is None or is_cut)
        for each in bounded(_entries(value, reading), code=Code.LEDGER_TOO_MUCH):
            if isinstance(each, Fact):
                facts[each.id] = each
            else:
                claims[each.id] = each
        ledger = with_values(replace(ledger, unreadable=lost), lang=lang, report=own)
    except TooMuchError as error:
        report.add(error.diagnostic)
    report.extend(own)
    return _Read(ledger, tuple(report), tuple(reading.named))


def _check_sources(
    named: Iterable[tuple[str, LocatedText]],
    library: Library,
    *,
    story: str | None,
    report: Report,
) -> None:
    """Report keys of sources that the story of the ledger cannot name."""
    if library.unreadable(story=story):
        return
    for key, written in named:
        if library.find(key, story=story) is None:
            message, fix = _no_source(key, library, story=story)
            at = written.place_at(max(written.find(key), 0))
            report.error(Code.LEDGER_SOURCE, at, message, fix)


def _no_source(key: str, library: Library, *, story: str | None) -> tuple[str, str]:
    if other := library.elsewhere(key, story=story):
        message = f'"{key}" is a source of the story "{other.story}" alone'
        return message, f"move it from {other.place.file} to content/sources/"
    near = nearest(key, library.keys(story=story))
    fix = f'did you mean "{near}"?' if near else "add it to a file of sources"
    return f'no source is called "{key}"', fix


def _entries(value: object, reading: Reading) -> Iterator[Fact | Claim]:
    if value is None:
        return
    report = reading.report
    if not isinstance(value, LocatedMapping):
        message = 'a ledger has the keys "facts" and "claims"'
        at = getattr(value, "place")  # noqa: B009 - lists and texts of YAML know their place
        report.error(Code.VALUE_WRONG, at, message, 'start with a line "facts:"')
        return
    for part, entries in value.items():
        at = value.key_places[part]
        if part not in _PARTS:
            near = nearest(part, _PARTS)
            fix = f'did you mean "{near}"?' if near else "the keys here are claims, facts"
            report.error(Code.KEY_UNKNOWN, at, f'"{part}" is not a key of a ledger', fix)
        elif isinstance(entries, LocatedMapping):
            read = reading.facts if part == "facts" else reading.claims
            yield from read(entries)
        elif entries is not None:
            message, fix = "a group of ids should stand here", "indent each id on a line of its own"
            report.error(Code.VALUE_WRONG, at, f'"{part}": {message}', fix)
