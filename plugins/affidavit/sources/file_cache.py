"""What files of sources said, kept for the next build: 5,000 sources are read in a tenth of it."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import orjson

from affidavit.diagnostics import Code, Diagnostic, Severity
from affidavit.located.values import Lines
from affidavit.located.whole_files import keep, read_kept
from affidavit.sources.source_file import SourceFile, read_source_file
from affidavit.sources.source_json import CannotBeKeptError, InFile, Json, place_as_json, place_from

_OWN_CODE = ("sources", "located", "language", "diagnostics.py", "codes.py")
"""What decides, below the package's folder, how a file is read and what is said of it."""
_OTHERS = ("affidavit", "babel", "bibtexparser", "pydantic", "pylatexenc", "PyYAML")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class FileCache:
    """Reads each file of sources once, as long as neither it nor what reads it changes.

    An entry is named by the hash of all that it depends on; one that is anything else than what
    was written is made anew.
    """

    folder: Path | None
    """None where nothing is kept."""

    def read(self, text: str, suffix: str, *, file: str, story: str | None) -> SourceFile:
        """Return what `read_source_file` returns."""
        if self.folder is None:
            return read_source_file(text, suffix, file=file, story=story)
        parts = [_reader(), suffix, file, repr(story), text]
        name = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        entry, own = self.folder / f"{name}.json", InFile(Lines(text, file=file))
        if (kept := _kept(entry, own, story)) is not None:
            return kept
        found = read_source_file(text, suffix, file=file, story=story)
        with contextlib.suppress(CannotBeKeptError, orjson.JSONEncodeError):
            keep(entry, _written(found, own))
        return found


def _written(found: SourceFile, own: InFile) -> bytes:
    return orjson.dumps(
        {
            "sources": [own.as_json(source) for source in found.sources],
            "found": [_fault_as_json(each) for each in found.found],
            "lost": found.lost,
        }
    )


def _kept(entry: Path, own: InFile, story: str | None) -> SourceFile | None:
    content = read_kept(entry)
    if content is None:
        return None
    try:
        value = orjson.loads(content)
        return SourceFile(
            [own.source(each, story=story) for each in value["sources"]],
            [_fault(each) for each in value["found"]],
            bool(value["lost"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _fault_as_json(fault: Diagnostic) -> Json:
    place = place_as_json(fault.place)
    return [place, Code(fault.code).name, fault.message, fault.severity.value, fault.fix]


def _fault(value: Json) -> Diagnostic:
    place, code, message, severity, fix = value
    return Diagnostic(place_from(place), Code[code], str(message), Severity(severity), str(fix))


@cache
def _reader() -> str:
    """Return a text that changes with everything that reads files: our code, others' versions."""
    package = Path(__file__).parents[1]
    files = [
        file
        for name in _OWN_CODE
        for file in ([package / name] if name.endswith(".py") else (package / name).rglob("*.py"))
    ]
    code = hashlib.sha256(b"\0".join(file.read_bytes() for file in sorted(files))).hexdigest()
    return " ".join([str(_FORMAT), code, *map(_version, _OTHERS)])


def _version(package: str) -> str:
    with contextlib.suppress(PackageNotFoundError):
        return version(package)
    return "missing"
