"""`ledger.yml` beside a story: everything that it says, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from affidavit.diagnostics import Code, Report, nearest
from affidavit.ledger.computing import with_values
from affidavit.ledger.entries import Reading
from affidavit.ledger.ledger import Claim, Fact, Ledger
from affidavit.located import LocatedMapping, read_yaml
from affidavit.located.files import name_in, read_text_file
from affidavit.sources import Library
from affidavit.sources.bounds import BoundedReport, TooMuchError, bounded

LEDGER_FILE = "ledger.yml"
_PARTS = ("facts", "claims")


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
    own = BoundedReport(code=Code.LEDGER_TOO_MUCH)
    reading = Reading(library=library, story=story, report=own)
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
    return ledger


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
