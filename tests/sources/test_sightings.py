"""`links.lock`: what became of the addresses of sources."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_param_files import ParamTestData

from affidavit.diagnostics import Report
from affidavit.sources import LOCK, Sighting, load_library, read_sightings, sightings_text
from tests.reading import CASES, files_in, report_of

GONE = Sighting(change="gone", url="https://news.example/a", since=date(2026, 11, 24))
MOVED = Sighting(
    change="moved",
    url="https://news.example/b",
    since=date(2026, 11, 20),
    moved_to="https://new.example/b?x=1&y=2",
)


@pytest.mark.param_file(CASES / "links-lock.md")
def test_faults(file_params: ParamTestData, tmp_path) -> None:
    """A line that a merge or a hand has broken is told at its place."""
    file_params.assert_expected(
        report_of(tmp_path, files_in(file_params.content, default=LOCK)), rstrip=True
    )


def test_what_is_written_is_read(tmp_path):
    """Whatever the key looks like to YAML."""
    found = {"no": GONE, "2026": MOVED, "ñ:a": GONE}
    (tmp_path / LOCK).write_text(sightings_text(found), encoding="utf-8")
    report = Report()
    assert read_sightings(tmp_path, report=report) == found
    assert not list(report)


def test_an_empty_file_says_nothing_is_wrong(tmp_path):
    """As a publication without one."""
    (tmp_path / LOCK).write_text(sightings_text({}), encoding="utf-8")
    report = Report()
    assert read_sightings(tmp_path, report=report) == {}
    assert not list(report)


def test_a_sighting_is_of_one_address(tmp_path):
    """Whoever mends the link has no gone page any more."""
    (tmp_path / LOCK).write_text(sightings_text({"a": GONE, "b": GONE}), encoding="utf-8")
    sources = tmp_path / "content/sources"
    sources.mkdir(parents=True)
    (sources / "s.yml").write_text(
        "a: https://news.example/a\nb: https://new.example/b\n", encoding="utf-8"
    )
    library = load_library(tmp_path / "content", root=tmp_path, report=Report())
    found = {source.key: source.sighting for source in library}
    assert found == {"a": GONE, "b": None}
