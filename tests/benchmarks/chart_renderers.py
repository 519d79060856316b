"""How much faster charts are drawn than by a warm kaleido, in one run.

    python -m venv /somewhere/else && /somewhere/else/bin/pip install kaleido plotly
    python -m tests.benchmarks.chart_renderers /somewhere/else/bin/python   # in the clone's root

Both draw charts of the reference publication, turn by turn, each in one page of one browser,
timed from the first figure to the last. First one clean SVG a figure, where ours cleans one while
the browser draws the next, as in a build; then all that a page carries of a chart: an SVG at each
width, and rasters of two widths in two schemes. Maps whose outlines
kaleido would ask plot.ly for are left out of both.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from affidavit.charts.drawing import DrawingRequest
from affidavit.charts.drawing.cleaner import clean
from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.renderer import Renderer, renderer_in
from affidavit.charts.plotly_maps import outlines_of
from affidavit.chromium import find_browser
from tests.benchmarks.published_charts import published_charts

ROUNDS = 3
EACH = 8
"""Of so many charts one is drawn; they stand in the order of their pages, so all kinds are met."""
RIVAL = Path(__file__).with_name("warm_kaleido.py")
RASTERS = 4


def _svg_seconds(renderer: Renderer, charts: list[DrawingRequest]) -> float:
    start = perf_counter()
    with ThreadPoolExecutor(max_workers=1) as beside:
        cleaned = [
            beside.submit(clean, renderer.svg(figure, width, chart.heights[width]), prefix="c-")
            for chart in charts
            for width, figure in chart.figures.items()
        ]
    return (perf_counter() - start) / len(cleaned)


def _chart_seconds(renderer: Renderer, charts: list[DrawingRequest]) -> float:
    start = perf_counter()
    drawn = [renderer.draw(chart) for chart in charts]
    for each in drawn:
        each.result()
    return (perf_counter() - start) / len(charts)


def _rival_seconds(python: str, figures: Path) -> Mapping[str, float]:
    """Return kaleido's seconds an SVG and a PNG."""
    environment = {**os.environ, "BROWSER_PATH": str(find_browser())}
    said = subprocess.run(
        [python, RIVAL, figures], check=True, capture_output=True, text=True, env=environment
    )
    seconds: dict[str, float] = json.loads(said.stdout)
    return seconds


def _as_files(charts: list[DrawingRequest], folder: Path) -> None:
    for number, chart in enumerate(charts):
        for width, figure in chart.figures.items():
            sized: dict[str, Any] = {"width": width, "height": chart.heights[width]}
            figure = {"data": figure["data"], "layout": {**figure["layout"], **sized}}  # noqa: PLW2901 - the same, sized
            (folder / f"{number}-{width}.json").write_text(json.dumps(figure), encoding="utf-8")


def _compare(python: str) -> None:
    charts = [
        chart for chart in published_charts().values() if not outlines_of(chart.figures.values())
    ][::EACH]
    browser, font = find_browser(), font_bytes()
    assert browser, "no Chromium was found"
    assert font, "run `make assets`"
    svgs = sum(len(chart.figures) for chart in charts) / len(charts)
    with TemporaryDirectory() as folder, renderer_in(browser, font=font) as renderer:
        _as_files(charts, Path(folder))
        _chart_seconds(renderer, charts[:3])
        for _ in range(ROUNDS):
            figure, chart = _svg_seconds(renderer, charts), _chart_seconds(renderer, charts)
            rival = _rival_seconds(python, Path(folder))
            whole = svgs * rival["svg"] + RASTERS * rival["png"]
            print(  # noqa: T201 - this is what it is for
                f"a clean SVG in {figure * 1000:.0f} ms, {rival['svg'] / figure:.1f} times faster;"
                f" all of a chart in {chart * 1000:.0f} ms, {whole / chart:.1f} times faster"
            )


if __name__ == "__main__":
    _compare(sys.argv[1])
