"""What a chart says of itself, and the draft of an alternative text that a writer is offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_param_files import ParamTestData

from affidavit.charts.alt_drafts import is_draft
from affidavit.located.files import line_reader
from tests.charts.typed import STORY, read_chart
from tests.reading import CASES

BARS = """\
```chart
kind: {kind}
x: fires
y: state
unit: incendios
title: Jalisco
source: harbour-2026
data: |
  state,fires
  Jalisco,1200
  Colima,7
```
"""


@pytest.mark.param_file(CASES / "charts-record.md")
def test_records(file_params: ParamTestData, tmp_path: Path) -> None:
    """What is missing or only a draft is told, with a draft to start from."""
    _, report = read_chart(tmp_path, file_params.content)
    text = report.as_text(line_reader(tmp_path)).rpartition("\n\n")[0]
    file_params.assert_expected(text, rstrip=True)


def test_a_draft_is_in_the_page_s_language(tmp_path: Path):
    """A Spanish page gets a Spanish one, figures and all, with a mark in Spanish."""
    _, report = read_chart(tmp_path, BARS.format(kind="bar"), lang="es")
    (found,) = report.errors
    draft = " ".join(found.fix.partition("alt: >")[2].split())
    assert draft == (
        "BORRADOR: Barras horizontales: 2 filas de «state»."
        " Máximo Jalisco (1.200 incendios); mínimo Colima (7 incendios)."
    )
    assert is_draft(draft)


def test_a_draft_can_be_pasted_and_is_then_told(tmp_path: Path):
    """Its lines are YAML as they stand: pasted into the spec they are the alternative text."""
    story = BARS.format(kind="bar")
    _, report = read_chart(tmp_path, story)
    draft = report.errors[0].fix.partition("\n")[2]
    chart, again = read_chart(tmp_path, story.replace("title:", f"{draft}\ntitle:"))
    assert chart.alt.source.startswith("DRAFT: Horizontal bars")
    assert [found.message for found in again.errors] == [
        "this alternative text is a draft that nobody has rewritten"
    ]
    assert again.errors[0].place.file == STORY


def test_a_draft_is_a_warning_before_a_story_is_out(tmp_path: Path):
    """Nobody is held up by a story that is being written."""
    story = BARS.format(kind="bar").replace("title:", "alt: 'DRAFT: bars'\ntitle:")
    _, report = read_chart(tmp_path, story, is_published=False)
    assert not report.errors
    assert len(report.warnings) == 1
