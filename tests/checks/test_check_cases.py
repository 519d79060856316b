"""What each check tells, and what it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_param_files import ParamTestData

from tests.checks.judging import judged
from tests.reading import CASES, files_in

STORY = "content/stories/harbour/index.md"


@pytest.mark.param_file(CASES / "checks.md")
def test_checks(file_params: ParamTestData, tmp_path: Path):
    """A writer reads each finding at its words, and nothing about those that are in order."""
    report = judged(tmp_path, files_in(file_params.content, default=STORY))
    file_params.assert_expected("\n".join(map(_as_line, report)), rstrip=True)


def _as_line(found) -> str:
    place = found.place
    file = "" if place.file == STORY else f"{place.file.removeprefix('content/')}:"
    return f"{file}{place.line}:{place.column} {found.severity} {found.code}: {found.message}"
