"""Source files with faults: each report as the case file shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_param_files import ParamTestData

from tests.reading import CASES, files_in, report_of


@pytest.mark.param_file(CASES / "sources.md")
def test_sources(file_params: ParamTestData, tmp_path: Path) -> None:
    """Each fault in a source file is told at its place, with its fix, all at once."""
    report = report_of(tmp_path, files_in(file_params.content, default="content/sources/news.yml"))
    file_params.assert_expected(report, rstrip=True)


@pytest.mark.param_file(CASES / "sources-imports.md")
def test_imports(file_params: ParamTestData, tmp_path: Path) -> None:
    """Each fault in a reference manager's file is told at its place; the other entries stay."""
    report = report_of(tmp_path, files_in(file_params.content, default="content/sources/a.bib"))
    file_params.assert_expected(report, rstrip=True)
