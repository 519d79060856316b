"""Charts drawn without a browser, held against those that Chromium draws."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from affidavit.charts.chart import WIDTHS
from affidavit.charts.delivery import bundle_for
from affidavit.charts.drawing.choosing import ADMITTED, engine_draws, engine_knows
from affidavit.charts.drawing.cleaner import clean
from affidavit.charts.drawing.engine import DrawingError, plotly_in_engine, raster
from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.renderer import Renderer, renderer_in
from affidavit.charts.drawing.tree import GRAPHICS, name_of
from affidavit.chromium.executables import find_browser
from tests.charts.drawing.figures import bars
from tests.charts.drawing.likeness import alike, in_schemes, light
from tests.charts.gallery import Example, examples
from tests.charts.test_gallery_figures import figures_of

LEAST_LIKENESS = 0.99
LEAST_LIKENESS_OF_RASTERS = 0.98
USUAL, FOREIGN = "usual", "right-to-left"
EXAMPLES = list(examples())
KINDS = sorted({example.kind for example in EXAMPLES} - {"table"})


@pytest.fixture(scope="module")
def browser() -> Iterator[Renderer]:
    """The renderer that the engine is held against."""
    with renderer_in(find_browser(), font=font_bytes()) as opened:
        yield opened


@pytest.fixture(scope="module")
def engine() -> Callable[..., str]:
    """What draws a figure without a browser."""
    return plotly_in_engine(bundle_for([bars()]).file)


@dataclass(frozen=True)
class Comparison:
    """One drawing of the gallery by both."""

    name: str
    likeness: float = 0.0
    """1 where both are the same bytes."""
    fault: str = ""

    @property
    def faults(self) -> list[str]:
        """What is wrong with it, in words."""
        if self.fault or self.likeness >= LEAST_LIKENESS:
            return [f"{self.name}: {self.fault}"] if self.fault else []
        return [f"{self.name}: a likeness of {self.likeness:.4f}"]


def compared(
    example: Example, root: Path, browser: Renderer, engine, *, widths: Sequence[int] = WIDTHS
) -> Iterator[Comparison]:
    """Draw a chart of the gallery by both, at each of these widths."""
    chart = figures_of(example, root)
    if not engine_knows(chart.figures):
        yield Comparison(f"{example.page}/{example.name}", fault="refused")
        return
    for width in widths:
        figure, height = chart.figures[width], chart.heights[width]
        name = f"{example.page}/{example.name} at {width}"
        try:
            ours = clean(engine(figure, width, height), prefix="c-").svg
        except DrawingError as error:
            yield Comparison(name, fault=str(error))
            continue
        theirs = clean(browser.svg(figure, width, height), prefix="c-").svg
        yield _held_against(ours, theirs, name, (browser, width, height))


def _held_against(
    ours: str, theirs: str, name: str, seen_in: tuple[Renderer, int, int]
) -> Comparison:
    browser, width, height = seen_in
    if marks_in(ours) != marks_in(theirs):
        fault = f"{marks_in(ours)} marks, {marks_in(theirs)} in the browser"
        return Comparison(name, fault=fault)
    if ours == theirs:
        return Comparison(name, likeness=1)
    seen = (light(browser, svg, width, height) for svg in (ours, theirs))
    return Comparison(name, likeness=alike(*seen))


def marks_in(svg: str) -> int:
    """Return how many lines, areas and points a drawing has."""
    return sum(name_of(each) in GRAPHICS for each in etree.fromstring(svg).iter())


def usual(kind: str) -> Example:
    """Return a kind's usual chart."""
    return next(each for each in EXAMPLES if (each.kind, each.name) == (kind, USUAL))


@pytest.mark.parametrize("kind", sorted(ADMITTED))
def test_the_usual_chart_of_a_kind_is_that_of_the_browser(kind, tmp_path, browser, engine):
    """On a phone; `make test-long` compares every chart at every width."""
    found = compared(usual(kind), tmp_path, browser, engine, widths=WIDTHS[:1])
    assert [fault for each in found for fault in each.faults] == []


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_admitted_where_all_its_charts_are_alike(kind, tmp_path, browser, engine):
    """Both ways: a listed kind has no fault in the gallery, and one without a fault is listed."""
    ours = [each for each in EXAMPLES if each.kind == kind and each.name != FOREIGN]
    faults = [
        fault
        for number, example in enumerate(ours)
        for each in compared(example, tmp_path / str(number), browser, engine)
        for fault in each.faults
    ]
    assert (kind in ADMITTED) == (not faults), "\n" + "\n".join(faults)


def test_letters_of_other_scripts_are_refused(tmp_path, engine):
    """Our font has no Arabic: such a chart has its table rather than boxes for letters."""
    example = next(each for each in EXAMPLES if (each.kind, each.name) == ("bar", FOREIGN))
    chart = figures_of(example, tmp_path)
    assert not engine_draws("bar", chart.figures)
    with pytest.raises(DrawingError, match="has no letter"):
        engine(chart.figures[390], 390, chart.heights[390])


def test_letters_that_are_only_seen_while_exploring_are_none_of_a_picture():
    """Points without words have theirs for the live chart; with words, they are drawn."""
    points = {"type": "scatter", "x": [1], "y": [1], "text": ["\u0642"], "mode": "markers"}
    assert engine_draws("scatter", {390: {"data": [points], "layout": {}}})
    written = points | {"mode": "markers+text"}
    assert not engine_draws("scatter", {390: {"data": [written], "layout": {}}})


@pytest.mark.parametrize("kind", ["bar", "choropleth", "timeline"])
def test_rasters_are_those_of_the_browser(kind, tmp_path, browser, engine):
    """Letters in their weights among them, on both papers; the eye sees no difference."""
    chart = figures_of(usual(kind), tmp_path)
    svg = clean(engine(chart.figures[390], 390, chart.heights[390]), prefix="c-").svg
    for scheme, theirs in in_schemes(browser, svg, 390, chart.heights[390]).items():
        with Image.open(io.BytesIO(raster(svg, 390, chart.heights[390], scheme))) as picture:
            assert picture.mode == "P"
            ours = picture.convert("RGB")
        assert alike(ours, theirs) >= LEAST_LIKENESS_OF_RASTERS, scheme


def test_a_drawing_with_fewer_marks_than_values_is_refused(engine):
    """A point that is left out would be one that readers are not told of."""
    points = {"type": "scatter", "mode": "markers", "y": [1, 2, 3, 4]}
    assert "<svg" in engine({"data": [points], "layout": {}}, 390, 280)
    few = points | {"marker": {"maxdisplayed": 2}}
    with pytest.raises(DrawingError, match="marks were drawn for 4 values"):
        engine({"data": [few], "layout": {}}, 390, 280)


def test_the_same_figure_is_the_same_drawing(engine):
    """After others, in another engine: as in the browser, nothing depends on what was before."""
    first = engine(bars(), 390, 280)
    engine(bars(("Quay", "Pier")), 760, 300)
    assert engine(bars(), 390, 280) == first
    assert plotly_in_engine(bundle_for([bars()]).file)(bars(), 390, 280) == first


def test_a_figure_that_fills_the_memory_costs_itself_only():
    """Whatever a figure holds, the machine stays usable, and the next figure is drawn."""
    small = plotly_in_engine(bundle_for([bars()]).file, memory=48 << 20)
    points = {"type": "scatter", "mode": "markers", "y": [1, 2] * 20_000}
    with pytest.raises(DrawingError, match="memory"):
        small({"data": [points], "layout": {}}, 390, 280)
    assert "<svg" in small(bars(), 390, 280)
