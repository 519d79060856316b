"""The ledgers of all documents, and who signed or spoke in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from affidavit.articles import (
    Article,
    Page,
    PublicationFiles,
    check_signatories,
    check_speakers,
)
from affidavit.diagnostics import Report
from affidavit.ledger import Ledger, load_ledger
from affidavit.sources import Library

INDEX = "index.md"
"""The document that a folder is for: the ledger in it is that document's."""


def load_ledgers(
    documents: Iterable[Article | Page],
    library: Library,
    files: PublicationFiles,
    *,
    root: Path,
    report: Report,
) -> dict[str, Ledger]:
    """Return by their paths the ledgers of all documents, empty ones for those without."""
    found = dict[str, Ledger]()
    for document in documents:
        if document.location.name != INDEX:
            found[document.path] = Ledger()
            continue
        ledger = load_ledger(
            document.location.parent,
            root=root,
            story=document.slug,
            lang=document.lang(files.imprint),
            library=library,
            report=report,
        )
        entries = list(ledger.entries())
        signed = (entry.checked_by for entry in entries if entry.checked_by)
        check_signatories(signed, files=files, report=report)
        spoken = (entry.by for entry in entries if entry.by)
        check_speakers(spoken, files=files, report=report)
        found[document.path] = ledger
    return found
