"""Findings as panels at their place in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from affidavit.articles import Article, Page
from affidavit.desk.editor import Editor
from affidavit.desk.findings import fault_of
from affidavit.diagnostics import Diagnostic
from affidavit.markdown import BLOCK_END, Composed, lines_of
from affidavit.publication import Publication
from affidavit.render.desk_views import Fault
from affidavit.render.views import PageView

FIELDS = -1
"""In place of a block's number: the front matter, whose fields stand in the page's head."""


class Panels:
    """Puts the findings of a page beside what they are about."""

    def __init__(self, publication: Publication, editor: Editor) -> None:
        """Take what they are made from."""
        self._publication = publication
        self._editor = editor

    def numbered(
        self, document: Article | Page, found: Sequence[Diagnostic]
    ) -> tuple[Sequence[Fault], Mapping[int, Sequence[Fault]]]:
        """Return all findings, and those that have a place on the page, by their block.

        Those that have one lead there.
        """
        place_of = _Blocks(document, self._publication) if found else None
        everything, placed = list[Fault](), dict[int, list[Fault]]()
        for number, each in enumerate(found, start=1):
            fault = fault_of(each, self._editor)
            block = place_of.of(each) if place_of else None
            if block is not None:
                id_ = f"affidavit-finding-{number}"
                placed.setdefault(block, []).append(replace(fault, id=id_))
                fault = replace(fault, href=f"#{id_}")
            everything.append(fault)
        return everything, placed

    def put_in(self, view: PageView, placed: Mapping[int, Sequence[Fault]]) -> Markup:
        """Return a page's text with each panel behind its block, and no marks."""

        def panel(mark: re.Match[str]) -> str:
            faults = placed.get(int(mark[1]), ())
            return str(self._panel(faults, view.lang)) if faults else ""

        return Markup(BLOCK_END.sub(panel, str(view.body_html)))  # noqa: S704 - of two safe texts

    def _panel(self, faults: Sequence[Fault], lang: str) -> Markup:
        return self._publication.templates.part("desk/panel", lang=lang, faults=faults)


class _Blocks:
    """Finds the block of a page that a finding is about."""

    def __init__(self, document: Article | Page, publication: Publication) -> None:
        self._document = document
        self._head = FIELDS if isinstance(document, Article) else None
        composed: Composed = publication.composed[document.path]
        blocks = sorted((line, number) for number, line in lines_of(composed.block_starts))
        self._lines = [line for line, _ in blocks]
        self._numbers = [number for _, number in blocks]
        charts, slug = (
            publication.settings.file_name(publication.settings.charts_dir),
            document.slug,
        )
        self._anchors: dict[str, str] = {}
        for chart in publication.charts(document):
            # A spec with faults leaves a chart that knows its fence and its name only.
            own = (f"{charts}/{slug}/{chart.name}{ending}" for ending in (".yml", ".yaml"))
            for file in {chart.place.file, *own} - {document.file}:
                self._anchors[file] = f'id="chart-{chart.name}"'
        # What stands between two marks is the block that the second one ends.
        parts = BLOCK_END.split(str(composed.body_html)) if self._anchors else []
        self._texts = dict(zip(map(int, parts[1::2]), parts[::2], strict=False))

    def of(self, found: Diagnostic) -> int | None:
        """Return its number; `FIELDS` for the front matter, None where it is of another file."""
        file, line = found.place.file, found.place.line
        if file == self._document.file:
            at = bisect_right(self._lines, line) if line >= self._document.body_line else 0
            return self._numbers[at - 1] if at else self._head
        anchor = self._anchors.get(file)
        if anchor is None:
            return None
        return next((number for number, text in self._texts.items() if anchor in text), None)
