"""What of a figure nobody could read: colours too near their ground, words too small on a phone.

Told is only what is sure: of words and lines that may lie on other marks the ground is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from affidavit.charts.chart import Figure, Steps
from affidavit.charts.contrast import READABLE, contrast
from affidavit.charts.css_colors import Shade, distance, shade_of
from affidavit.charts.drawing import roles
from affidavit.charts.drawing.roles import BY_HEX
from affidavit.charts.raw_ground import DARK, LIGHT, VISIBLE

SMALLEST = 10
"""Pixels that a letter is high on a phone, the picture being 390 px wide there as here."""
_ON_PLOT = frozenset(
    {"bar", "box", "candlestick", "funnel", "histogram", "ohlc", "scatter", "scattergl"}
    | {"violin", "waterfall"}
)
_ON_PAPER = frozenset({"funnelarea", "icicle", "pie", "sunburst", "treemap"})
_FILLED = (
    frozenset({"contour", "heatmap", "histogram2d", "histogram2dcontour", "image"})
    | _ON_PAPER
    | (_ON_PLOT - {"scatter", "scattergl"})
)
_POINTS = frozenset({"scatter", "scattergl"})
_UNSEEN = frozenset({"hoverlabel", "meta", "newshape", "template", "geojson", "customdata"})
_MOST = 50
"""Colours of one list that are looked at."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is hard to read, and where it stands."""

    steps: Steps
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What lies under words and marks, by scheme."""

    paper: Mapping[str, str]
    plot: Mapping[str, str]


def unreadable(figure: Figure, *, stays_light: bool) -> Iterator[Unreadable]:
    """Yield what of a figure cannot be read, each colour once.

    `stays_light` says that the figure lies on light paper in the dark too.
    """
    grounds = _grounds(figure, stays_light=stays_light)
    met = set[tuple[str, bool]]()
    for steps, text, ground, is_words in _colors(figure, grounds):
        shade = shade_of(text)
        if shade is None or not shade.opacity or (text, is_words) in met or text.lower() in BY_HEX:
            continue
        if found := _too_near(text, shade, ground, is_words=is_words):
            met.add((text, is_words))
            yield Unreadable(steps, *found)
    yield from _small(figure)


def _grounds(figure: Figure, *, stays_light: bool) -> _Grounds:
    layout = _map(figure.get("layout"))
    under = _map(_map(layout.get("template")).get("layout"))
    base = {"light": LIGHT, "dark": LIGHT if stays_light else DARK}
    if layout.get("template"):
        base = dict.fromkeys(base, "#ffffff")
    layers = [base]
    for key in ("paper_bgcolor", "plot_bgcolor"):
        shade = shade_of(str(layout.get(key, under.get(key, "transparent"))))
        below = layers[-1]
        layers.append({s: shade.over(each) if shade else each for s, each in below.items()})
    return _Grounds(*layers[1:])


def _too_near(
    text: str, shade: Shade, ground: Mapping[str, str], *, is_words: bool
) -> tuple[str, str] | None:
    least = READABLE if is_words else VISIBLE
    found = {scheme: contrast(shade.over(each), each) for scheme, each in ground.items()}
    bad = {scheme: each for scheme, each in found.items() if each < least}
    if not bad:
        return None
    # Rounded down, so that 4.46 is not said to be 4.5.
    values = {scheme: f"{int(each * 10) / 10:.1f}" for scheme, each in bad.items()}
    said = " and ".join(f"{each} in {scheme}" for scheme, each in values.items())
    if len(values) == len(ground) and len(set(values.values())) == 1:
        said = f"{values['light']} in light and dark"
    what = "these words" if is_words else "these marks"
    message = f'"{text}" has too little contrast for {what}: {said}, at least {least:g} is needed'
    return message, f'leave the colour out, or write one of the site\'s: "{_like(shade, is_words)}"'


def _like(shade: Shade, is_words: bool) -> str:  # noqa: FBT001 - one of two kinds of colour
    """Return the colour of the house that is nearest."""
    if is_words:
        return roles.INK
    choice = roles.CATEGORIES[:3] + roles.CATEGORIES[4:5]
    return min(choice, key=lambda each: distance(each, shade.hex))


_Found = tuple[Steps, str, Mapping[str, str], bool]


def _colors(figure: Figure, grounds: _Grounds) -> Iterator[_Found]:
    """Yield the way to each literal colour whose ground is known, the colour and its ground."""
    layout, traces = _map(figure.get("layout")), list(enumerate(figure.get("data") or ()))
    is_covered = _is_covered(figure)
    for index, trace in traces:
        yield from _of_trace(trace, ("data", index), grounds, is_covered=is_covered)
    for key, part in layout.items():
        if key in ("legend", "font") or key.startswith(("xaxis", "yaxis", "coloraxis")):
            ground = _over(_map(part).get("bgcolor"), grounds.paper)
            yield from (
                (steps, text, ground, True)
                for steps, text in _of_words(part, ("layout", key))
                if not str(_map(part).get("ticklabelposition", "")).startswith("inside")
            )
    for index, each in enumerate(layout.get("annotations") or ()):
        yield from _of_annotation(_map(each), index, grounds, is_covered=is_covered)


def _of_trace(
    trace: Mapping[str, Any], steps: Steps, grounds: _Grounds, *, is_covered: bool
) -> Iterator[_Found]:
    kind = trace.get("type", "scatter")
    if isinstance(bar := _map(trace.get("marker")).get("colorbar"), Mapping):
        for way, text in _of_words(bar, (*steps, "marker", "colorbar")):
            yield way, text, _over(bar.get("bgcolor"), grounds.paper), True
    if kind not in _ON_PLOT | _ON_PAPER or (kind in _POINTS and is_covered):
        return
    ground = grounds.paper if kind in _ON_PAPER else grounds.plot
    for way, text in _of_marks(trace, steps, str(kind)):
        yield way, text, ground, False
    for key in _free_words(trace, str(kind)):
        for way, text in _of_words(trace.get(key), (*steps, key)):
            yield way, text, ground, True


def _free_words(trace: Mapping[str, Any], kind: str) -> tuple[str, ...]:
    """Return the fonts of a trace whose words lie on no mark."""
    if kind not in _POINTS:
        return ("outsidetextfont",)
    mode = str(trace.get("mode", ""))
    is_beside = str(trace.get("textposition", "middle center")) != "middle center"
    return ("textfont",) if "text" in mode and ("markers" not in mode or is_beside) else ()


def _of_marks(trace: Mapping[str, Any], steps: Steps, kind: str) -> Iterator[tuple[Steps, str]]:
    mode = str(trace.get("mode", "lines+markers"))
    marker, line = _map(trace.get("marker")), _map(trace.get("line"))
    has_edge = bool(_map(marker.get("line")).get("color"))
    if not has_edge and (kind not in _POINTS or "markers" in mode):
        for key in ("color", "colors"):
            yield from _each(marker.get(key), (*steps, "marker", key))
    if kind in _POINTS and "lines" in mode:
        yield from _each(line.get("color"), (*steps, "line", "color"))
    for way in ("increasing", "decreasing", "totals"):
        for part in ("marker", "line"):
            color = _map(_map(trace.get(way)).get(part)).get("color")
            yield from _each(color, (*steps, way, part, "color"))


def _of_annotation(
    each: Mapping[str, Any], index: int, grounds: _Grounds, *, is_covered: bool
) -> Iterator[_Found]:
    """Yield the colour of a remark, unless it may lie on marks."""
    own = shade_of(str(each.get("bgcolor", "transparent")))
    if is_covered and not (own and own.opacity == 1):
        return
    ground = _over(each.get("bgcolor"), grounds.plot)
    for steps, text in _each(
        _map(each.get("font")).get("color"), ("layout", "annotations", index, "font", "color")
    ):
        yield steps, text, ground, True


def _of_words(value: object, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """Yield the colours of words in a group: those of its fonts, and of an axis' own."""
    if not isinstance(value, Mapping):
        return
    for key, item in value.items():
        if key == "color" and (str(steps[-1]).endswith("font") or _is_axis(steps)):
            yield from _each(item, (*steps, "color"))
        elif key not in _UNSEEN:
            yield from _of_words(item, (*steps, str(key)))


def _is_axis(steps: Steps) -> bool:
    return len(steps) == 2 and str(steps[-1])[1:].startswith("axis")  # noqa: PLR2004 - layout, axis


def _each(color: object, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(color, str):
        yield steps, color
    elif isinstance(color, list):
        for index, one in enumerate(color[:_MOST]):
            if isinstance(one, str):
                yield (*steps, index), one


def _is_covered(figure: Figure) -> bool:
    """Say whether something in a figure may lie under its words and lines."""
    layout = _map(figure.get("layout"))
    shapes = any(_map(each).get("fillcolor") for each in layout.get("shapes") or ())
    return bool(layout.get("images")) or shapes or any(map(_covers, figure.get("data") or ()))


def _covers(trace: Mapping[str, Any]) -> bool:
    return trace.get("type") in _FILLED or trace.get("fill", "none") != "none"


def _over(ground: object, below: Mapping[str, str]) -> Mapping[str, str]:
    shade = shade_of(str(ground)) if ground else None
    return {scheme: shade.over(each) for scheme, each in below.items()} if shade else below


def _small(figure: Figure) -> Iterator[Unreadable]:
    """Yield the sizes of words that a phone shows too small, each once."""
    met = set[float]()
    layout = {key: item for key, item in _map(figure.get("layout")).items() if key != "title"}
    for steps, size in _sizes({"data": figure.get("data"), "layout": layout}, ()):
        if size < SMALLEST and size not in met:
            met.add(size)
            message = f"words of {size:g} pixels are too small to be read on a phone"
            yield Unreadable(steps, message, f"write {SMALLEST} or more, or leave the size out")


def _sizes(value: object, steps: Steps) -> Iterator[tuple[Steps, float]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key == "size" and steps and str(steps[-1]).endswith("font"):
                yield from _numbers(item, (*steps, key))
            elif key not in _UNSEEN:
                yield from _sizes(item, (*steps, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, Mapping):
                yield from _sizes(item, (*steps, index))


def _numbers(size: object, steps: Steps) -> Iterator[tuple[Steps, float]]:
    for each in size if isinstance(size, list) else [size]:
        if isinstance(each, int | float) and not isinstance(each, bool) and each >= 1:
            yield steps, each


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
