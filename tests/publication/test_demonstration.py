"""The demonstration story: its figures stand in one place, and everything else reads them there."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Report
from affidavit.publication import Publication
from tests.repository import ROOT

NAME = "the-first-days-numbers"
STORY, LENT = f"stories/{NAME}/index.md", "stories/three-counts-of-blockades/index.md"
LEDGER = f"content/stories/{NAME}/ledger.yml"
BLOCKADES = "  blockades-20h:\n    label: blockades recorded by 20:00\n    value: {}\n"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the reference publication that a test may change."""
    for name in ("content", "charts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def loaded(root: Path) -> tuple[Publication, Report]:
    """Return the publication with what is wrong of its stories."""
    faults, now = Report(), datetime(2026, 12, 1, tzinfo=UTC)
    settings = read_settings(root / "mkdocs.yml", clock=now, environment={}, report=faults)
    publication, report = Publication.load(settings)
    faults.extend(report)
    return publication, faults


def rows_of(publication: Publication, path: str, name: str) -> list[str]:
    """Return what the last cell of each row of a chart prints."""
    document = next(each for each in publication.documents.articles if each.path == path)
    chart = next(each for each in publication.charts(document) if each.name == name)
    return [row[-1] for row in chart.table.texts]


def test_one_fact_is_changed_in_one_place(copied: Path) -> None:
    """Charts, alternative texts and tiles follow it; each place where it was typed is told."""
    file = copied / LEDGER
    text = file.read_text("utf-8")
    assert BLOCKADES.format(252) in text
    file.write_text(text.replace(BLOCKADES.format(252), BLOCKADES.format(253)), "utf-8")
    publication, faults = loaded(copied)
    for path in (STORY, LENT):
        assert rows_of(publication, path, "blockades") == ["21", "85", "253", "229", "23"]
        page = html.fromstring(str(publication.composed[path].body_html))
        assert any("20:00, 253, the longest" in alt for alt in page.xpath("//img/@alt"))
    page = html.fromstring(str(publication.composed[STORY].body_html))
    assert "253" in page.xpath("string(//*[contains(@class, 'stats')])")
    told = {each.place.file for each in faults.errors}
    assert {f"content/{STORY}", f"charts/{NAME}/blockades.yml"} <= told


def test_charts_draw_what_the_ledger_has(copied: Path) -> None:
    """The figures of the counts by source, and which of them are a least."""
    publication, faults = loaded(copied)
    assert not faults.errors, faults.as_text()
    assert rows_of(publication, STORY, "states-by-source") == [
        *("6", "8", "9", "10", "11", "14", "20", "20")
    ]
    assert not list((copied / f"charts/{NAME}").glob("states-by-source.csv"))
