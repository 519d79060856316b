"""Which attributes Plotly knows, from the list that plotly.py carries. It is not imported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from affidavit.charts.plotly_js import plotly_folder
from affidavit.diagnostics import nearest

Steps = tuple[str | int, ...]
_NUMBERED = re.compile(r"(\D+)\d+")
_GROUPS = frozenset({"CompoundValidator", "TitleValidator", "LayoutValidator"})
_LISTS = "CompoundArrayValidator"
_CHOICE = "EnumeratedValidator"
_UNLISTED = frozenset({"type"})
"""Every trace says its type; the list does not have it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """An attribute or a value that Plotly does not know."""

    steps: Steps
    """The way to it: `("layout", "xaxis", "titel")`."""
    suggestion: str | None
    choices: tuple[str, ...] = ()
    """What the value may be; empty where the attribute itself is unknown."""


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
        name = _known_name(key, known)
        if name is None:
            if key not in _UNLISTED:
                yield Doubt((*steps, key), nearest(key, known))
            continue
        yield from _attribute(item, path, name, (*steps, key))


def _attribute(item: object, path: str, name: str, steps: Steps) -> Iterator[Doubt]:
    kind, choices = _attributes()[path][name]
    if kind in _GROUPS and isinstance(item, Mapping):
        yield from _group(item, f"{path}.{name}", steps)
    elif kind == _LISTS and isinstance(item, list):
        for index, each in enumerate(item):
            if isinstance(each, Mapping):
                yield from _group(each, f"{path}.{name.removesuffix('s')}", (*steps, index))
    elif kind == _CHOICE and isinstance(item, str) and not _is_choice(item, choices):
        plain = tuple(choice for choice in choices if not choice.startswith("/"))
        yield Doubt(steps, nearest(item, plain), plain)


def _known_name(key: str, known: Mapping[str, Any]) -> str | None:
    """Return the attribute a key means: `xaxis2` is one more `xaxis`."""
    if key in known:
        return key
    numbered = _NUMBERED.fullmatch(key)
    return numbered[1] if numbered and numbered[1] in known else None


def _is_choice(value: str, choices: tuple[str, ...]) -> bool:
    return any(
        re.fullmatch(choice[1:-1].strip("^$"), value) if choice.startswith("/") else choice == value
        for choice in choices
    )


@cache
def _attributes() -> dict[str, dict[str, tuple[str, tuple[str, ...]]]]:
    """Return, by path of a group, its attributes, each with its kind and its choices."""
    found: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {}
    listed = plotly_folder() / "validators" / "_validators.json"
    for entry in orjson.loads(listed.read_bytes()).values():
        described = entry["params"]
        values = tuple(str(value) for value in described.get("values", ()))
        group = found.setdefault(described["parent_name"], {})
        group[described["plotly_name"]] = (entry["superclass"], values)
    return found
