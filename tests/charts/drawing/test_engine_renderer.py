"""The process that draws without a browser: bounded, and replaced where it is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from affidavit.charts.delivery import bundle_for
from affidavit.charts.drawing import choosing, drawing_key
from affidavit.charts.drawing.choosing import NeedsBrowserError
from affidavit.charts.drawing.engine_renderer import EngineRenderer, engine_renderer
from affidavit.chromium.browser import BrowserLostError, PageError
from affidavit.diagnostics import Report
from tests.charts.drawing.figures import bars, requested

BUNDLE = bundle_for([bars()]).file


@pytest.fixture(scope="module")
def renderer() -> Iterator[EngineRenderer]:
    """A process that draws, whatever was drawn by it before."""
    with engine_renderer(BUNDLE) as opened:
        yield opened


def test_the_same_chart_is_the_same_bytes_in_any_process(renderer):
    """Drawings at each width and rasters in both schemes, whatever was drawn before."""
    renderer.draw(requested(bars(("Quay", "Pier"))))
    with engine_renderer(BUNDLE) as fresh:
        drawn = fresh.draw(requested(bars())).result()
    assert renderer.draw(requested(bars())).result() == drawn
    assert sorted(drawn.svgs) == [390, 760]
    assert sorted(drawn.rasters) == [
        (width, scheme) for width in (390, 760) for scheme in ("dark", "light")
    ]


def test_a_chart_that_is_not_drawn_leaves_the_process_for_the_next(renderer):
    """Its fault is told in words; the next chart is drawn by the same process."""
    foreign = bars() | {"data": [{"type": "bar", "x": [1], "y": ["\u0628"]}]}
    tall = replace(requested(bars()), heights={390: 8_001, 760: 300})
    with pytest.raises(NeedsBrowserError, match="has no letter"):
        renderer.draw(requested(foreign))
    with pytest.raises(PageError, match="8001 pixels high") as told:
        renderer.draw(tall)
    assert not isinstance(told.value, NeedsBrowserError)  # Chromium would not draw it either
    assert renderer.draw(requested(bars())).result().svgs


def test_a_killed_process_is_told_as_lost():
    """The build starts another."""
    with engine_renderer(BUNDLE) as renderer:
        os.kill(renderer.process.pid, signal.SIGKILL)
        with pytest.raises(BrowserLostError):
            renderer.draw(requested(bars()))


def test_a_chart_that_takes_too_long_is_given_up():
    """Whatever its script does, a build waits for so long and no longer."""
    with engine_renderer(BUNDLE) as renderer:
        hasty = EngineRenderer(renderer.process, seconds=0)
        with pytest.raises(BrowserLostError, match="in time"):
            hasty.draw(requested(bars()))


@pytest.fixture
def browser(tmp_path) -> Path:
    """A program that AFFIDAVIT_CHROMIUM can name."""
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return program


@pytest.fixture
def bare(tmp_path) -> dict[str, str]:
    """An environment in which no browser is found."""
    return {"HOME": str(tmp_path / "nobody"), "PATH": ""}


def test_a_browser_comes_first_and_either_can_be_named(bare, browser):
    """Without a browser the engine draws; AFFIDAVIT_RENDERER says which, or none."""
    found = bare | {"AFFIDAVIT_CHROMIUM": str(browser)}
    assert choosing.way_of_drawing(found) == "chromium"
    assert choosing.way_of_drawing(bare) == "quickjs"
    assert choosing.way_of_drawing(found | {"AFFIDAVIT_RENDERER": "quickjs"}) == "quickjs"
    assert choosing.way_of_drawing(bare | {"AFFIDAVIT_RENDERER": "chromium"}) is None
    assert choosing.way_of_drawing(found | {"AFFIDAVIT_RENDERER": "none"}) is None


@pytest.mark.parametrize(
    ("renderer", "has_browser", "said"),
    [
        ("", False, "No browser was found"),
        ("chromium", False, "No browser was found"),
        ("quickjs", False, "No browser was found"),
        ("quickjs", True, "AFFIDAVIT_RENDERER is quickjs"),
        ("none", True, "AFFIDAVIT_RENDERER is none"),
        ("none", False, "AFFIDAVIT_RENDERER is none"),
    ],
)
def test_a_build_says_why_charts_have_no_picture(bare, browser, renderer, has_browser, said):
    """Who chose to do without a browser is not told to look for one."""
    environment = bare | ({"AFFIDAVIT_CHROMIUM": str(browser)} if has_browser else {})
    told = choosing.why_undrawn(environment | {"AFFIDAVIT_RENDERER": renderer})
    assert told.partition(" (")[0] == said


def test_a_mistyped_choice_is_an_error():
    """Else a site would have no pictures, or others, and nobody knew why."""
    report = Report()
    choosing.tell_of_unknown_choice(report, {"AFFIDAVIT_RENDERER": "quickj"})
    assert [(each.message, each.place.file) for each in report.errors] == [
        ('"quickj" draws no charts', "AFFIDAVIT_RENDERER")
    ]
    assert report.errors[0].fix.startswith("write chromium, quickjs or none")


@pytest.mark.parametrize("renderer", ["", "chromium", "quickjs", "none"])
def test_what_can_be_chosen_is_no_fault(renderer):
    """Empty is as good as not there."""
    report = Report()
    choosing.tell_of_unknown_choice(report, {"AFFIDAVIT_RENDERER": renderer})
    choosing.tell_of_unknown_choice(report, {})
    assert not list(report), report.as_text()


def test_what_drew_a_chart_is_in_its_name(monkeypatch):
    """A picture kept by one is not taken for the other's."""
    keys = set()
    for way in ("chromium", "quickjs"):
        monkeypatch.setenv("AFFIDAVIT_RENDERER", way)
        keys.add(drawing_key({390: bars()}, {390: 300}))
    assert len(keys) == 2
