"""Ledgers with faults: each report as the case file shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_param_files import ParamTestData

from affidavit.diagnostics import Report
from affidavit.ledger import load_ledger
from affidavit.located.files import line_reader
from affidavit.sources import load_library
from tests.reading import CASES, files_in, write

LEDGER = "content/stories/harbour/ledger.yml"
SOURCES = {
    "content/sources/news.yml": "mnd-2026-02-23: https://news.example/flights\n",
    "content/stories/other/sources.yml": "minutes: https://news.example/minutes\n",
}


@pytest.mark.param_file(CASES / "ledger.md")
def test_ledgers(file_params: ParamTestData, tmp_path: Path) -> None:
    """Each fault in a ledger is told at its place, with its fix, all at once."""
    write(tmp_path, {**SOURCES, **files_in(file_params.content, default=LEDGER)})
    report, content = Report(), tmp_path / "content"
    library = load_library(content, root=tmp_path, report=report)
    load_ledger(
        content / "stories/harbour",
        root=tmp_path,
        story="harbour",
        lang="en",
        library=library,
        report=report,
    )
    text = report.as_text(line_reader(tmp_path)).rpartition("\n\n")[0]
    file_params.assert_expected(text, rstrip=True)
