"""Add to a file of sources what a command found out, and leave every other byte as it is.

A writer's comments, order, quotes and line ends are theirs, and no YAML library gives all of them
back. So the text is read for where things stand, lines are put in between, and what came out is
read again: where it says anything but the old and the new, nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

from affidavit.sources.yaml_nodes import (
    ImpossibleError,
    Node,
    Reading,
    below,
    end_of,
    line_end,
    read_as_typed,
    scalar_of,
)

Item = Mapping[str, str] | str
"""What is added to a list: `{sha256: ..., at: ...}`, or an address."""
_NAMES = "type title publisher issued url accessed seen_as quoted_in lang archives captures"
_BEFORE = frozenset(_NAMES.split())
"""Keys that stand before captures where a writer follows the handbook's order."""


class CannotInsertError(Exception):
    """The file is written in a way that nothing can be added to without changing something else."""


def with_item(text: str, *, key: str, field: str | None, item: Item) -> str:
    """Return the text of a file of sources with one more item in a list.

    The list is `field` of the source `key`; without a field it is what stands under `key` itself.
    A source that is only an address gets it under `url`. Raises CannotInsertError.
    """
    bare = text.removeprefix("\ufeff")
    try:
        added = _inserted(bare, key=key, field=field, item=item)
        # a block text that ends the file gains its line's end where something comes below it
        if any(
            _says_just_more(old, added, key=key, field=field, item=item)
            for old in (bare, f"{bare}\n")
        ):
            return text[: len(text) - len(bare)] + added
    except (yaml.YAMLError, ImpossibleError):
        pass
    raise CannotInsertError


def _inserted(text: str, *, key: str, field: str | None, item: Item) -> str:
    root = Reading(text).node()
    name = next(
        (each for each, _ in (root.entries if root else None) or () if each.value == key), None
    )
    if root is None or name is None:
        if field is not None or (root is not None and (root.flow or root.kind != "mapping")):
            raise ImpossibleError
        return _at_end(text, _lines(item, field=scalar_of(key), indent=0, dash=2))
    entry = root.get(key)
    if root.flow or entry is None:
        raise ImpossibleError
    if field is None:
        return _into_list(text, name, entry, item)
    if entry.kind == "scalar" and entry.value:
        return _into_address(text, name, entry, field=field, item=item)
    if entry.kind != "mapping" or not entry.entries:
        raise ImpossibleError
    named = next((each for each, _ in entry.entries if each.value == field), None)
    found = entry.get(field)
    if named is not None and found is not None:
        return _into_list(text, named, found, item)
    if entry.flow:
        last = entry.entries[-1][1].end
        return f"{text[:last]}, {field}: [{_flow(item)}]{text[last:]}"
    return _into_mapping(text, entry, field=field, item=item)


def _into_list(text: str, name: Node, found: Node, item: Item) -> str:
    """Add to a list that is there; one that is empty (`captures:`) starts below its key."""
    if found.kind == "scalar" and not found.value and not found.style:
        return below(text, name.end, _lines(item, field=None, indent=0, dash=name.column + 2))
    if found.kind != "sequence":
        raise ImpossibleError
    if found.flow:
        at = found.items[-1].end if found.items else found.start + 1
        return f"{text[:at]}{', ' if found.items else ''}{_flow(item)}{text[at:]}"
    at = end_of(text, found)
    return below(text, at, _lines(item, field=None, indent=0, dash=found.column))


def _into_address(text: str, name: Node, entry: Node, *, field: str, item: Item) -> str:
    """Turn `key: https://...` into a mapping: its address moves under `url`, with its comment."""
    indent = name.column + 2
    end = line_end(text)
    between = text[name.end : entry.start]
    lines = _lines(item, field=field, indent=indent, dash=indent + 2)
    if "\n" in between or "\r" in between:
        lines = _lines(item, field=field, indent=entry.column, dash=entry.column + 2)
        return below(f"{text[: entry.start]}url: {text[entry.start :]}", entry.end + 5, lines)
    colon = text.index(":", name.end) + 1
    put = f"{end}{' ' * indent}url:"
    return below(text[:colon] + put + text[colon:], entry.end + len(put), lines)


def _into_mapping(text: str, entry: Node, *, field: str, item: Item) -> str:
    before = [value for name, value in entry.entries or () if name.value in _BEFORE]
    last = before[-1] if before else (entry.entries or [])[-1][1]
    indent = entry.column
    return below(
        text, end_of(text, last), _lines(item, field=field, indent=indent, dash=indent + 2)
    )


def _lines(item: Item, *, field: str | None, indent: int, dash: int) -> Sequence[str]:
    head = [f"{' ' * indent}{field}:"] if field else []
    if isinstance(item, str):
        return [*head, f"{' ' * dash}- {scalar_of(item)}"]
    rows = [f"{name}: {scalar_of(value)}" for name, value in item.items()]
    return [*head, *(f"{' ' * dash}{'  ' if n else '- '}{row}" for n, row in enumerate(rows))]


def _flow(item: Item) -> str:
    if isinstance(item, str):
        return scalar_of(item, flow=True)
    return (
        "{"
        + ", ".join(f"{key}: {scalar_of(value, flow=True)}" for key, value in item.items())
        + "}"
    )


def _at_end(text: str, lines: Sequence[str]) -> str:
    end = line_end(text)
    gap = "" if not text or text.endswith(("\n", "\r")) else end
    return text + gap + "".join(line + end for line in lines)


def _says_just_more(old: str, new: str, *, key: str, field: str | None, item: Item) -> bool:
    """Say whether the new text reads as the old one with the item in its place, and no more."""
    expected, after = read_as_typed(old) or {}, read_as_typed(new)
    added = dict(item) if isinstance(item, Mapping) else item
    if field is None:
        return bool(after == {**expected, key: [*(expected.get(key) or []), added]})
    entry = expected[key]
    entry = {"url": entry} if isinstance(entry, str) else entry
    entry = {**entry, field: [*(entry.get(field) or []), added]}
    return bool(after == {**expected, key: entry})
