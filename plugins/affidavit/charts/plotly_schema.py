"""Which attributes Plotly knows, from the list that plotly.py carries. It is not imported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from affidavit.charts.chart import Steps
from affidavit.charts.plotly_js import plotly_folder
from affidavit.charts.plotly_values import Attribute, Problem, problem_with
from affidavit.diagnostics import nearest

_NUMBERED = re.compile(r"(coloraxis|geo|legend|map|polar|scene|smith|ternary|xaxis|yaxis)[1-9]\d*")
_TITLE = "TitleValidator"
_GROUPS = frozenset({"CompoundValidator", _TITLE, "LayoutValidator"})
_LISTS = "CompoundArrayValidator"
_TEMPLATE = "BaseTemplateValidator"
_UNLISTED = frozenset({"type"})
"""Every trace says its type; the list does not have it."""
_FONT = re.compile(r".*font")


@dataclass(frozen=True, slots=True)
class Doubt:
    """An attribute that Plotly does not know, or a value that it does not take."""

    steps: Steps
    """The way to it: `("layout", "xaxis", "titel")`."""
    suggestion: str | None
    expected: str = ""
    """What the value may be; empty where the attribute itself is unknown."""
    is_refused: bool = False
    """Whether what is drawn instead may show something else than what was written."""


def trace_types() -> frozenset[str]:
    """Return the names of all kinds of trace."""
    return frozenset(_attributes()[""]) - {"layout", "frames", "data"}


def doubts(figure: Mapping[str, Any]) -> Iterator[Doubt]:
    """Yield what Plotly would pass over in a figure, in the order it is written."""
    for index, trace in enumerate(figure.get("data", ())):
        kind = str(trace.get("type", "scatter"))
        if kind in _attributes()[""]:
            yield from _group(trace, kind, ("data", index))
    layout = figure.get("layout")
    if isinstance(layout, Mapping):
        yield from _group(layout, "layout", ("layout",))


def _group(value: Mapping[str, Any], path: str, steps: Steps) -> Iterator[Doubt]:
    known = _attributes().get(path)
    if known is None:
        return
    for key, item in value.items():
        name = known_name(key, known)
        if name is None:
            if not _is_passed(key, known):
                yield Doubt((*steps, key), nearest(key, known))
            continue
        yield from _attribute(item, path, name, (*steps, key))


def known_name(key: str, known: Mapping[str, Any]) -> str | None:
    """Return the attribute a key means: `xaxis2` is one more `xaxis`."""
    if key in known:
        return key
    numbered = _NUMBERED.fullmatch(key)
    return numbered[1] if numbered and numbered[1] in known else None


def _is_passed(key: str, known: Mapping[str, Any]) -> bool:
    """Say whether a key is Plotly's own: its notes, and where its web service kept columns."""
    return key.startswith("_") or key in _UNLISTED or key.removesuffix("src") in known


def _attribute(item: object, path: str, name: str, steps: Steps) -> Iterator[Doubt]:
    attribute = _attributes()[path][name]
    if attribute.kind in _GROUPS:
        if isinstance(item, Mapping):
            yield from _group(item, f"{path}.{name}", steps)
        elif item not in (None, "") and not (attribute.kind == _TITLE and isinstance(item, str)):
            yield Doubt(steps, None, "a group of keys", is_refused=True)
    elif attribute.kind == _LISTS:
        yield from _each(item, f"{path}.{name.removesuffix('s')}", steps)
    elif attribute.kind == _TEMPLATE:
        if isinstance(item, str) and item:
            yield Doubt(steps, None, "a template written out, as plotly.py does")
    elif problem := problem_with(item, attribute):
        yield _doubt(problem, path, steps)


def _each(item: object, path: str, steps: Steps) -> Iterator[Doubt]:
    if isinstance(item, list):
        for index, each in enumerate(item):
            if isinstance(each, Mapping):
                yield from _group(each, path, (*steps, index))
    elif item not in (None, "", {}):
        yield Doubt(steps, None, "a list of groups", is_refused=True)


def _doubt(problem: Problem, path: str, steps: Steps) -> Doubt:
    is_dress = _FONT.fullmatch(path) is not None
    return Doubt(
        steps,
        problem.suggestion,
        problem.expected,
        is_refused=not (problem.harmless or is_dress),
    )


@cache
def _attributes() -> dict[str, dict[str, Attribute]]:
    """Return, by path of a group, its attributes."""
    found: dict[str, dict[str, Attribute]] = {}
    listed = plotly_folder() / "validators" / "_validators.json"
    for entry in orjson.loads(listed.read_bytes()).values():
        params = entry["params"]
        group = found.setdefault(params["parent_name"], {})
        group[params["plotly_name"]] = Attribute(entry["superclass"], params)
    return found
