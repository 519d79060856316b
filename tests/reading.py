"""What a writer reads about files: for case files that hold several of them and no site."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from affidavit.articles import (
    Documents,
    PublicationFiles,
    load_publication_files,
    read_documents,
)
from affidavit.diagnostics import Report
from affidavit.located.files import line_reader
from affidavit.sources import Library, load_library

CASES = Path(__file__).parent / "cases"

HARBOUR_POST = {
    "content/publication.yml": "name: The Harbour Post\nsections: [city, world]\n",
    "content/authors.yml": "ana-ruiz: {name: Ana Ruiz}\n",
    "content/people.yml": "harbour-office: {name: Harbour Office, kind: organisation}\n",
}
"""An invented publication. A case that brings a file of its own replaces the one here."""


def files_in(case: str, *, default: str) -> dict[str, str]:
    """Cut a case at its lines `== path`; without any it is the text of `default`."""
    parts = re.split(r"(?m)^== (.+)\n", case)
    if len(parts) == 1:
        return {default: case}
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write each file below `root`, bytes as they are."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def read(
    root: Path,
    files: Mapping[str, str | bytes],
    *,
    excluded: Callable[[str], bool] = lambda _: False,
) -> tuple[Documents, Library, PublicationFiles, Report]:
    """Write the files beside those of the Harbour Post and read all there is."""
    write(root, {**HARBOUR_POST, **files})
    report, content = Report(), root / "content"
    library = load_library(content, root=root, report=report)
    known = load_publication_files(content, root=root, report=report)
    documents = read_documents(content, root=root, files=known, report=report, excluded=excluded)
    return documents, library, known, report


def report_of(root: Path, files: Mapping[str, str | bytes]) -> str:
    """Return what a writer reads about the files, the closing line left out."""
    report = read(root, files)[-1]
    return report.as_text(line_reader(root)).rpartition("\n\n")[0]
