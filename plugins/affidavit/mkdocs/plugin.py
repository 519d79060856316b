"""The MkDocs plugin: each hook a few named steps, and why there."""

# ruff: noqa: ARG002 - the hosts pass each hook its arguments by name, used or not

from __future__ import annotations

import functools
import logging
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar, cast

from mkdocs.config import config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import get_toc

from affidavit.charts import Chart
from affidavit.charts.drawing import why_undrawn
from affidavit.checks import judge
from affidavit.desk import Desk
from affidavit.diagnostics import Report, our_failure
from affidavit.located.files import line_reader
from affidavit.mkdocs.host import settings_from
from affidavit.outputs.cache_pruning import prune
from affidavit.outputs.chart_progress import ChartProgress
from affidavit.outputs.exchange import CannotExchangeError, Staging
from affidavit.outputs.site_files import site_files
from affidavit.outputs.tree import audit_tree
from affidavit.publication import Publication
from affidavit.publication.pages import TEMPLATES, Pages
from affidavit.render.templates import Environment, prepare, translate
from affidavit.settings import Options, read_options, theme_folder

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

P = ParamSpec("P")
R = TypeVar("R")
NAMED = 8
"""So many charts without pictures are named on one line."""


def said_plainly(hook: Callable[P, R]) -> Callable[P, R]:
    """A crash of ours says that it is ours: the hosts print raw tracebacks."""

    @functools.wraps(hook)
    def wrapped(*arguments: P.args, **named: P.kwargs) -> R:
        try:
            return hook(*arguments, **named)
        except PluginError:
            raise
        except Exception as error:
            if os.environ.get("AFFIDAVIT_DEBUG"):
                traceback.print_exc()
            raise PluginError(our_failure(error)) from error

    return wrapped


class AffidavitPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # see Options
    """Hands what the core has made over to MkDocs, and publishes whole or not at all."""

    config_scheme = tuple(
        (name, config_options.Optional(config_options.Type(object)))
        for name in Options.model_fields
    )

    def __init__(self) -> None:
        """Start with nothing built and nothing to exchange."""
        self._previewing = self._has_commands = False
        self._staging: Staging | None = None
        self._host: MkDocsConfig | None = None
        self._site_dir = ""
        self._began = 0.0
        self._clean = False
        self._allowed: set[str] = set()
        self._report = Report()
        self._desk: Desk | None = None

    @said_plainly
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Must exist, or MkDocs makes a new plugin at every save of a preview."""
        self._previewing, self._has_commands = command == "serve", True

    @said_plainly
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Turn the build aside, before anything could be written into the live site."""
        config.theme.static_templates.discard("sitemap.xml")
        self._host, self._clean, self._began = config, False, time.time()
        if not self._previewing:
            self._site_dir = config.site_dir
            try:
                self._staging = Staging.beside(config.site_dir)
            except CannotExchangeError as error:
                raise PluginError(str(error)) from error
            config.site_dir = str(self._staging.next)
        return config

    @said_plainly
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load and judge the whole publication, before a single page is written."""
        report = Report()
        file = Path(config.config_file_path or "mkdocs.yml")
        options = read_options(dict(self.config), file=file, report=report)
        settings = settings_from(
            config,
            options=options,
            clock=datetime.now(UTC),
            previewing=self._previewing,
            report=report,
        )
        self._publication, found = Publication.load(settings)
        report.extend(found)
        report.extend(judge(self._publication))
        self._report = report
        self._stop_if_wrong(strict=config.strict)
        if settings.pictures and (bare := self._publication.undrawn()):
            sys.stderr.write(f"{why_undrawn()}: {_named(bare)} table and data only.\n")

    @said_plainly
    @event_priority(-90)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep only what something shown uses; last, so that what other plugins add is seen."""
        shown = {document.path: document for document in self._publication.shown()}
        self._made = site_files(self._publication, report=self._report, progress=self._progress())
        self._publication = self._made.publication
        self._stop_if_wrong(strict=config.strict)
        kept = [file for file in files if file.src_uri in shown and self._wants(file)]
        for file in kept:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        self._desk = Desk(self._publication, self._report) if self._previewing else None
        for address, content in [*self._made.contents.items(), *self._of_the_desk()]:
            kept.append(
                File.generated(
                    config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV
                )
            )
        self._allowed = {file.dest_uri for file in kept} | {"404.html"}
        self._documents = shown
        self._pages = Pages(self._publication, self._made.drawings)
        self._check_addresses(kept)
        return Files(kept)

    def _of_the_desk(self) -> Iterable[tuple[str, bytes]]:
        return self._desk.files() if self._desk else ()

    def _progress(self) -> ChartProgress:
        is_quiet = not logging.getLogger("mkdocs").isEnabledFor(logging.INFO)
        return ChartProgress(None if is_quiet else sys.stderr, clock=time.monotonic)

    def _wants(self, file: File) -> bool:
        """Leave out what the host or another plugin leaves out, whatever we think of it."""
        if file.inclusion is InclusionLevel.DRAFT:
            return self._previewing
        return file.inclusion is not InclusionLevel.EXCLUDED

    def _check_addresses(self, files: list[File]) -> None:
        """The core and MkDocs must agree on where a page is, or its links lead nowhere."""
        for file in files:
            if file.src_uri in self._documents:
                ours = self._publication.addresses.url(file.src_uri)
                if ours != ("" if file.url in (".", "./") else file.url):
                    message = f"{file.src_uri}: the host's address {file.url} is not {ours}"
                    raise PluginError(message)

    @said_plainly
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape whatever templates print; MkDocs does not."""
        return prepare(env)

    @said_plainly
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """The text is finished already; MkDocs gets none, and no front matter to print."""
        page.meta = {"title": self._publication.composed[page.file.src_uri].title}
        return ""

    @said_plainly
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hand the finished text over, with its contents for other plugins."""
        composed = self._publication.composed[page.file.src_uri]
        page.toc = get_toc(
            [
                {"id": each.id, "name": each.text, "level": 2, "children": []}
                for each in composed.contents
            ]
        )
        return str(composed.body_html)

    @said_plainly
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Give the template its view."""
        document = self._documents[page.file.src_uri]
        view = self._pages.view(document)
        if self._desk:
            view = self._desk.with_margin(view, document)
        template = TEMPLATES[type(view)]
        more = {"view": view, "t": translate(view.lang), "view_template": template}
        return cast("TemplateContext", {**context, **more})

    @said_plainly
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for addresses that lead nowhere its view."""
        view = self._pages.missing()
        more = {"view": view, "t": translate(view.lang)}
        return cast("TemplateContext", {**context, **more})

    @said_plainly
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Look at what was written, after everybody else has written."""
        if self._previewing or self._staging is None:
            return
        staging = self._staging
        found = audit_tree(staging.next, allowed=self._allowed, name=staging.live.name)
        self._report.extend(found)
        self._stop_if_wrong(strict=config.strict)
        self._clean = True
        if len(self._report):
            self._print_report()
        if not self._has_commands:  # a program called `build()`: no `on_shutdown` will come
            self._finish()

    @said_plainly
    def on_build_error(self, *, error: Exception) -> None:
        """A strict host stops only after `on_post_build`: what seemed clean is not."""
        self._clean = False
        if not self._has_commands:
            self._finish()

    @said_plainly
    def on_shutdown(self) -> None:
        """Put the new site in the old one's place, when nothing can stop it any more."""
        self._finish()

    def _finish(self) -> None:
        staging, self._staging = self._staging, None
        if staging is None:
            return
        try:
            if self._clean:
                staging.publish()
                prune(self._publication.settings.cache_dir, since=self._began)
            else:
                staging.discard()
        finally:
            if self._host is not None:
                self._host.site_dir = self._site_dir

    @said_plainly
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch what MkDocs does not: charts with their data, and the theme's own folder."""
        charts = self._publication.settings.charts_dir
        for folder in (charts, theme_folder()):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _stop_if_wrong(self, *, strict: bool) -> None:
        """Stop a build with everything that is wrong; a preview goes on and shows it."""
        if self._previewing:
            return
        if self._report.errors or (strict and self._report.warnings):
            self._print_report()
            message = f"{self._report.summary()} The published site was left as it was."
            raise PluginError(message)

    def _print_report(self) -> None:
        root = self._publication.settings.root
        sys.stderr.write(f"{self._report.as_text(line_reader(root))}\n")


def _named(charts: Sequence[Chart]) -> str:
    if len(charts) == 1:
        return f"the chart {charts[0].name} has"
    names = list(dict.fromkeys(chart.name for chart in charts))
    more = ["..."] if len(names) > NAMED else []
    return f"{len(charts)} charts ({', '.join(names[:NAMED] + more)}) have"
