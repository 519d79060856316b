"""Findings as panels at their place in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from affidavit.articles import Article, Page
from affidavit.desk.blocks import Blocks
from affidavit.desk.editor import Editor
from affidavit.desk.findings import fault_of
from affidavit.diagnostics import Diagnostic
from affidavit.markdown import BLOCK_END
from affidavit.publication import Publication
from affidavit.render.desk_views import Fault
from affidavit.render.views import PageView


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
        place_of = Blocks(document, self._publication) if found else None
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
