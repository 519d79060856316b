"""`captures.yml`: copies of sources whose own files are not ours to write.

A reference manager writes its exports anew, and an entry with anchors cannot be added to. Their
copies are noted beside them, by key:

    doe2020:
      - sha256: ...
        at: 2026-11-24T10:05:12Z
        format: wacz
"""

from __future__ import annotations

from collections.abc import Iterator

from affidavit.diagnostics import Code, Place, Report
from affidavit.located import LocatedMapping, Model, read_yaml, validate
from affidavit.sources.records import CaptureRecord
from affidavit.sources.source import Capture

CAPTURES_FILE = "captures.yml"
"""In `content/sources/`, and beside a story for sources of its own."""


class _Captures(Model):
    """What stands under a key."""

    captures: tuple[CaptureRecord, ...] = ()


def read_captures(
    text: str, *, file: str, report: Report
) -> Iterator[tuple[str, Place, tuple[Capture, ...]]]:
    """Yield each key, its place and its copies; what is wrong is reported and passed over."""
    value = read_yaml(text, file=file, report=report)
    if value is not None and not isinstance(value, LocatedMapping):
        message = "a file of copies is a list of keys, each with its copies under it"
        report.error(Code.VALUE_WRONG, value.place, message)
        return
    for key, given in (value or {}).items():
        at = value.key_places[key] if value else Place(file)
        entry = LocatedMapping(at)
        entry["captures"] = given
        entry.key_places["captures"] = at
        record = validate(_Captures, entry, report=report, what="a list of copies")
        if record is not None:
            yield key, at, tuple(each.capture() for each in record.captures)
