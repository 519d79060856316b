"""A chart that grades, and does not say by what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.charts import Chart

_GRADING = re.compile(
    r"\b(?:severity|(?:risk|threat|danger|alert|intensity) (?:levels?|ratings?|tiers?|grades?)"
    r"|severity (?:tiers?|levels?)|levels? of (?:risk|threat|danger|severity|violence)"
    r"|gravedad|severidad|nivel(?:es)? de (?:riesgo|amenaza|peligro|gravedad|alerta|violencia))\b",
    re.IGNORECASE,
)
_GRADES = frozenset(
    {
        *(
            "low",
            "medium",
            "moderate",
            "high",
            "very high",
            "severe",
            "critical",
            "extreme",
            "minor",
        ),
        *("mild", "serious", "elevated", "bajo", "medio", "moderado", "alto", "muy alto", "grave"),
        *("critico", "extremo", "leve", "severo"),
    }
)
_OF_GRADES = re.compile(
    r"severity|risk|level|grade|rating|tier|damage|impact|threat|gravedad|nivel|riesgo|grado|daño",
    re.IGNORECASE,
)
"""Names of columns that hold grades: two rivers may be called Alto and Bajo."""
_LEAST = 2
"""Grades among the rows; one word alone may be anything."""


def _find(examined: Examined) -> Iterator[Finding]:
    for chart in examined.publication.charts(examined.document):
        if chart.criteria or chart.method:
            continue
        said = _graded(chart)
        if said:
            yield Finding(
                at=chart.title.place if chart.title else chart.place,
                message=f'this chart grades ("{said}") and does not say by what',
                fix='add "criteria:" and say where one grade ends and the next begins',
                words=said,
            )


def _graded(chart: Chart) -> str:
    """Return the word that grades; empty where none does."""
    for text in (chart.title.source, chart.subtitle.source, chart.unit):
        if found := _GRADING.search(text):
            return found[0]
    cells = zip(*chart.table.rows, strict=False)
    for column, values in zip(chart.table.columns, cells, strict=False):
        words = {folded(str(cell)) for cell in values if isinstance(cell, str)}
        if len(words) >= _LEAST and words <= _GRADES and _OF_GRADES.search(column.name):
            return ", ".join(sorted(words))
    return ""


CHECK = Check(
    code="chart/criteria",
    find=_find,
    explanation=(
        "A chart grades its rows, by severity or risk, and does not say where one grade ends "
        "and the next begins. A grade without a criterion cannot be checked."
    ),
)
