"""How long charts take without a browser, and in a warm Chromium, in one run.

    python -m tests.benchmarks.without_browser   # in the clone's root

Both draw the charts of the reference publication that the script engine draws, turn by turn, each
in one process: all that a page carries of a chart, an SVG at each width, and rasters of two widths
in two schemes. Starting is timed apart.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from time import perf_counter

from affidavit.charts.delivery import bundle_for
from affidavit.charts.drawing import DrawingRequest
from affidavit.charts.drawing.choosing import engine_knows
from affidavit.charts.drawing.engine_renderer import engine_renderer
from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.renderer import renderer_in
from affidavit.charts.drawing.studio import Renderer
from affidavit.chromium.executables import find_browser
from tests.benchmarks.published_charts import published_charts

ROUNDS = 3


def _started(
    opening: Callable[[], AbstractContextManager[Renderer]], chart: DrawingRequest, held: ExitStack
) -> tuple[Renderer, float]:
    """Return a renderer that has drawn a chart, and the seconds until then."""
    start = perf_counter()
    renderer = held.enter_context(opening())
    renderer.draw(chart).result()
    return renderer, perf_counter() - start


def _seconds(renderer: Renderer, charts: list[DrawingRequest]) -> float:
    start = perf_counter()
    for each in [renderer.draw(chart) for chart in charts]:
        each.result()
    return (perf_counter() - start) / len(charts)


def _compare() -> None:
    charts = [each for each in published_charts().values() if engine_knows(each.figures)]
    browser, font = find_browser(), font_bytes()
    assert browser, "no Chromium was found"
    assert font, "run `make assets`"
    figures = [figure for chart in charts for figure in chart.figures.values()]
    openings = {
        "quickjs": partial(engine_renderer, bundle_for(figures).file),
        "chromium": partial(renderer_in, browser, font=font),
    }
    with ExitStack() as held:
        started = {way: _started(each, charts[0], held) for way, each in openings.items()}
        for way, (_, seconds) in started.items():
            print(f"{way}: started, and the first chart drawn, in {seconds:.1f} s")  # noqa: T201 - this is what it is for
        for _ in range(ROUNDS):
            for way, (renderer, _) in started.items():
                print(f"{way}: {1000 * _seconds(renderer, charts):.0f} ms a chart")  # noqa: T201 - as above


if __name__ == "__main__":
    _compare()
