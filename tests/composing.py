"""Composing a text for a test, without pictures, pages or a browser."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from markupsafe import Markup, escape

from affidavit.articles import load_publication_files, read_documents
from affidavit.diagnostics import Place, Report
from affidavit.ledger import load_ledger
from affidavit.located import LocatedMapping, LocatedText, Text, read_yaml
from affidavit.markdown import Address, Composed, Composer, Elsewhere, Fence
from affidavit.render.views import (
    BlockView,
    ChartView,
    LedgerBlockView,
    PhotoView,
    QuotationView,
    SourceEntry,
    StatementView,
)
from affidavit.sources import load_library

STORY = "content/stories/harbour/index.md"
FRONT_MATTER = "title: The harbour contract\nauthors: [Ana Ruiz]\n"
SOURCES = """\
post: {title: The contract, publisher: The Harbour Post, issued: 2026-02-22}
gazette:
  title: Contratos
  publisher: La Gaceta
  issued: 2026-02
  lang: es
  url: https://gaceta.example/contratos
  accessed: 2026-03-01
  quotes:
    help: {text: ayuda complementaria, locator: para. 3, speaker: harbour-office,
           translation: complementary help}
carried: {title: "[Letter]", type: statement, publisher: The Harbour Office, quoted_in: post}
"""
"""Invented sources that every case can cite."""


EMPTY = Text("")


@dataclass(frozen=True)
class StubChart:
    """A chart as far as the text knows it."""

    name: str
    kind: str = "bar"
    width: str = "text"
    title: Text = EMPTY
    subtitle: Text = EMPTY
    alt: Text = EMPTY
    note: Text = EMPTY
    method: Text = EMPTY
    credit: Text = EMPTY
    description: Text = EMPTY
    criteria: Text = EMPTY
    base: Text = EMPTY
    period: Text = EMPTY
    made_by: Text = EMPTY
    map_credit: Text = EMPTY
    map_licence: str = ""
    as_of: date | None = None
    row_sources: tuple[LocatedText | None, ...] = ()
    has_arrows: bool = False
    sources: tuple[LocatedText, ...] = ()


class StubShelf:
    """Reads a chart from the keys above; draws nothing."""

    def read(self, fence: Fence, *, report: Report, **_) -> StubChart | None:
        """Return the chart of a fence."""
        value = read_yaml(fence.text, file=fence.file, report=report, first_line=fence.first_line)
        return self._chart(value) if isinstance(value, LocatedMapping) else None

    def named(self, name: LocatedText, **_) -> StubChart | None:
        """Return a wide chart of that name."""
        return StubChart(str(name), title=Text("The lead chart"), width="wide")

    def place(self, chart: StubChart, **_) -> ChartView:
        """Return a view without pictures."""
        return ChartView(id=f"chart-{chart.name}", key=chart.name, width=chart.width)

    def elsewhere(self, chart: StubChart, **_) -> Elsewhere:
        """Return the same for a page two folders deep."""
        return Elsewhere(view=self.place(chart), addresses=StubAddresses(), home="../../harbour/")

    def _chart(self, value: LocatedMapping) -> StubChart:
        texts = {
            key: Text(str(value[key]), value[key])
            for key in ("title", "subtitle", "alt", "note", "method", "credit")
            if key in value
        }
        words = {key: str(value[key]) for key in ("name", "kind", "width") if key in value}
        return StubChart(
            **{"name": "chart", **words},
            **texts,
            sources=(value["source"],) if "source" in value else (),
        )


def _stated(view: StatementView) -> str:
    """Return what a fact or claim says, and what it rests on."""
    said = [view.bound and f"({view.bound})", view.number, view.text_html, view.row_html]
    when = view.as_of and view.as_of.iso
    rest = [view.standing, when, view.scope_html, view.how_html, view.formula, view.checked]
    first = view.first and f"first {view.first.value}"
    return f"{' '.join(filter(None, map(str, said)))}: {'; '.join(filter(None, [*rest, first]))}"


class StubTemplates:
    """Prints the texts of a view, and no more, so that cases stay readable."""

    def component(self, name: str, view: object, **_) -> Markup:
        """Return the texts of a view in the order in which they are printed."""
        if isinstance(view, BlockView):
            inside = [f"<h2>{escape(view.title)}</h2>" if view.title else "", view.body_html]
        elif isinstance(view, LedgerBlockView):
            inside = [view.title, *map(_stated, view.statements)]
            inside += ["not known:"] * bool(view.unknown) + [_stated(each) for each in view.unknown]
        elif isinstance(view, QuotationView):
            inside = [view.words_html, view.language, view.translation, view.speaker]
            inside += [view.source_html]
        elif isinstance(view, PhotoView):
            inside = [view.number, view.src, view.alt, view.caption_html, view.credit_html]
        elif isinstance(view, ChartView):
            inside = [view.number, view.title_html, view.alt, view.note_html, view.source_html]
        texts = " | ".join(str(each) for each in inside if each)
        return Markup('<figure class="{}" data-width="{}">{}</figure>').format(
            name,
            view.width,
            Markup(texts),  # noqa: S704 - finished HTML of the views
        )


@dataclass
class StubAddresses:
    """Knows the files that a test says there are."""

    pages: Mapping[str, str] = field(
        default_factory=lambda: {"about/methods.md": "../../about/methods/"}
    )
    drafts: tuple[str, ...] = ("stories/secret/index.md",)
    files: tuple[str, ...] = ("stories/harbour/ship.jpg", "stories/harbour/deed.pdf")

    def page(self, target: str, *, from_: str) -> Address:
        """Return the address of a page; a draft has none, and a reason."""
        path = self._path(target, from_)
        if path in self.drafts:
            return Address(reason=f'"{target}" is a draft')
        return Address(href=self.pages.get(path), path=path)

    def asset(self, target: str, *, from_: str) -> Address:
        """Return the address of a file, pictures with a size."""
        path = self._path(target, from_)
        size = {"width": 640, "height": 480} if path.endswith(".jpg") else {}
        return Address(href=Path(path).name if path in self.files else None, path=path, **size)

    def source(self, key: str, *, from_: str) -> str:
        """Return the address of a source's own page."""
        return f"/sources/{key}/?{from_}"

    def source_page(self, key: str, name: str, *, from_: str) -> str:
        """Return the address of a page of its document."""
        return f"/sources/{key}/p/{name}/?{from_}"

    def source_page_picture(self, key: str, name: str, *, from_: str) -> str:
        """Return the address of a picture of one."""
        return f"/sources/{key}/p/{name}?{from_}"

    def names(self) -> Iterable[str]:
        """Return all there is."""
        return [*self.pages, *self.files]

    def _path(self, target: str, from_: str) -> str:
        base = Path("/") / Path(from_).parent
        parts = list[str]()
        for part in (base / target).parts[1:]:
            parts = parts[:-1] if part == ".." else [*parts, part]
        return "/".join(parts)


class Press:
    """A composer, and the folder that its documents come from."""

    def __init__(
        self,
        *,
        sources: str = SOURCES,
        ledger: str = "",
        files: Mapping[str, str] | None = None,
        **more,
    ) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.write("content/publication.yml", "name: The Harbour Post\n")
        self.write(
            "content/people.yml", "harbour-office: {name: Harbour Office, kind: organisation}\n"
        )
        self.write("content/sources/test.yml", sources)
        for name, content in (files or {}).items():
            self.write(name, content)
        self.loading = Report()
        content = self.root / "content"
        self.known = load_publication_files(content, root=self.root, report=self.loading)
        library = load_library(content, root=self.root, report=self.loading)
        if ledger:
            where, story = self.root / STORY, "harbour"
            self.write(f"{Path(STORY).parent}/ledger.yml", ledger)
            read = {"root": self.root, "library": library, "report": self.loading}
            held = load_ledger(where.parent, story=story, lang="en", **read)
            more["ledgers"] = {f"stories/{story}/index.md": held}
        self.composer = Composer(
            templates=more.pop("templates", None) or StubTemplates(),
            library=library,
            files=self.known,
            addresses=StubAddresses(),
            shelf=StubShelf(),
            report=self.loading,
            **more,
        )

    def write(self, name: str, content: str) -> None:
        """Write one file, named from the root."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogatepass"))

    def compose(
        self, text: str, *, front: str = FRONT_MATTER, name: str = STORY
    ) -> tuple[Composed, Report]:
        """Return the text as it is printed, and what a writer is told about it."""
        whole = text if text.startswith("---\n") else f"---\n{front}---\n{text}"
        self.write(name, whole)
        report = Report()
        content = self.root / "content"
        found = read_documents(content, root=self.root, files=self.known, report=report)
        document = next(each for each in [*found.articles, *found.pages] if each.file == name)
        return self.composer.compose(document, report=report), report


def printed(composed: Composed) -> str:
    """Return the body without the `div` around its one flow."""
    body = str(composed.body_html)
    opening, closing = '<div class="affidavit-flow">\n', "\n</div>"
    if (
        body.count('class="affidavit-flow"') == 1
        and body.startswith(opening)
        and body.endswith(closing)
    ):
        return body.removeprefix(opening).removesuffix(closing)
    return body


def listed(entries: Iterable[SourceEntry]) -> str:
    """Return the list of sources and notes, one a line, with the ways back."""
    return "\n".join(
        f"{f'{entry.number}.' if entry.number else entry.label}"
        f" {entry.note_html if entry.kind == 'note' else entry.title}"
        f" #{entry.id} < {' '.join(f'{link.letter}{link.href}' for link in entry.back)}"
        for entry in entries
    )


def told(report: Report, text: str, *, first_line: int = 1) -> str:
    """Return what a writer reads, with the lines of `text` as they stand in the file."""
    lines = text.splitlines()

    def line_of(place: Place) -> str | None:
        index = place.line - first_line
        return lines[index] if 0 <= index < len(lines) else None

    return report.as_text(line_of).rpartition("\n\n")[0].replace(f"{STORY}:", "")
