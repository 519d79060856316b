"""What a run has found so far: a killed one goes on where it was, and tells nothing twice."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from affidavit.evidence.watching.findings import Finding

UNFINISHED = "unfinished.jsonl"
STALE = timedelta(days=1)
"""What was found longer ago is looked at again."""


class Journal:
    """One line a finding, written down to the disk before the next page is asked for."""

    def __init__(self, folder: Path, *, now: datetime) -> None:
        """Go on with what a killed run left in the folder, or start."""
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / UNFINISHED
        self.started = now
        self.findings: dict[tuple[str, str], Finding] = {}
        self._read(now)
        self._rewrite()

    def add(self, finding: Finding) -> None:
        """Write down a finding."""
        self.findings[finding.key, finding.url] = finding
        self._append(json.dumps(finding.as_json(), ensure_ascii=False))

    def end(self) -> None:
        """Forget the run: its report is written."""
        self._path.unlink(missing_ok=True)

    def _read(self, now: datetime) -> None:
        lines = self._lines()
        started = next(lines, None)
        if started is None:
            return
        for line in lines:
            try:
                found = Finding.of_json(json.loads(line))
            except (ValueError, KeyError, TypeError):  # the line at which it was killed
                continue
            if now - found.at < STALE:
                self.findings[found.key, found.url] = found
        if self.findings:
            self.started = datetime.fromisoformat(started)

    def _lines(self) -> Iterator[str]:
        if self._path.is_file():
            text = self._path.read_text(encoding="utf-8", errors="replace")
            first, *others = text.split("\n")
            try:
                datetime.fromisoformat(first)
            except ValueError:
                return
            yield from (first, *others)

    def _rewrite(self) -> None:
        """Leave out what was written half, so that the next line starts where a line starts."""
        lines = [json.dumps(each.as_json(), ensure_ascii=False) for each in self.findings.values()]
        new = self._path.with_suffix(".new")
        new.write_text("\n".join([self.started.isoformat(), *lines, ""]), encoding="utf-8")
        new.replace(self._path)

    def _append(self, line: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())
