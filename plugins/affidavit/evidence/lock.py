"""`sources.lock`: which quotations were found in which copy, for machines without the evidence.

It stands beside the sources it belongs to and holds no text, only sums:

    scheme: 1
    quotes:
      "mnd-2026-02-23/flights":
        words: 1f3a...
        copy: 3f9c...
        verified: 2026-11-24

`affidavit check` writes it where the evidence is; a build reads it and never does.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from affidavit.diagnostics import Code, Place, Report
from affidavit.located import LocatedMapping, Model, read_yaml, validate
from affidavit.located.files import name_in, read_text_file
from affidavit.sources.fields import Day

LOCK_FILE = "sources.lock"
SCHEME = 1
"""Of the sums: counts up when words come to be read otherwise, so that old ones do not count."""
_HEAD = (
    "# Written by `affidavit check`: quotations found in the copies of their sources. Commit it.\n"
)
_Sum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class LockEntry(Model):
    """That a quotation was found."""

    words: _Sum
    """SHA-256 of its words, as `Quotation.fingerprint` gives it."""
    copy_sum: _Sum = Field(alias="copy")
    """SHA-256 of the copy in which they were found."""
    verified: Day


class _LockFile(Model):
    scheme: int
    quotes: dict[str, LockEntry] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What a file of that name says, by `SOURCE/QUOTE`."""

    path: Path
    file: str
    """As messages name it."""
    is_there: bool = False
    entries: Mapping[str, LockEntry] = field(default_factory=dict)


def read_lock(folder: Path, *, root: Path, report: Report) -> Lock:
    """Return the lock beside the sources in `folder`, empty where there is none.

    One that cannot be read, or has sums of another scheme, is told and counts as empty.
    """
    path = folder / LOCK_FILE
    name = name_in(root, path)
    nothing = Lock(path=path, file=name)
    if not path.exists() and not path.is_symlink():
        return nothing
    own = Report()
    text = read_text_file(path, root=root, report=own)
    value = read_yaml(text, file=name, report=own) if text is not None else None
    found = validate(_LockFile, value or LocatedMapping(Place(name)), report=own, what="a lock")
    if own.errors or found is None:
        first = own.errors[0]
        fix = "delete it, and run `affidavit check` where the copies are"
        report.error(Code.EVIDENCE_LOCK, first.place, f"{first.message}", fix)
        return nothing
    entries = found.quotes if found.scheme == SCHEME else {}
    return Lock(path=path, file=name, is_there=True, entries=entries)


def write_lock(lock: Lock, entries: Mapping[str, LockEntry]) -> bool:
    """Write the entries, sorted, whole or not at all; False where the file says so already."""
    if entries == lock.entries or (not entries and not lock.is_there):
        return False
    descriptor, name = tempfile.mkstemp(dir=lock.path.parent, prefix=f".{LOCK_FILE}-")
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(_as_text(entries))
    Path(name).chmod(0o644)
    Path(name).replace(lock.path)
    return True


def lock_entry(words: str, copy_sum: str, verified: date) -> LockEntry:
    """Return an entry for words found in a copy."""
    return LockEntry(words=words, copy=copy_sum, verified=verified)


def _as_text(entries: Mapping[str, LockEntry]) -> str:
    rows = [_HEAD, f"scheme: {SCHEME}\n", "quotes:\n" if entries else ""]
    for name, entry in sorted(entries.items()):
        rows += [
            f"  {json.dumps(name, ensure_ascii=False)}:\n",
            f"    words: {entry.words}\n",
            f"    copy: {entry.copy_sum}\n",
            f"    verified: {entry.verified.isoformat()}\n",
        ]
    return "".join(rows)
