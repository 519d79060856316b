"""The rows in a figure's traces: what each mark stands for, by the names that Plotly has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from affidavit.charts.packed import unpacked
from affidavit.charts.table import Value

Row = dict[str, Value]
"""Name of a column -> its cell."""

_TOGETHER = (
    ("labels", "parents", "values"),
    ("labels", "parents"),
    ("labels", "values"),
    ("locations", "z"),
    ("x", "open", "high", "low", "close"),
    ("x", "y", "z"),
    ("x", "y"),
    ("lon", "lat"),
    ("lon", "lat", "z"),
    ("r", "theta"),
    ("a", "b", "c"),
    ("a", "b"),
    ("locations",),
    ("y",),
    ("x",),
    ("values",),
    ("r",),
)
"""Lists that belong together, item by item; the first of which a trace has all is taken."""
_SIZES = re.compile(r"\d+, *([1-9]\d{0,8})")
"""How many lines an array of two dimensions has, and how many cells each (`shape`)."""


def rows_of(trace: Mapping[str, Any]) -> Iterator[Row]:
    """Yield a row for each mark of a trace; none where its values are no list of marks."""
    kind = trace.get("type")
    if kind == "sankey":
        yield from _flows(trace)
    elif kind == "table":
        yield from _cells(trace)
    elif kind in ("parcoords", "splom", "parcats"):
        yield from _dimensions(trace)
    elif kind == "indicator" and "value" in trace:
        yield {"value": _cell(trace["value"])}
    elif lines := _lines(trace.get("z")):
        yield from _matrix(trace, lines)
    else:
        names = next((names for names in _TOGETHER if all(name in trace for name in names)), ())
        columns = {name: listed(trace[name]) for name in names}
        count = min(map(len, columns.values()), default=0)
        columns |= _measures(trace, count) if names else {}
        for cells in zip(*columns.values(), strict=False):
            yield dict(zip(columns, cells, strict=True))


def _measures(trace: Mapping[str, Any], count: int) -> dict[str, Sequence[Value]]:
    """Return what sizes and colours of so many marks stand for, where each has a figure for it."""
    marker = _group(trace.get("marker"))
    found = {key: listed(marker.get(key)) for key in ("size", "color")}
    return {
        key: cells
        for key, cells in found.items()
        if len(cells) >= count and any(isinstance(cell, int | float) for cell in cells)
    }


def listed(value: object) -> Sequence[Value]:
    """Return the cells of a list, or of an array as `fig.write_json` packs it."""
    if isinstance(value, dict):
        return () if "shape" in value else unpacked(value)
    if not isinstance(value, list):
        return ()
    return [_cell(item) for item in value]


def _cell(item: object) -> Value:
    if isinstance(item, bool):
        return str(item)
    return item if isinstance(item, str | int | float) else None


def _lines(value: object) -> Sequence[Sequence[Value]]:
    """Return the lines of a matrix, a list of lists or packed; none of what is no matrix."""
    if isinstance(value, list):
        return [listed(line) for line in value] if any(isinstance(x, list) for x in value) else ()
    sizes = _SIZES.fullmatch(str(value.get("shape"))) if isinstance(value, dict) else None
    if not isinstance(value, dict) or sizes is None:
        return ()
    cells, wide = unpacked(value), int(sizes[1])
    return [cells[at : at + wide] for at in range(0, len(cells), wide)]


def _matrix(trace: Mapping[str, Any], lines: Sequence[Sequence[Value]]) -> Iterator[Row]:
    """Yield a row for each cell: at its name, or at its number where it has none."""
    across, up = listed(trace.get("x")), listed(trace.get("y"))
    for i, cells in enumerate(lines):
        for j, value in enumerate(cells):
            x = across[j] if j < len(across) else j
            yield {"x": x, "y": up[i] if i < len(up) else i, "z": value}


def _flows(trace: Mapping[str, Any]) -> Iterator[Row]:
    node, link = _group(trace.get("node")), _group(trace.get("link"))
    names = listed(node.get("label"))
    ends = (listed(link.get(key)) for key in ("source", "target", "value"))
    for source, target, value in zip(*ends, strict=False):
        yield {"from": _named(source, names), "to": _named(target, names), "value": value}


def _named(number: Value, names: Sequence[Value]) -> Value:
    is_there = isinstance(number, int) and 0 <= number < len(names)
    return names[number] if is_there and isinstance(number, int) else number


def _cells(trace: Mapping[str, Any]) -> Iterator[Row]:
    heads = _group(trace.get("header")).get("values") or []
    columns = [listed(each) for each in _group(trace.get("cells")).get("values") or []]
    names = [_head(heads[i]) if i < len(heads) else str(i + 1) for i in range(len(columns))]
    for cells in zip(*columns, strict=False):
        yield dict(zip(names, cells, strict=True))


def _head(head: object) -> str:
    return str(head[-1] if isinstance(head, list) and head else head)


def _dimensions(trace: Mapping[str, Any]) -> Iterator[Row]:
    groups = [_group(each) for each in trace.get("dimensions") or []]
    names = [str(each.get("label", i)) for i, each in enumerate(groups, 1)]
    for cells in zip(*(listed(each.get("values")) for each in groups), strict=False):
        yield dict(zip(names, cells, strict=True))


def _group(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
