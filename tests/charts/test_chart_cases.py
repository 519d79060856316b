"""Charts with faults: each report as the case file shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_param_files import ParamTestData

from affidavit.located.files import line_reader
from tests.charts.typed import STORY, read_chart
from tests.reading import CASES, files_in


@pytest.mark.param_file(CASES / "charts.md")
def test_charts(file_params: ParamTestData, tmp_path: Path) -> None:
    """Each fault in a chart is told at its place, down to the cell, with its fix."""
    _assert_told(file_params, tmp_path)


@pytest.mark.param_file(CASES / "charts-facets.md")
def test_small_multiples(file_params: ParamTestData, tmp_path: Path) -> None:
    """So is each fault in small multiples, and in remarks on a picture."""
    _assert_told(file_params, tmp_path)


@pytest.mark.param_file(CASES / "charts-columns.md")
def test_columns(file_params: ParamTestData, tmp_path: Path) -> None:
    """And each in bars, columns, histograms and waterfalls."""
    _assert_told(file_params, tmp_path)


@pytest.mark.param_file(CASES / "charts-area.md")
def test_areas(file_params: ParamTestData, tmp_path: Path) -> None:
    """And each in areas, above all in those that stand on each other."""
    _assert_told(file_params, tmp_path)


@pytest.mark.param_file(CASES / "charts-maps.md")
def test_maps(file_params: ParamTestData, tmp_path: Path) -> None:
    """And each in maps: places that are not there, and maps that are none."""
    _assert_told(file_params, tmp_path)


@pytest.mark.param_file(CASES / "charts-slopes.md")
def test_slopes(file_params: ParamTestData, tmp_path: Path) -> None:
    """And each in slopes and swarms."""
    _assert_told(file_params, tmp_path)


@pytest.mark.param_file(CASES / "charts-points.md")
def test_points(file_params: ParamTestData, tmp_path: Path) -> None:
    """And each in what stands at points and between two: scatters, dumbbells, ranges, timelines."""
    _assert_told(file_params, tmp_path)


@pytest.mark.param_file(CASES / "charts-tables.md")
def test_tables(file_params: ParamTestData, tmp_path: Path) -> None:
    """And each in heatmaps, tables and flows."""
    _assert_told(file_params, tmp_path)


@pytest.mark.param_file(CASES / "charts-plotly.md")
def test_figures_of_plotly(file_params: ParamTestData, tmp_path: Path) -> None:
    """And each in a whole figure of Plotly's, whoever wrote it."""
    _assert_told(file_params, tmp_path)


def _assert_told(file_params: ParamTestData, tmp_path: Path) -> None:
    files = files_in(file_params.content, default=STORY)
    _, report = read_chart(tmp_path, files.pop(STORY), files)
    text = report.as_text(line_reader(tmp_path)).rpartition("\n\n")[0]
    file_params.assert_expected(text, rstrip=True)
