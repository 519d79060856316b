"""What every chart says of itself: an alternative text, and what it rests on."""

from __future__ import annotations

from affidavit.charts.chart import ChartPage
from affidavit.charts.data import Data
from affidavit.charts.model import Spec
from affidavit.diagnostics import Code, Place, Report


def check_record(spec: Spec, data: Data, *, place: Place, page: ChartPage, report: Report) -> None:
    """Report what is missing: an error in a story that readers get, else a warning."""
    tell = report.error if page.is_published and page.is_article else report.warning
    if spec.lacks("alt"):
        message = "this chart has no alternative text, so some readers get nothing of it"
        tell(Code.CHART_ALT, place, message, 'add "alt:" and say what the picture shows')
    elif spec.alt and _folded(spec.alt.source) == _folded(spec.title.source):
        message = "the alternative text only repeats the title"
        fix = "say what the picture shows: the marks, the highest and the lowest"
        report.warning(Code.CHART_ALT, spec.alt.place, message, fix)
    if spec.lacks("source") and not data.may_name_sources:
        message = "this chart does not say where its figures come from"
        tell(Code.CHART_SOURCE, place, message, 'add "source:" and the key of a source')
    if spec.lacks("title"):
        message = "this chart has no title"
        report.warning(Code.CHART_TITLE, place, message, 'add "title:" and say what it shows')


def _folded(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
