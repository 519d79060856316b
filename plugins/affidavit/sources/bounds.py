"""How much is read of one file of sources or facts, so that none holds a build up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from affidavit.diagnostics import Code, Diagnostic, Place, Report, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_ENTRIES = 20_000
"""Four times the largest library that we measure builds with."""
MAX_FAULTS = 1_000
"""Nobody mends more by hand; of such a file the form is wrong, or the program that wrote it."""


class _Placed(Protocol):
    @property
    def place(self) -> Place: ...


_Entry = TypeVar("_Entry", bound=_Placed)


class TooMuchError(Exception):
    """The file holds more than is read of one; what came before is read."""

    def __init__(self, code: Code, at: Place, message: str, fix: str) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(at, code, message, Severity.ERROR, fix)


def too_many_entries(at: Place, *, code: Code = Code.SOURCE_TOO_MUCH) -> TooMuchError:
    """Return what to raise at the first entry that is one too many."""
    message = f"this file holds more than {MAX_ENTRIES:,} entries; from here on it is not read"
    fix = "keep only what stories cite, or split the file"
    return TooMuchError(code, at, message, fix)


def bounded(entries: Iterable[_Entry], *, code: Code = Code.SOURCE_TOO_MUCH) -> Iterator[_Entry]:
    """Yield entries, and raise `TooMuchError` where there is one more than are read."""
    for number, entry in enumerate(entries):
        if number == MAX_ENTRIES:
            raise too_many_entries(entry.place, code=code)
        yield entry


@dataclass(slots=True)
class BoundedReport(Report):
    """A report of one file that raises `TooMuchError` once nobody would mend them all by hand."""

    code: Code = Code.SOURCE_TOO_MUCH

    def add(self, diagnostic: Diagnostic) -> None:
        """Take one diagnostic in."""
        Report.add(self, diagnostic)
        if len(self) >= MAX_FAULTS:
            message = f"this file has {MAX_FAULTS:,} faults so far; from here on it is not read"
            fix = "mend what wrote it, or export it again in the form that its ending says"
            raise TooMuchError(self.code, diagnostic.place, message, fix)
