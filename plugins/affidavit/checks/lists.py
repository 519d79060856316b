"""One list in two places: names in a sentence and in a chart, all but one or two alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.charts import Chart
    from affidavit.markdown import Sentence

FEWEST = 4
"""Names. Fewer are an example, not a list."""
ALIKE = 0.65
"""Share of all names in both that must stand in both, for it to be one list."""
_WORD = r"[A-ZÀ-Þ](?:[\w'\u2019.-]*\w)?"
_NAME = rf"{_WORD}(?: (?:de(?:l| la| los| las)? )?{_WORD})*"
_LIST = re.compile(rf"{_NAME}(?:, {_NAME}){{2,}},? (?:and|or|y|e|o) (?:the )?{_NAME}")
_PART = re.compile(r",? (?:and|or|y|e|o) (?:the )?|, ")


def _find(examined: Examined) -> Iterator[Finding]:
    charts = [(chart, _names(chart)) for chart in examined.publication.charts(examined.document)]
    charts = [(chart, names) for chart, names in charts if len(names) >= FEWEST]
    if not charts:
        return
    for sentence in examined.sentences:
        for found, listed in _listed(sentence):
            for chart, names in charts:
                if difference := _difference(listed, names):
                    yield Finding(
                        at=sentence.passage.place(sentence.start + found.start()),
                        message=_said(chart.name, *difference),
                        fix="make both lists the same, or say what each of them counts",
                        words=found[0],
                    )


def _names(chart: Chart) -> dict[str, str]:
    """Return what the rows of a chart are called, folded and as it is printed."""
    return {folded(row[0]): row[0] for row in chart.table.texts if row}


def _listed(sentence: Sentence) -> Iterator[tuple[re.Match[str], dict[str, str]]]:
    text = sentence.passage.text[sentence.start : sentence.end]
    for found in _LIST.finditer(text):
        names = _PART.split(found[0])
        if len(names) >= FEWEST:
            yield found, {folded(name): name for name in names}


def _difference(
    listed: dict[str, str], names: dict[str, str]
) -> tuple[list[str], list[str]] | None:
    """Return what the sentence has alone and what the chart has; None where it is another list.

    A sentence that only lacks names of the chart speaks of some of them, and does not differ.
    """
    both, all_ = listed.keys() & names.keys(), listed.keys() | names.keys()
    if not listed.keys() - both or len(both) < ALIKE * len(all_):
        return None
    more = [listed[each] for each in sorted(listed.keys() - both)]
    return more, [names[each] for each in sorted(names.keys() - both)]


def _said(chart: str, more: list[str], missing: list[str]) -> str:
    said = f'{", ".join(more)} stands in this list and not in the chart "{chart}"'
    return f"{said}, which has {', '.join(missing)} instead" if missing else said


CHECK = Check(
    code="chart/list",
    find=_find,
    explanation=(
        "A sentence and a chart of the same page list the same names, but for one or two. "
        "Where both are right they count different things, and the text says which."
    ),
)
