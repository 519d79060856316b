"""What every chart says of itself: an alternative text, and what it rests on."""

from __future__ import annotations

import textwrap

from affidavit.charts.alt_drafts import draft_alt, is_as_drafted, is_draft, marked
from affidavit.charts.chart import ChartPage
from affidavit.charts.data import Data
from affidavit.charts.model import Spec
from affidavit.charts.table import TABLE, DataTable
from affidavit.diagnostics import ChartCode, Place, Report

_LINE = 76
"""Characters in a line of a draft that a message offers."""


def check_record(
    spec: Spec, data: Data, table: DataTable, *, place: Place, page: ChartPage, report: Report
) -> None:
    """Report what is missing: an error in a story that readers get, else a warning.

    `table` holds the rows that are drawn; none where the chart cannot be.
    """
    tell = report.error if page.is_published and page.is_article else report.warning
    if spec.kind == TABLE:
        pass  # its words and figures are there for everyone
    elif spec.lacks("alt"):
        message = "this chart has no alternative text, so some readers get nothing of it"
        draft = draft_alt(spec, table, lang=page.lang)
        tell(ChartCode.CHART_ALT, place, message, _offer(draft, lang=page.lang))
    elif is_draft(spec.alt.source) or is_as_drafted(spec.alt.source, spec, table, lang=page.lang):
        message = "this alternative text is a draft that nobody has rewritten"
        fix = "look at the picture, say in your own words what it shows, and take the mark away"
        tell(ChartCode.CHART_ALT, spec.alt.place, message, fix)
    elif spec.alt and _folded(spec.alt.source) == _folded(spec.title.source):
        message = "the alternative text only repeats the title"
        fix = "say what the picture shows: the marks, the highest and the lowest"
        report.warning(ChartCode.CHART_ALT, spec.alt.place, message, fix)
    if spec.lacks("source") and not data.may_name_sources:
        message = "this chart does not say where its figures come from"
        tell(ChartCode.CHART_SOURCE, place, message, 'add "source:" and the key of a source')
    if spec.lacks("title"):
        message = "this chart has no title"
        report.warning(ChartCode.CHART_TITLE, place, message, 'add "title:" and say what it shows')


def _offer(draft: str, *, lang: str) -> str:
    fix = 'add "alt:" and say what the picture shows'
    if not draft:
        return fix
    lines = textwrap.wrap(marked(draft, lang=lang), _LINE, break_on_hyphens=False)
    written = "\n".join(f"  {line}" for line in lines)
    return f"{fix}; a draft from its rows, to be rewritten:\nalt: >\n{written}"


def _folded(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
