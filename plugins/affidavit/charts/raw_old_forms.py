"""What plotly.js took once and passes over today, put into today's form as its author meant it.

plotly.js 3 dropped titles that are a text, `titlefont` and its like, `heatmapgl`, `pointcloud` and
transforms; figures typed by hand and old files are full of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from affidavit.charts.chart import Figure, Steps

Group = dict[str, Any]

_IN_TITLES = {
    "titlefont": "font",
    "titleposition": "position",
    "titleside": "side",
    "titleoffset": "offset",
}
_TRACES = {"heatmapgl": {"type": "heatmap"}, "pointcloud": {"type": "scattergl", "mode": "markers"}}
_SURFACE = {"zauto": "cauto", "zmin": "cmin", "zmax": "cmax"}
_NOT_OURS = frozenset({"args", "args2", "customdata", "geojson", "meta"})
"""Groups whose keys are their writer's own, or a message to plotly.js."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class OldForm:
    """An old form, where it stands, and what to write today."""

    steps: Steps
    message: str
    fix: str
    now: Steps = ()
    """Where what it says stands in the figure that is drawn."""
    is_lost: bool = False
    """Whether it cannot be drawn as it was meant."""


def renewed(figure: Figure) -> tuple[Figure, list[OldForm]]:
    """Return the figure in today's forms, and the old ones that it was written in.

    The figure itself is not changed. Old forms in a template are no writer's: mended, not told.
    """
    told = list[OldForm]()
    found = dict(figure)
    for part in ("data", "layout", "frames"):
        if part in figure:
            found[part] = _value(figure[part], (part,), told)
    return found, [each for each in told if "template" not in each.steps]


def _value(value: Any, steps: Steps, told: list[OldForm]) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return _group(value, steps, told)
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [_value(item, (*steps, index), told) for index, item in enumerate(value)]
    return value


def _group(group: Group, steps: Steps, told: list[OldForm]) -> Group:
    group = {
        key: item if key in _NOT_OURS else _value(item, (*steps, str(key)), told)
        for key, item in group.items()
    }
    for mend in (_title, _trace, _axis, _annotation):
        told += mend(group, steps)
    return group


def _title(group: Group, steps: Steps) -> Iterator[OldForm]:
    """A title was a text, and what it looked like stood beside it."""
    title = group.get("title")
    if isinstance(title, str | int | float) and not isinstance(title, bool) and title != "":
        group["title"] = {"text": str(title)}
        message = "a title that is a text alone is passed over by today's Plotly"
        yield OldForm((*steps, "title"), message, f'write "title": {{"text": {_shown(title)}}}')
    for old, new in _IN_TITLES.items():
        if old in group:
            value = group.pop(old)
            title = group.get("title") if isinstance(group.get("title"), Mapping) else {}
            group["title"] = {new: value} | dict(title or {})
            fix = f'write "title": {{..., "{new}": {_shown(value)}}}'
            yield _moved(steps, old, fix, now=("title", new))


def _trace(trace: Group, steps: Steps) -> Iterator[OldForm]:
    """Kinds of trace that are gone, and attributes of those that are left."""
    if steps[-2:-1] != ("data",):
        return
    kind = trace.get("type")
    if isinstance(kind, str) and kind in _TRACES and ("xy" not in trace):
        trace |= _TRACES[kind]
        message = f'Plotly has no trace "{kind}" any more'
        yield OldForm((*steps, "type"), message, f'write "type": "{trace["type"]}"')
    if kind == "surface":
        for old, new in _SURFACE.items():
            yield from _renamed(trace, steps, old, new)
    if "bardir" in trace:
        yield from _renamed(trace, steps, "bardir", "orientation")
    if trace.get("transforms"):
        trace.pop("transforms")
        message = "Plotly filters, groups and adds up no more: all rows would be drawn"
        fix = 'do it before, in the rows themselves, and delete "transforms"'
        yield OldForm((*steps, "transforms"), message, fix, is_lost=True)


def _axis(axis: Group, steps: Steps) -> Iterator[OldForm]:
    if isinstance(axis.get("autotick"), bool):
        axis["tickmode"] = "auto" if axis.pop("autotick") else "linear"
        yield _moved(steps, "autotick", f'write "tickmode": "{axis["tickmode"]}"')


def _annotation(group: Group, steps: Steps) -> Iterator[OldForm]:
    if steps[-2:-1] == ("annotations",) and isinstance(group.get("ref"), str):
        is_paper = group.pop("ref") == "paper"
        both = {"xref": "paper", "yref": "paper"} if is_paper else {"xref": "x", "yref": "y"}
        group |= both | {key: group[key] for key in both if key in group}
        yield _moved(steps, "ref", f"write {_shown(both)[1:-1]}")


def _renamed(group: Group, steps: Steps, old: str, new: str) -> Iterator[OldForm]:
    if old in group:
        group.setdefault(new, group.pop(old))
        yield _moved(steps, old, f'write "{new}": {_shown(group[new])}', now=(new,))


def _moved(steps: Steps, old: str, fix: str, now: Steps = ()) -> OldForm:
    message = f'"{old}" is passed over by today\'s Plotly'
    return OldForm((*steps, old), message, fix, now=(*steps, *now) if now else ())


def _shown(value: object) -> str:
    """Return a value as JSON, as a fix quotes it."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else "{...}" if isinstance(value, dict) else "..."
