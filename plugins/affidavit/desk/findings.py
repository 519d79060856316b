"""Findings of a report, sorted by the article that they are of, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from affidavit.articles import Article, Page
from affidavit.desk.editor import Editor
from affidavit.diagnostics import Diagnostic, Report, Severity
from affidavit.publication import Publication
from affidavit.render.desk_views import Fault, Weights


class Findings:
    """Everything that is wrong, by the page whose business it is."""

    def __init__(self, publication: Publication, report: Report) -> None:
        """Sort the report: a story has its own folder's and charts' findings too."""
        self.all: Sequence[Diagnostic] = list(report)
        by_file: dict[str, list[Diagnostic]] = {}
        for found in self.all:
            by_file.setdefault(found.place.file, []).append(found)
        self._of: dict[str, list[Diagnostic]] = {}
        owner = _Owners(publication)
        self.elsewhere: list[Diagnostic] = []
        for file, several in by_file.items():
            document = owner.of(file)
            into = self.elsewhere if document is None else self._of.setdefault(document.path, [])
            into.extend(several)

    def of(self, document: Article | Page) -> Sequence[Diagnostic]:
        """Return those of a page, as its files go."""
        return self._of.get(document.path, ())


class _Owners:
    """Says whose a file is, without asking every article of every file."""

    def __init__(self, publication: Publication) -> None:
        documents = publication.all_documents()
        self._by_file = {document.file: document for document in documents}
        settings = publication.settings
        charts = settings.file_name(settings.charts_dir)
        self._by_folder: Mapping[str, Article | Page] = {
            folder: document
            for document in documents
            if document.path == f"stories/{document.slug}/index.md"
            for folder in (document.file.rpartition("/")[0], f"{charts}/{document.slug}")
        }

    def of(self, file: str) -> Article | Page | None:
        """Return the page that a file is of: itself, or the story in whose folder it lies."""
        folder = file.rpartition("/")[0]
        while folder and file not in self._by_file:
            if folder in self._by_folder:
                return self._by_folder[folder]
            folder = folder.rpartition("/")[0]
        return self._by_file.get(file)


def fault_of(found: Diagnostic, editor: Editor, *, href: str = "") -> Fault:
    """Return a finding as templates print it."""
    return Fault(
        place=str(found.place),
        severity=str(found.severity),
        code=str(found.code),
        message=found.message,
        fix=found.fix,
        open=editor.opens(found.place),
        href=href,
    )


def weights_of(found: Iterable[Diagnostic]) -> Weights:
    """Return how many findings there are of each weight."""
    severities = [each.severity for each in found]
    return Weights(
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        notes=severities.count(Severity.NOTE),
    )
