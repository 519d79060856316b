"""Where on a page a finding belongs, whatever file it was made in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from affidavit.articles import Article, Page
from affidavit.charts import Chart
from affidavit.diagnostics import Diagnostic, Place
from affidavit.markdown import BLOCK_END, Composed, lines_of
from affidavit.publication import Publication

FIELDS = -1
"""In place of a block's number: the front matter, whose fields stand in the page's head."""
Anchors = list[tuple[Place, tuple[str, ...]]]
"""Places in a file, in its order, each with what the HTML of that entry's uses holds one of."""


class Blocks:
    """Finds the block of a page that a finding is about.

    What is wrong in another file of a story stands where the story uses it first: a chart's spec
    and data at the chart, a fact or claim at its words, a source at its citation. What the text
    does not use, or no entry has, stands in the head.
    """

    def __init__(self, document: Article | Page, publication: Publication) -> None:
        """Read where the blocks of a page start and what each holds."""
        self._document, self._publication = document, publication
        self._head = FIELDS if isinstance(document, Article) else None
        self._composed: Composed = publication.composed[document.path]
        blocks = sorted((line, number) for number, line in lines_of(self._composed.block_starts))
        self._lines = [line for line, _ in blocks]
        self._numbers = [number for _, number in blocks]

    def of(self, found: Diagnostic) -> int | None:
        """Return its number; `FIELDS` for the head, None where a page has no place for it."""
        file, line = found.place.file, found.place.line
        if file == self._document.file:
            at = bisect_right(self._lines, line) if line >= self._document.body_line else 0
            return self._numbers[at - 1] if at else self._head
        anchors = self._charts.get(file) or _entry_at(self._entries.get(file, ()), line)
        uses = (number for number, text in self._texts.items() if any(a in text for a in anchors))
        return next(uses, self._head)

    @cached_property
    def _texts(self) -> dict[int, str]:
        # What stands between two marks is the block that the second one ends.
        parts = BLOCK_END.split(str(self._composed.body_html))
        return dict(zip(map(int, parts[1::2]), parts[::2], strict=False))

    @cached_property
    def _charts(self) -> dict[str, tuple[str, ...]]:
        return _of_charts(self._document, self._publication)

    @cached_property
    def _entries(self) -> dict[str, Anchors]:
        document, publication = self._document, self._publication
        return _of_ledger(document, publication) | _of_sources(document, publication)


def _entry_at(entries: Iterable[tuple[Place, tuple[str, ...]]], line: int) -> tuple[str, ...]:
    """Return what marks the uses of the entry that a line is part of."""
    before = [anchors for place, anchors in entries if place.line <= line]
    return before[-1] if before else ()


def _of_charts(document: Article | Page, publication: Publication) -> dict[str, tuple[str, ...]]:
    """Return the charts of a page by the files of their specs and data."""
    settings, found = publication.settings, dict[str, tuple[str, ...]]()
    folder = f"{settings.file_name(settings.charts_dir)}/{document.slug}"
    for chart in publication.charts(document):
        for file in _files_of(chart, folder, publication) - {document.file}:
            found[file] = (*found.get(file, ()), f'id="chart-{chart.name}"')
    return found


def _files_of(chart: Chart, folder: str, publication: Publication) -> set[str]:
    # A spec with faults leaves a chart that knows its fence and its name only.
    own = {f"{folder}/{chart.name}{ending}" for ending in (".yml", ".yaml")}
    return {chart.place.file, *own, *map(publication.settings.file_name, chart.inputs)}


def _of_ledger(document: Article | Page, publication: Publication) -> dict[str, Anchors]:
    """Return the entries of a page's ledger, each with what its spans are marked by."""
    ledger = publication.ledger(document)
    entries = [
        (entry.place, (f'data-{word}="{entry.id}"', f'data-{word}="{entry.id}/'))
        for word, group in (("fact", ledger.facts), ("claim", ledger.claims))
        for entry in group.values()
    ]
    return {ledger.file: sorted(entries)} if entries else {}


def _of_sources(document: Article | Page, publication: Publication) -> dict[str, Anchors]:
    """Return the sources that are the page's own by their files, each with what leads to it."""
    found = dict[str, Anchors]()
    for source in publication.library:
        if source.story == document.slug:
            anchors = (f'href="#source-{source.key}"',)
            found.setdefault(source.place.file, []).append((source.place, anchors))
    return {file: sorted(entries) for file, entries in found.items()}
