"""All charts of a build, whatever the browser does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager

import pytest

from affidavit.charts.drawing import Cache, Drawings, choosing, draw, studio
from affidavit.charts.drawing.choosing import NeedsBrowserError
from affidavit.charts.drawing.renderer import UnreadableDrawingError
from affidavit.chromium.browser import BrowserLostError, PageError, WebGLLostError
from affidavit.diagnostics import ChartCode, Place, Report
from tests.charts.drawing.figures import bars, requested

DRAWN = Drawings(svgs={390: "<svg/>"}, rasters={(390, "light"): b"png"})
FAULTY = Place("content/stories/fire/index.md", 7, 3)


class Browsers:
    """Opens pretended renderers; `faults` are what each request raises, in turn, by its line."""

    def __init__(self, **faults: list[Exception]) -> None:
        self.opened = 0
        self.ended = 0
        self.faults = faults

    @contextmanager
    def open(self) -> Iterator[Browsers]:
        self.opened += 1
        if faults := self.faults.get("opening"):
            raise faults.pop(0)
        yield self
        self.ended += 1

    def draw(self, request) -> Future[Drawings]:
        if faults := self.faults.get(f"line_{request.place.line}"):
            raise faults.pop(0)
        drawn: Future[Drawings] = Future()
        if faults := self.faults.get(f"drawn_{request.place.line}"):
            drawn.set_exception(faults.pop(0))
        else:
            drawn.set_result(DRAWN)
        return drawn


@pytest.fixture
def drawing(tmp_path):
    """Draw a request on each of three lines, or of `lines`, by pretended browsers."""

    def start(
        browsers: Browsers, lines: Sequence[int] = (1, 2, 3)
    ) -> tuple[dict[str, Drawings], Report]:
        requests = [
            requested(bars((f"Quay {line}",)), place=Place("index.md", line)) for line in lines
        ]
        report = Report()
        cache = Cache(tmp_path / "cache")
        return draw(requests, cache=cache, report=report, open_renderer=browsers.open), report

    return start


def test_one_browser_draws_them_all(drawing):
    """Starting it is the slow part."""
    browsers = Browsers()
    found, report = drawing(browsers)
    assert (len(found), len(report)) == (3, 0)
    assert (browsers.opened, browsers.ended) == (1, 1)


def test_what_is_kept_needs_no_browser(drawing):
    """The next build starts none."""
    drawing(Browsers())
    again = Browsers()
    assert len(drawing(again)[0]) == 3
    assert again.opened == 0


def test_a_lost_browser_is_replaced_once(drawing):
    """A crash may have been the machine's: the same chart is tried again in a fresh one."""
    browsers = Browsers(line_2=[BrowserLostError("its page crashed")])
    found, report = drawing(browsers)
    assert (len(found), len(report)) == (3, 0)
    assert browsers.opened == 2


def test_a_chart_that_loses_two_browsers_is_told_and_the_others_are_drawn(drawing):
    """One diagnostic, at the chart's own place."""
    browsers = Browsers(line_2=[BrowserLostError("its page crashed")] * 2)
    found, report = drawing(browsers)
    assert len(found) == 2
    assert [(each.code, each.place.line) for each in report] == [(ChartCode.CHART_NOT_DRAWN, 2)]
    assert "its page crashed" in report.warnings[0].message
    assert not report.errors  # readers get its table; the story is not held up


def test_a_browser_that_is_lost_at_everything_is_given_up(drawing):
    """Forty charts that hang for a minute each would hold up a build for longer than a day."""
    always = {f"line_{line}": [BrowserLostError("too slow")] * 9 for line in (1, 2, 3)}
    found, report = drawing(Browsers(**always))
    assert found == {}
    assert [each.code for each in report] == [ChartCode.CHART_RENDERER_MISSING]
    assert "too slow" in report.warnings[0].message
    assert not report.errors


def test_a_machine_without_webgl_costs_its_figures_and_no_others(drawing):
    """Seven of them in a row are told one by one, and the last chart is drawn."""
    lost = {f"line_{line}": [WebGLLostError("it has ended")] * 2 for line in range(1, 8)}
    found, report = drawing(Browsers(**lost), lines=range(1, 9))
    assert len(found) == 1
    assert [each.code for each in report] == [ChartCode.CHART_NOT_DRAWN] * 7
    assert not report.errors


def test_a_drawing_that_cannot_be_read_is_drawn_once_more(drawing):
    """It is known only when the browser has gone on to other charts."""
    browsers = Browsers(drawn_2=[UnreadableDrawingError("cut off")])
    found, report = drawing(browsers)
    assert (len(found), len(report)) == (3, 0)
    found, report = drawing(Browsers(drawn_4=[UnreadableDrawingError("cut off")] * 2), lines=[4, 5])
    assert len(found) == 1
    assert [(each.code, each.place.line) for each in report] == [(ChartCode.CHART_NOT_DRAWN, 4)]
    assert report.warnings[0].message.endswith("could not be read twice: cut off")


def test_a_figure_that_plotly_refuses_is_not_tried_again(drawing):
    """It would come out the same; the browser stays."""
    browsers = Browsers(line_1=[PageError("Error: no such axis\n    at newPlot (<anonymous>)")])
    found, report = drawing(browsers)
    assert (len(found), browsers.opened) == (2, 1)
    assert report.errors[0].message == "the chart could not be drawn: no such axis"


def test_a_chart_that_only_a_browser_draws_has_its_table(drawing):
    """Nothing is wrong with the story, so nothing holds it up; the fix says what draws it."""
    browsers = Browsers(line_1=[NeedsBrowserError("the font of charts has no letter ق")])
    found, report = drawing(browsers)
    assert (len(found), browsers.opened, report.errors) == (2, 1, [])
    assert report.warnings[0].place.line == 1
    assert report.warnings[0].message.endswith(
        "without a browser: the font of charts has no letter ق"
    )
    assert "install Chromium" in report.warnings[0].fix


def test_a_browser_that_does_not_start_is_told_once(drawing):
    """Charts have their table then; the build goes on."""
    found, report = drawing(Browsers(opening=[BrowserLostError("it has ended")] * 9))
    assert found == {}
    assert [each.code for each in report] == [ChartCode.CHART_RENDERER_MISSING]
    assert not report.errors


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        ("find_browser", ChartCode.CHART_RENDERER_MISSING),
        ("font_bytes", ChartCode.CHART_FONT_MISSING),
    ],
)
def test_what_is_missing_is_said_once(monkeypatch, tmp_path, lacking, code):
    """No Chromium, or no font: one diagnostic for all charts, with what to do."""
    monkeypatch.setenv(choosing.VARIABLE, "chromium")
    for module in (studio, choosing):
        monkeypatch.setattr(module, lacking, lambda *_: None)
    report = Report()
    requests = [requested(bars(), place=Place("a.md", 9)), requested(bars(("Pier",)))]
    assert draw(requests, cache=Cache(tmp_path), report=report) == {}
    assert [(each.code, bool(each.fix)) for each in report] == [(code, True)]
    assert not choosing.renderer_available()


def test_progress_counts_what_has_to_be_drawn(tmp_path):
    """The terminal can say how far it is."""
    told: list[tuple[int, int]] = []
    requests = [requested(bars((name,))) for name in ("Pier", "Quay")]
    draw(
        requests,
        cache=Cache(tmp_path),
        report=Report(),
        progress=lambda done, of: told.append((done, of)),
        open_renderer=Browsers().open,
    )
    assert told == [(1, 2), (2, 2)]
