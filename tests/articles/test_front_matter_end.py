"""Front matter without an end: its one fault is the missing end."""

from __future__ import annotations

from pathlib import Path

from tests.reading import files_in, report_of


def test_a_missing_end_is_told_alone(tmp_path: Path):
    """The text below, which was read as YAML, is no second fault."""
    text = "---\ntitle: x\nno end\n"
    files = files_in(text, default="content/stories/harbour/index.md")
    report = report_of(tmp_path, files)
    assert "front-matter/open" in report
    assert "yaml/" not in report
