"""Case files: title, input and expected result between lone dots, for people to read.

An input that needs several files names each on a line `== content/stories/a/index.md`; what stands
before the first such line is the file that the test says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from affidavit.articles import load_publication_files, read_documents
from affidavit.diagnostics import Place, Report
from affidavit.sources import load_library

CASES = Path(__file__).with_name("cases")
_FILE_NAME = re.compile(r"^== (.+)\n", re.MULTILINE)


def files_in(content: str, *, default: str) -> dict[str, str]:
    """Return the files that a case's input holds, by their paths from the publication's root."""
    first, *rest = _FILE_NAME.split(content)
    files = dict(zip(rest[::2], rest[1::2], strict=True))
    return {default: first, **files} if first else files


def report_on(files: Mapping[str, str], *, root: Path) -> str:
    """Write the files, read them as a publication's, and return each fault as writers see it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    report, docs_dir = Report(), root / "content"
    docs_dir.mkdir(exist_ok=True)
    imprint = load_publication_files(docs_dir, root=root, report=report, name="The Harbour Post")
    load_library(docs_dir, root=root, report=report)
    read_documents(docs_dir, root=root, files=imprint, report=report)
    return _without_summary(report.as_text(lambda place: _line_at(root, place)))


def _line_at(root: Path, place: Place) -> str | None:
    path = root / place.file
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    return lines[place.line - 1] if place.line <= len(lines) else None


def _without_summary(text: str) -> str:
    return text.rpartition("\n\n")[0]
