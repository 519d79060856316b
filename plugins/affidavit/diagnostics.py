"""What is wrong, where, and what to do about it.

Every fault that a writer can meet is a `Diagnostic`: a place, a code, one sentence and, where we
know it, one fix. A `Report` collects all of them; nothing in the package stops at the first.
"""

from __future__ import annotations

import difflib
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from affidavit.chart_codes import ChartCode
from affidavit.codes import Code

__all__ = [
    "ChartCode",
    "Code",
    "Diagnostic",
    "Place",
    "Report",
    "Severity",
    "nearest",
    "our_failure",
]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file the writer can open. Lines and columns count from 1, in characters."""

    file: str
    """Path relative to the publication's root, with forward slashes."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How much a fault weighs: an error stops a build, a warning a strict one, a note neither."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault. Ordered by place, so that a sorted report reads like the files."""

    place: Place
    code: str
    """One of `Code`, or what a check of somebody else's is called."""
    message: str
    """One sentence for a writer, without a full stop unless it holds two."""
    severity: Severity = Severity.ERROR
    fix: str = ""
    """What to do about it; empty where we do not know. May go on in further lines, to be copied."""


@dataclass(slots=True)
class Report:
    """Collects diagnostics. Adding the same one twice keeps it once."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, diagnostic: Diagnostic) -> None:
        """Take one diagnostic in."""
        self._found[diagnostic] = None

    def error(self, code: str, at: Place, message: str, fix: str = "") -> None:
        """Take in what stops a build."""
        self.add(Diagnostic(at, code, message, Severity.ERROR, fix))

    def warning(self, code: str, at: Place, message: str, fix: str = "") -> None:
        """Take in what stops a strict build only."""
        self.add(Diagnostic(at, code, message, Severity.WARNING, fix))

    def note(self, code: str, at: Place, message: str, fix: str = "") -> None:
        """Take in what somebody should know and need not mend."""
        self.add(Diagnostic(at, code, message, Severity.NOTE, fix))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take several in: another report, or what a check yields."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Every diagnostic in the order of files, lines and columns."""
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> list[Diagnostic]:
        """Those that stop a build."""
        return [found for found in self if found.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        """Those that stop a strict build only."""
        return [found for found in self if found.severity is Severity.WARNING]

    @property
    def notes(self) -> list[Diagnostic]:
        """Those that stop nothing."""
        return [found for found in self if found.severity is Severity.NOTE]

    def as_text(self, line_of: Callable[[Place], str | None] = lambda _: None) -> str:
        """Return the report for a terminal: each fault with its source line and a caret.

        `line_of` gives the text of the line at a place, or None where it cannot be read.
        """
        parts = [_one_as_text(found, line_of(found.place)) for found in self]
        return "\n\n".join([*parts, self.summary()])

    def summary(self) -> str:
        """Return the closing line: how many faults, and where to read more."""
        counts = f"{_count(len(self.errors), 'error')}, {_count(len(self.warnings), 'warning')}"
        counts += f", {_count(len(self.notes), 'note')}." if self.notes else "."
        worst = next(iter([*self.errors, *self.warnings, *self.notes]), None)
        return counts + (f" `affidavit explain {worst.code}` tells more." if worst else "")


def our_failure(error: Exception) -> str:
    """Return what to say where not the writer but this package is at fault."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{frame.filename.replace(chr(92), '/').rpartition('/')[2]}:{frame.lineno}"
    return f"Affidavit itself failed, not your story: {error!r} at {where}. Please report it."


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` that `word` was most likely meant to be, or None."""
    close = difflib.get_close_matches(word, list(words), n=1, cutoff=0.7)
    return close[0] if close else None


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _one_as_text(found: Diagnostic, line: str | None) -> str:
    rows = [f"{found.place}: {found.severity}[{found.code}]", f"    {found.message}"]
    if line is not None:
        rows += _excerpt(found.place, line)
    if found.fix:
        rows.append("  fix: " + found.fix.replace("\n", "\n       "))
    return "\n".join(rows)


def _excerpt(place: Place, line: str, width: int = 100) -> list[str]:
    """Return the source line and a caret under the column, cut to `width` around the place."""
    start = max(0, place.column - 1 - width // 2) if len(line) > width else 0
    shown = line[start : start + width].replace("\t", " ")
    gutter = f"{place.line:>3} | "
    caret = " " * (len(gutter) - 2) + "| " + " " * (place.column - 1 - start) + "^"
    return [gutter + shown, caret]
