"""One file of sources: everything that it says, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from affidavit.diagnostics import Code, Diagnostic, Place, Report
from affidavit.located import LocatedMapping, LocatedText, read_yaml, validate
from affidavit.located.reading import Located
from affidavit.sources.addresses import problem_with, web_address
from affidavit.sources.bounds import BoundedReport, TooMuchError, bounded
from affidavit.sources.imports import READERS
from affidavit.sources.records import SourceRecord
from affidavit.sources.rules import check_complete, check_entry, check_key, take_out_identities
from affidavit.sources.source import Source


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a file gives to the library."""

    sources: Sequence[Source] = ()
    """In the order of the file; one with a fault has its key and little else."""
    found: Sequence[Diagnostic] = ()
    lost: bool = False
    """Whether it may hold sources that could not be read."""


def read_source_file(text: str, suffix: str, *, file: str, story: str | None) -> SourceFile:
    """Return what a file with this text, ending and name says. It depends on nothing else."""
    report, sources, lost = BoundedReport(), list[Source](), False
    try:
        if suffix in READERS:
            sources.extend(_imported(text, suffix, file=file, story=story, report=report))
        else:
            value = read_yaml(text, file=file, report=report)
            lost = _is_lost(value, report)
            sources.extend(_entries(value, story=story, report=report))
    except TooMuchError as error:
        return SourceFile(sources, [*report, error.diagnostic], lost=True)
    return SourceFile(sources, list(report), lost)


def _imported(
    text: str, suffix: str, *, file: str, story: str | None, report: Report
) -> Iterator[Source]:
    """Yield what a reference manager's file holds; one bad entry never stops the others."""
    for entry in bounded(READERS[suffix](text, file=file, report=report)):
        source = entry.source(story=story, report=report)
        if source is not None:
            yield source


def _is_lost(value: object, report: Report) -> bool:
    """Say of YAML whether keys of it may be missing.

    What could be mended in memory is read, faults and all: no key of that is lost.
    """
    is_cut = any(found.code is Code.YAML_ALIAS for found in report)
    return bool(report.errors) and (value is None or is_cut)


def _entries(file: Located, *, story: str | None, report: Report) -> Iterator[Source]:
    if isinstance(file, LocatedMapping):
        yield from bounded(_sources(file, story=story, report=report))
    elif file is not None:
        message = "a file of sources is a list of keys, each with a source under it"
        report.error(Code.VALUE_WRONG, file.place, message, 'start with a line such as "my-key:"')


def _sources(file: LocatedMapping, *, story: str | None, report: Report) -> Iterator[Source]:
    for key, entry in file.items():
        at = file.key_places[key]
        if check_key(key, at=at, report=report):
            source = _source(key, entry, story=story, at=at, report=report)
            stand_in = Source(key=key, type="document", story=story, faulty=True, place=at)
            yield source or stand_in


def _source(
    key: str, entry: object, *, story: str | None, at: Place, report: Report
) -> Source | None:
    if isinstance(entry, LocatedText):
        return _from_address(key, entry, story=story, at=at, report=report)
    if not isinstance(entry, LocatedMapping):
        message = f'"{key}" has nothing under it' if entry is None else f'"{key}" is no source'
        report.error(
            Code.VALUE_WRONG, at, message, "write an address behind it, or a title below it"
        )
        return None
    entry = take_out_identities(entry, report=report)
    check_entry(entry, at=at, report=report)
    record = validate(SourceRecord, entry, report=report, what="a source")
    if record is None:
        return None
    check_complete(key, entry, at=at, report=report)
    return record.source(key, story=story, place=at, written=entry)


def _from_address(
    key: str, entry: LocatedText, *, story: str | None, at: Place, report: Report
) -> Source | None:
    """Return the source that a draft gives by its address only: `cbs: https://...`."""
    url = web_address(entry)
    if url is None:
        report.error(Code.ADDRESS_WRONG, entry.place, *problem_with(entry))
        return None
    return Source(key=key, type="webpage", story=story, url=url, place=at)
