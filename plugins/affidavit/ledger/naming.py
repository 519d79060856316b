"""What spans, blocks and charts name of a ledger, and what to say where it is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from affidavit.diagnostics import nearest
from affidavit.ledger.ledger import Claim, Fact, Ledger

Word = Literal["fact", "claim"]


def what_is_wrong(ledger: Ledger, word: Word, name: str) -> tuple[str, str] | None:
    """Return message and fix for an `id` or `id/row` that the ledger lacks; None if it has it.

    Nothing is said on top of a fault of the ledger itself, which was told already.
    """
    entries: Mapping[str, Fact | Claim] = ledger.facts if word == "fact" else ledger.claims
    id_, _, row = name.partition("/")
    entry = entries.get(id_)
    if entry is not None:
        return _wrong_row(entry, row)
    return None if ledger.unreadable else _unknown(ledger, word, id_, entries)


def _wrong_row(entry: Fact | Claim, row: str) -> tuple[str, str] | None:
    if not row or row in entry.rows or entry.faulty:
        return None
    if not entry.has_history:
        return f'"{entry.id}" has no rows', f"write {entry.id} alone"
    near = nearest(row, entry.rows)
    fix = f'did you mean "{near}"?' if near else f"its rows are {', '.join(entry.rows)}"
    return f'"{entry.id}" has no row "{row}"', fix


def _unknown(
    ledger: Ledger, word: Word, id_: str, entries: Mapping[str, Fact | Claim]
) -> tuple[str, str]:
    message = f'no {word} is called "{id_}"'
    if not ledger.file:
        return message, f'write a "ledger.yml" beside this text, with {id_} under "{word}s:"'
    other: Word = "claim" if word == "fact" else "fact"
    if id_ in (ledger.claims if word == "fact" else ledger.facts):
        return message, f"it is a {other}: write {{{other}={id_}}}"
    near = nearest(id_, entries)
    return message, f'did you mean "{near}"?' if near else f"add it to {ledger.file}"
