"""What a reader fetches to explore a chart."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from affidavit.charts import delivery
from affidavit.charts.drawing import roles
from affidavit.charts.plotly_js import plotly_file, plotly_version, version_of
from affidavit.charts.traces import is_painted
from tests.charts.drawing.figures import bars


def make_bundle(folder: Path, name: delivery.Name, *, version: str = "", size: int = 0) -> Path:
    """Write what looks like a bundle, with noise behind its head so that it has a size as sent."""
    file = folder / delivery.FILES[name]
    head = f"/**\n* plotly.js ({name} - minified) v{version or plotly_version()}\n*/\n"
    file.write_bytes(
        head.encode() + b"".join(sha256(b"%d" % n).digest() for n in range(size // 32))
    )
    return file


@pytest.mark.parametrize(
    ("traces", "name"),
    [
        (["bar", "scatter", "pie"], "basic"),
        (["bar", "sankey"], "news"),
        (["choropleth"], "news"),
        (["bar", "carpet"], "full"),
        (["scattergl"], "strict"),
        (["bar", "parcoords"], "strict"),
    ],
)
def test_the_least_bundle_that_draws_a_chart(tmp_path, traces, name):
    """Each trace more may need a larger one; WebGL goes by the one that needs no eval."""
    for size, each in enumerate(delivery.FILES):
        make_bundle(tmp_path, each, size=size * 10_000)
    figure = {"data": [{"type": trace} for trace in traces]}
    assert delivery.bundle_for([figure], folder=tmp_path).name == name


def test_a_bundle_that_is_not_there_is_done_without(tmp_path):
    """No Node, or another version than plotly.py's: the next larger one, at last plotly.py's."""
    assert delivery.bundle_for([bars()], folder=tmp_path).file == plotly_file()
    news = make_bundle(tmp_path, "news")
    make_bundle(tmp_path, "basic", version="3.7.0")
    assert delivery.bundle_for([bars()], folder=tmp_path).file == news
    gl = [{"data": [{"type": "scatter3d"}]}]
    assert delivery.stays_still(gl, folder=tmp_path) == "webgl"
    make_bundle(tmp_path, "strict")
    assert delivery.stays_still(gl, folder=tmp_path) is None


def test_the_least_is_measured_and_not_guessed(tmp_path):
    """A bundle of fewer traces that came out larger is not taken."""
    make_bundle(tmp_path, "basic", size=3_000_000)
    news = make_bundle(tmp_path, "news", size=1000)
    assert delivery.bundle_for([bars()], folder=tmp_path).file == news


def test_what_was_measured_is_not_compressed_again(tmp_path, monkeypatch):
    """A check names the size of plotly.js without packing it; of another version it packs anew."""
    delivery.measure({"full": plotly_file()}, folder=tmp_path)
    heat = {"data": [{"type": "carpet"}]}
    packed = delivery.bundle_for([heat], folder=tmp_path / "empty").sent
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "sent_size", lambda *_: 1 / 0)
        delivery.sent_as.cache_clear()
        assert delivery.bundle_for([heat], folder=tmp_path).sent == packed
    noted = (tmp_path / delivery.SIZES).read_text()
    for stale in (noted.replace(plotly_version(), "3.7.0"), "not JSON", "[]", '{"sent": 1}'):
        (tmp_path / delivery.SIZES).write_text(stale)
        assert delivery.bundle_for([heat], folder=tmp_path).measured is None


def test_charts_are_drawn_and_explored_by_one_version():
    """plotly.py says which."""
    assert version_of(plotly_file()) == plotly_version()


@pytest.mark.parametrize(
    ("trace", "reason"),
    [
        ("bar", None),
        ("heatmap", None),
        ("scattergl", "webgl"),
        ("parcoords", "webgl"),
        ("choropleth", None),
        ("scattermap", "tiles"),
    ],
)
def test_some_charts_stay_pictures(tmp_path, trace, reason):
    """What the policy refuses or another host would have to give is not offered."""
    assert delivery.stays_still([{"data": [{"type": trace}]}], folder=tmp_path) == reason


def test_a_live_chart_knows_its_sizes_and_its_roles():
    """One file holds the figure at each width, and which of its colours follow the page."""
    figures = {760: bars(), 390: bars(font={"color": "#123456"})}
    live = json.loads(delivery.live_json(figures, {760: 300, 390: 280}))
    assert list(live["figures"]) == ["390", "760"]
    assert live["figures"]["390"]["height"] == 280
    assert live["roles"][roles.HIGHLIGHT] == "highlight"
    assert "#123456" not in live["roles"]
    again = {390: figures[390], 760: figures[760]}
    assert delivery.live_json(figures, {760: 300, 390: 280}) == delivery.live_json(
        again, {390: 280, 760: 300}
    )


def test_rows_and_frames_are_sent_once():
    """A raw figure has the same rows at each width; where they differ each width has its own."""
    frames = [{"name": "1999", "data": [{"y": [1]}]}]
    data = [{"type": "bar", "y": [1]}]
    both = {width: {"data": data, "layout": {}, "frames": frames} for width in (390, 760)}
    live = json.loads(delivery.live_json(both, {390: 1, 760: 1}))
    assert (live["data"], live["frames"]) == (data, frames)
    assert not {"data", "frames"} & set(live["figures"]["390"])
    both[390] = {"data": [], "layout": {}}
    live = json.loads(delivery.live_json(both, {390: 1, 760: 1}))
    assert "data" not in live
    assert live["figures"]["760"]["data"] == data


@pytest.mark.parametrize(
    ("figure", "painted"),
    [
        ({"data": [{"type": "contour"}]}, False),
        ({"data": [{"type": "contour", "contours": {"coloring": "heatmap"}}]}, True),
        ({"data": [{"type": "histogram2d"}]}, True),
        ({"data": [], "layout": {"images": [{"source": "data:,"}]}}, True),
        ({"data": [], "layout": {"template": {"layout": {"images": [{}]}}}}, True),
        ({"data": [], "layout": None}, False),
    ],
)
def test_what_plotly_paints(figure, painted):
    """Such a chart keeps its raster, for no drawing of lines and areas shows it whole."""
    assert is_painted([figure]) == painted


@pytest.mark.parametrize(
    ("size", "lang", "text"),
    [(398_000, "en", "0.4\u00a0MB"), (1_401_000, "es", "1,5\u00a0MB"), (9, "en", "0.1\u00a0MB")],
)
def test_a_size_is_never_understated(size, lang, text):
    """The button says what it costs, in the page's language."""
    assert delivery.size_text(size, lang) == text
