"""What a reader fetches to explore a chart."""

from __future__ import annotations

import json

import pytest

from affidavit.charts import delivery
from affidavit.charts.drawing import roles
from affidavit.charts.plotly_js import plotly_file, plotly_version, version_of
from tests.charts.drawing.figures import bars, lines


def test_the_small_bundle_serves_where_it_can(tmp_path):
    """Bars and lines need no more; another trace, another version or no Node needs the full one."""
    small = tmp_path / "plotly-basic.min.js"
    small.write_text(f"/**\n* plotly.js (basic - minified) v{plotly_version()}\n*/")
    pies = {"data": [{"type": "pie"}]}
    assert delivery.bundle_for([bars(), lines(), pies], folder=tmp_path).file == small
    heat = {"data": [{"type": "heatmap"}]}
    assert delivery.bundle_for([bars(), heat], folder=tmp_path).file == plotly_file()
    small.write_text("/**\n* plotly.js (basic - minified) v3.7.0\n*/")
    assert delivery.bundle_for([bars()], folder=tmp_path).name == "full"
    small.unlink()
    assert delivery.bundle_for([bars()], folder=tmp_path).name == "full"


def test_what_was_measured_is_not_compressed_again(tmp_path, monkeypatch):
    """A check names the size of plotly.js without packing it; of another version it packs anew."""
    delivery.measure({"full": plotly_file()}, folder=tmp_path)
    heat = {"data": [{"type": "heatmap"}]}
    packed = delivery.bundle_for([heat], folder=tmp_path / "empty").sent
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "sent_size", lambda *_: 1 / 0)
        delivery._sent.cache_clear()
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
        ("choropleth", "outlines"),
        ("scattermap", "tiles"),
    ],
)
def test_some_charts_stay_pictures(trace, reason):
    """What the policy refuses or another host would have to give is not offered."""
    assert delivery.stays_still([{"data": [{"type": trace}]}]) == reason


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


@pytest.mark.parametrize(
    ("size", "lang", "text"),
    [(398_000, "en", "0.4\u00a0MB"), (1_401_000, "es", "1,5\u00a0MB"), (9, "en", "0.1\u00a0MB")],
)
def test_a_size_is_never_understated(size, lang, text):
    """The button says what it costs, in the page's language."""
    assert delivery.size_text(size, lang) == text
