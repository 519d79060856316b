"""Front matter and publication files with faults: each report as the case file shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_param_files import ParamTestData

from tests.reading import CASES, files_in, report_of

STORY = "content/stories/harbour/index.md"


@pytest.mark.param_file(CASES / "front-matter.md")
def test_front_matter(file_params: ParamTestData, tmp_path: Path) -> None:
    """Each fault in front matter is told at its place, with its fix, all at once."""
    report = report_of(tmp_path, files_in(file_params.content, default=STORY))
    file_params.assert_expected(report, rstrip=True)


@pytest.mark.param_file(CASES / "publication-files.md")
def test_publication_files(file_params: ParamTestData, tmp_path: Path) -> None:
    """Each fault in the publication's own files is told at its place, with its fix."""
    report = report_of(tmp_path, files_in(file_params.content, default="content/publication.yml"))
    file_params.assert_expected(report, rstrip=True)
