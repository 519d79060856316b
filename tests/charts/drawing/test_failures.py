"""A real browser that crashes, hangs, runs out of memory or does not start: never the build."""

from __future__ import annotations

import os
import random
import signal
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from affidavit.charts.drawing import Cache, Drawings, draw, renderer
from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.renderer import Renderer, renderer_in
from affidavit.chromium import find_browser
from affidavit.diagnostics import ChartCode, Place, Report
from tests.charts.drawing.figures import bars, requested

CHARTS = 10
FAULTY = 4
"""The line of the chart that something happens at, of ten on lines 1 to 10."""
SMALL = 'exec "{}" --js-flags=--max-old-space-size=150 "$@"'
"""A browser whose pages have 150 MB each, so that a test need not take the machine's."""
Trouble = Callable[[Renderer], object]


def crash(drawing: Renderer) -> None:
    """The page crashes."""
    drawing.browser.command("Page.crash", seconds=20)


def hang(drawing: Renderer) -> None:
    """A figure has no end."""
    drawing.browser.run("for (;;);", seconds=2)


def take_all_memory(drawing: Renderer) -> None:
    """A figure takes all that its page may have."""
    drawing.browser.run("const all = []; for (;;) all.push(new Array(4e6).fill(0.5));", seconds=20)


def kill_the_page(drawing: Renderer) -> None:
    """As the kernel does where memory is short: the page's own process goes first."""
    for process in pages_of(drawing.browser.process):
        os.kill(process, signal.SIGKILL)


def kill_the_browser(drawing: Renderer) -> None:
    """All of it goes."""
    os.kill(drawing.browser.process, signal.SIGKILL)


def close_the_pipe(drawing: Renderer) -> None:
    """It says goodbye."""
    drawing.browser.command("Browser.close", seconds=20)


TROUBLES = (crash, hang, take_all_memory, kill_the_page, kill_the_browser, close_the_pipe)
SAMPLED = 3
"""So many of them are repeated in the normal run."""


def group_of(browser: int) -> Iterator[tuple[int, str]]:
    """Yield the processes of a browser's group with their command lines."""
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and os.getpgid(int(folder.name)) == browser:
                state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
                line = (folder / "cmdline").read_text()
                if state != "Z" and line:  # else it has ended, and waits for who started it
                    yield int(folder.name), line
        except OSError:  # it has ended meanwhile
            continue


def pages_of(browser: int) -> list[int]:
    """Return the processes in which a browser has its pages."""
    return [process for process, line in group_of(browser) if "--type=renderer" in line]


@pytest.fixture
def build(tmp_path, monkeypatch) -> Callable[..., tuple[Mapping[str, Drawings], Report]]:
    """Draw ten charts with a browser that is in trouble at one of them, and look what is left."""
    profiles = Path(tempfile.mkdtemp())  # pytest's own are too long for the sockets of Chromium
    monkeypatch.setenv("TMPDIR", str(profiles))
    monkeypatch.setattr(tempfile, "tempdir", None)
    small = wrapper(tmp_path / "chromium", SMALL.format(find_browser()))
    opened: list[int] = []

    def start(trouble: Trouble, *, times: int = 9) -> tuple[Mapping[str, Drawings], Report]:
        class Troubled(Renderer):
            def svg(self, figure, width, height):
                if figure["data"][0]["y"] == [f"Quay {FAULTY}"] and len(opened) <= times:
                    trouble(self)
                return super().svg(figure, width, height)

        @contextmanager
        def opening() -> Iterator[Renderer]:
            with renderer_in(small, font=font_bytes(), seconds=10) as prepared:
                opened.append(prepared.browser.process)
                yield prepared

        monkeypatch.setattr(renderer, "Renderer", Troubled)
        requests = [
            requested(bars((f"Quay {line}",)), widths=(390,), place=Place("index.md", line))
            for line in range(1, CHARTS + 1)
        ]
        report = Report()
        cache = Cache(tmp_path / "cache")
        return draw(requests, cache=cache, report=report, open_renderer=opening), report

    yield start
    assert [list(group_of(process)) for process in opened] == [[]] * len(opened)
    assert list(profiles.iterdir()) == []
    profiles.rmdir()


@pytest.mark.parametrize("trouble", [crash, kill_the_browser])
def test_what_happens_once_costs_nothing(build, trouble):
    """The chart is drawn by the next browser."""
    drawn, report = build(trouble, times=1)
    assert (len(drawn), list(report)) == (CHARTS, [])


@pytest.fixture(
    params=[
        *(pytest.param(number, id=f"some-{number}") for number in range(SAMPLED)),
        *(pytest.param(each, id=each.__name__, marks=pytest.mark.long) for each in TROUBLES),
    ]
)
def repeated(request: pytest.FixtureRequest) -> Callable[..., object]:
    """What happens twice: three by the run's seed; the long run takes all."""
    if isinstance(request.param, int):
        return random.sample(TROUBLES, SAMPLED)[request.param]
    trouble: Callable[..., object] = request.param
    return trouble


def test_what_happens_twice_costs_that_chart(build, repeated):
    """One warning where it stands; the nine others are drawn, and no process or folder is left."""
    drawn, report = build(repeated)
    assert [(each.code, each.place.line) for each in report] == [
        (ChartCode.CHART_NOT_DRAWN, FAULTY)
    ]
    assert len(drawn) == CHARTS - 1
    assert not report.errors
    assert "twice" in report.warnings[0].message


@pytest.mark.parametrize("script", ["exit 1", "exec sleep 60", "exec 3<&- 4>&-; exec sleep 60"])
def test_a_browser_that_cannot_be_used_is_told_once(tmp_path, script):
    """It ends, it says nothing, or it closes the pipe: charts have their tables."""
    program = wrapper(tmp_path / "chromium", script)
    opening = partial(renderer_in, program, font=font_bytes(), seconds=2)
    requests = [requested(bars((f"Quay {line}",))) for line in range(CHARTS)]
    report = Report()
    assert draw(requests, cache=Cache(tmp_path), report=report, open_renderer=opening) == {}
    assert [each.code for each in report] == [ChartCode.CHART_RENDERER_MISSING]
    assert not report.errors


def wrapper(path: Path, script: str) -> Path:
    """Write a program that is started in the browser's stead."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


class Patient:
    """A browser that draws whatever it is asked for, and notes for how long one would wait."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def open_page(self, _html: str, *, seconds: float) -> None:
        """Take the page as it is."""

    def run(self, _script: str) -> None:
        """Take the script as it is."""

    def call(self, name: str, *_: object, seconds: float = 0) -> object:
        """Answer at once."""
        if name == "drawFigure":
            self.waited.append(seconds)
            return "<svg/>"
        return 1


def test_a_large_figure_is_no_hanging_one():
    """What may take 30 seconds where it is small may take minutes where it has 35,000 points."""
    browser = Patient()
    with ThreadPoolExecutor() as beside:
        drawing = Renderer(browser, font=b"", beside=beside, seconds=30)
        for count in (10, 100_000):
            drawing.svg({"data": [{"x": [0.25] * count, "y": [12.5] * count}]}, 390, 280)
    few, many = browser.waited
    assert few == pytest.approx(30, abs=0.1)
    assert 60 < many < 180
