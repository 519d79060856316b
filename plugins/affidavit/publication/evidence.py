"""What a publication's evidence says: of its library before pages are made, of stories after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Diagnostic, Place, Report
from affidavit.evidence import EvidenceFolder, Finding, Judgement, judge, perishable
from affidavit.evidence.documents import Documents
from affidavit.evidence.lock import Lock, read_lock, write_lock
from affidavit.evidence.quoted_pages import note_pages_of_quotations
from affidavit.pdf.reader import PdfReader
from affidavit.publication.weighing import weighed
from affidavit.settings import Settings
from affidavit.sources import Library
from affidavit.sources.imports import READERS
from affidavit.sources.library import SHARED_FOLDER, STORIES_FOLDER

if TYPE_CHECKING:
    from affidavit.publication.loading import Publication


def judge_evidence(library: Library, *, settings: Settings, report: Report) -> Judgement:
    """Return what copies and locks say, and note in the library which quotations were found."""
    locks = _locks(library, settings, report)
    folder = EvidenceFolder(settings.evidence_dir)
    judged = judge(library, folder=folder, locks=locks, today=settings.now.date())
    for source in [each for each in library if each.quotes]:
        quotes = {
            name: replace(quote, found_in=judged.found.get(f"{source.key}/{name}"))
            for name, quote in source.quotes.items()
        }
        library.amend(replace(source, quotes=MappingProxyType(quotes)))
    return judged


def documents_of(settings: Settings) -> Documents:
    """Return what finds and reads the PDFs among a publication's copies."""
    folder, cache = EvidenceFolder(settings.evidence_dir), settings.cache_dir / "documents"
    return Documents(folder, PdfReader(cache), settings.root)


def judge_documents(library: Library, *, settings: Settings) -> Iterator[Finding]:
    """Let sources know the pages of their PDFs; yield what is wrong with those."""
    documents = documents_of(settings)
    yield from documents.note_in(library)
    yield from note_pages_of_quotations(documents, library)


def _locks(library: Library, settings: Settings, report: Report) -> Mapping[str | None, Lock]:
    """Return the lock beside each list of sources that there is, written or not."""
    stories = dict.fromkeys(source.story for source in library)
    return {story: _lock(story, settings, report) for story in stories}


def _lock(story: str | None, settings: Settings, report: Report) -> Lock:
    below = settings.docs_dir / STORIES_FOLDER
    folder = settings.docs_dir / SHARED_FOLDER if story is None else below / story
    return read_lock(folder, root=settings.root, report=report)


def write_locks(publication: Publication, report: Report) -> list[str]:
    """Write what was found into the locks; return the names of those that changed."""
    judged, changed = publication.judged, []
    for story, entries in judged.entries.items():
        lock = judged.locks[story]
        try:
            if write_lock(lock, entries):
                changed.append(lock.file)
        except OSError as error:
            message = f"what was verified cannot be written here: {error.strerror}"
            report.warning(Code.EVIDENCE_LOCK, Place(lock.file), message)
    return changed


def evidence_findings(publication: Publication) -> Iterator[Diagnostic]:
    """Yield what the evidence says, as heavy as the stories that cite the source make it.

    What drafts alone rest on is a warning at most, as their own faults are. publication.yml may
    give a check another weight, or none.
    """
    cited, imprint = _cited(publication), publication.files.imprint
    for finding in [*publication.judged.findings, *_perishable(publication, cited)]:
        is_out = cited.get(finding.source.key) is not False
        if found := weighed(finding.diagnostic, imprint=imprint, is_out=is_out):
            yield found


def _cited(publication: Publication) -> Mapping[str, bool]:
    """Return the key of each source that something cites, and whether readers see it, or will."""
    found: dict[str, bool] = {}
    for document in publication.all_documents():
        is_out = publication.standing(document) in ("published", "scheduled")
        for source in publication.cited(document):
            found[source.key] = found.get(source.key, False) or is_out
    return found


def _perishable(publication: Publication, cited: Mapping[str, bool]) -> Iterator[Finding]:
    """Yield what may be gone soon; of a reference manager's files only what something cites."""
    for finding in perishable(publication.library):
        source = finding.source
        if source.key in cited or not source.place.file.endswith(tuple(READERS)):
            yield finding
