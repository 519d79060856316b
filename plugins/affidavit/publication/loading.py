"""Read, model, compose and link a whole publication, each document once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from affidavit.articles import (
    Article,
    Documents,
    Page,
    PublicationFiles,
    Standing,
    load_publication_files,
    read_documents,
    standing,
)
from affidavit.articles.imprint import AUTHOR_DATE, NUMBERED
from affidavit.charts import Chart, ChartFolders, ChartPage
from affidavit.charts.drawing import renderer_available, tell_of_unknown_choice
from affidavit.diagnostics import Code, Place, Report, Severity
from affidavit.evidence import Judgement
from affidavit.ledger import Ledger
from affidavit.located.files import name_in
from affidavit.markdown import Composed, Composer
from affidavit.publication.addresses import SiteAddresses
from affidavit.publication.evidence import evidence_findings, judge_documents, judge_evidence
from affidavit.publication.fact_rows import asking
from affidavit.publication.ledgers import load_ledgers
from affidavit.publication.reuse import Reusing
from affidavit.publication.shelf import Shelf
from affidavit.render.templates import Templates, check_templates
from affidavit.settings import Settings
from affidavit.sources import Library, Source, load_library
from affidavit.sources.csl import CslFormatter, read_style

PAGE_ANCHORS = frozenset({"main", "statements", "sources", "method", "cite-this"})
"""The places that the template gives to a page, whatever its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Everything a newsroom publishes, or will, as it stands in its files."""

    settings: Settings
    files: PublicationFiles
    library: Library
    judged: Judgement
    """What the evidence says of the library."""
    documents: Documents
    addresses: SiteAddresses
    shelf: Shelf
    templates: Templates
    ledgers: Mapping[str, Ledger]
    """Path of a document below the content folder -> its ledger; an empty one without a file."""
    composed: Mapping[str, Composed] = field(default_factory=dict)
    """Path of a document below the content folder -> its finished texts."""
    has_sources: bool = False
    """Whether something that is shown cites one."""
    can_draw: bool = True

    @classmethod
    def load(
        cls, settings: Settings, *, undrawn: Collection[str] = ()
    ) -> tuple[Publication, Report]:
        """Return the publication and everything that is wrong with it. Starts no browser.

        What is wrong in a draft is a warning: it must not hold up a colleague's correction. Charts
        whose keys are `undrawn` have their table and data only.
        """
        report = Report()
        publication = cls._read(settings, report, undrawn)
        composed = publication._compose(report)  # noqa: SLF001 - of this very class
        publication = replace(publication, composed=composed)
        entries = (each for page in publication.shown() for each in composed[page.path].sources)
        publication = replace(publication, has_sources=any(each.key for each in entries))
        report.extend(evidence_findings(publication))
        return publication, publication._weighed(report)  # noqa: SLF001 - of this very class

    @classmethod
    def _read(cls, settings: Settings, report: Report, undrawn: Collection[str]) -> Publication:
        docs_dir, root = settings.docs_dir, settings.root
        for folder in settings.theme_dirs[:-1]:
            check_templates(folder, root=root, report=report)
        files = load_publication_files(docs_dir, root=root, report=report, name=settings.site_name)
        kept = settings.cache_dir / "sources"
        library = load_library(docs_dir, root=root, report=report, cache=kept)
        judged = judge_evidence(library, settings=settings, report=report)
        judged.findings.extend(judge_documents(library, settings=settings))
        documents = read_documents(
            docs_dir, root=root, files=files, report=report, excluded=settings.is_excluded
        )
        addresses = SiteAddresses(
            [(each, standing(each, settings.now)) for each in _all(documents)],
            docs_dir=docs_dir,
            use_directory_urls=settings.use_directory_urls,
            previewing=settings.previewing,
        )
        tell_of_unknown_choice(report)
        can_draw = settings.pictures and renderer_available()
        ledgers = load_ledgers(_all(documents), library, files, root=root, report=report)
        shelf = Shelf(
            folders=_chart_folders(settings, documents, ledgers),
            page=lambda document: _chart_page(
                document, ledgers[document.path], settings=settings, files=files
            ),
            addresses=addresses,
            library=library,
            reusing=Reusing(settings=settings, files=files, addresses=addresses),
            pictures=can_draw,
            undrawn=undrawn,
            plotly_folder=settings.theme_dirs[-1] / "assets/affidavit/plotly",
        )
        return cls(
            settings=settings,
            files=files,
            library=library,
            judged=judged,
            documents=documents,
            addresses=addresses,
            shelf=shelf,
            templates=Templates(settings.theme_dirs),
            ledgers=ledgers,
            can_draw=can_draw,
        )

    def ledger(self, document: Article | Page) -> Ledger:
        """Return what a document holds to; an empty ledger where there is none beside it."""
        return self.ledgers[document.path]

    def standing(self, document: Article | Page) -> Standing:
        """Say whether readers may see a document now."""
        return standing(document, self.settings.now)

    def all_documents(self) -> tuple[Article | Page, ...]:
        """Return every document, shown or not."""
        return _all(self.documents)

    def shown(self) -> Iterator[Article | Page]:
        """Every document that this build shows: the published ones, in a preview all."""
        for document in _all(self.documents):
            if self.settings.previewing or self.standing(document) == "published":
                yield document

    @property
    def home(self) -> str | None:
        """The address of the site on the web; None where nothing says it."""
        found = self.settings.site_url or self.files.imprint.url
        return str(found) if found else None

    def cited(self, document: Article | Page) -> list[Source]:
        """Return the sources of a page, in the order of their numbers."""
        story = document.slug if isinstance(document, Article) else None
        found = (self.library.find(key, story=story) for key in self.composed[document.path].cited)
        return [source for source in found if source is not None]

    def charts(self, document: Article | Page) -> tuple[Chart, ...]:
        """Return the charts on a document's page, whole: the text knows but a part of each."""
        return cast("tuple[Chart, ...]", self.composed[document.path].charts)

    def undrawn(self) -> list[Chart]:
        """Return the charts of what is shown that have no picture here, though they could."""
        shown = (chart for document in self.shown() for chart in self.charts(document))
        return [chart for chart in shown if chart.figures and not self.shelf.has_pictures(chart)]

    def _chart_ledgers(self) -> dict[str, Ledger]:
        """Return the ledger of each story by the folder of its charts, as messages name that."""
        charts = name_in(self.settings.root, self.settings.charts_dir)
        stories = self.documents.articles
        return {f"{charts}/{story.slug}": self.ledgers[story.path] for story in stories}

    def _compose(self, report: Report) -> dict[str, Composed]:
        composer = Composer(
            templates=self.templates,
            library=self.library,
            files=self.files,
            addresses=self.addresses,
            formatter=self._formatter(report),
            shelf=self.shelf,  # type: ignore[arg-type]  # it places only charts that it read itself
            ledgers=self.ledgers,
            chart_ledgers=self._chart_ledgers(),
            extensions=self.settings.extensions,
            extension_configs=self.settings.extension_configs,
            report=report,
            previewing=self.settings.previewing,
        )
        found = {
            document.path: composer.compose(document, report=report)
            for document in _all(self.documents)
        }
        self._check_fragments(found, report)
        return found

    def _formatter(self, report: Report) -> CslFormatter | None:
        """Return what words citations in a style of CSL; None where none is asked for or usable."""
        name = self.files.imprint.citations
        if name in (NUMBERED, AUTHOR_DATE):
            return None
        settings = self.settings
        style = read_style(settings.docs_dir / name, root=settings.root, report=report)
        if style is None:
            return None
        return CslFormatter(
            style=style,
            cache=settings.cache_dir / "citations",
            place=name.place_at(0),
            report=report,
        )

    def _check_fragments(self, composed: Mapping[str, Composed], report: Report) -> None:
        """Report links to a place that the page they lead to does not have."""
        for path, page in composed.items():
            for link in page.links:
                target = composed.get(link.path) if link.path != path else None  # told by itself
                if target and link.fragment and link.fragment not in target.anchors | PAGE_ANCHORS:
                    message = f'"{link.path}" has no place called "{link.fragment}"'
                    report.error(Code.LINK_BROKEN, link.place, message)

    def is_of(self, place: Place, document: Article | Page) -> bool:
        """Say whether a place is in a document, in a file of its own folder, or in its charts.

        Only a story, `stories/<slug>/index.md`, has a folder and charts of its own.
        """
        if place.file == document.file or document.path != f"stories/{document.slug}/index.md":
            return place.file == document.file
        charts = self.settings.file_name(self.settings.charts_dir)
        beside = document.file.rpartition("/")[0]
        return place.file.startswith((f"{beside}/", f"{charts}/{document.slug}/"))

    def _weighed(self, report: Report) -> Report:
        drafts = [
            document
            for document in _all(self.documents)
            if self.standing(document) in ("draft", "review") and not document.faulty
        ]
        weighed = Report()
        for found in report:
            in_draft = any(self.is_of(found.place, document) for document in drafts)
            is_lowered = in_draft and found.severity is Severity.ERROR
            weighed.add(replace(found, severity=Severity.WARNING) if is_lowered else found)
        return weighed


def _all(documents: Documents) -> tuple[Article | Page, ...]:
    return (*documents.articles, *documents.pages)


def _chart_folders(
    settings: Settings, documents: Documents, ledgers: Mapping[str, Ledger]
) -> ChartFolders:
    out = {
        article.slug: article
        for article in documents.articles
        if standing(article, settings.now) == "published"
    }
    return ChartFolders(
        root=settings.root,
        charts_dir=settings.charts_dir,
        docs_dir=settings.docs_dir,
        stories={slug: article.location.parent for slug, article in out.items()},
        facts_of=lambda slug, lang: asking(ledgers[out[slug].path], lang),
        cache=settings.cache_dir / "queries",
    )


def _chart_page(
    document: Article | Page, ledger: Ledger, *, settings: Settings, files: PublicationFiles
) -> ChartPage:
    return ChartPage(
        slug=document.slug,
        folder=document.location.parent,
        lang=document.lang(files.imprint),
        facts=asking(ledger, document.lang(files.imprint)),
        is_published=standing(document, settings.now) in ("published", "scheduled"),
        is_article=isinstance(document, Article),
    )
