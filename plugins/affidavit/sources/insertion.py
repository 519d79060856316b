"""Add to a file of sources what a command found out, and leave every other byte as it is.

A writer's comments, order, quotes and line ends are theirs, and no YAML library gives all of them
back. So the text is read for where things stand, lines are put in between, and what came out is
read again: where it says anything but the old and the new, nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import yaml

Item = Mapping[str, str] | str
"""What is added to a list: `{sha256: ..., at: ...}`, or an address."""
_NAMES = "type title publisher issued url accessed seen_as quoted_in lang archives captures"
_BEFORE = frozenset(_NAMES.split())
"""Keys that stand before captures where a writer follows the handbook's order."""
MAX_DEPTH = 60
"""Levels of nesting; a source has four."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_PLAIN = re.compile(r"[\w./+-][\w./+:@-]*")


class CannotInsertError(Exception):
    """The file is written in a way that nothing can be added to without changing something else."""


@dataclass(slots=True)
class _Node:
    """A value in the file. `start` and `end` count characters; `end` is behind its last sign."""

    start: int
    end: int
    column: int
    kind: str
    """`mapping`, `sequence`, `scalar` or `alias`."""
    flow: bool = False
    style: str = ""
    entries: list[tuple[_Node, _Node]] | None = None
    items: list[_Node] | None = None
    value: str = ""

    def get(self, key: str) -> _Node | None:
        """Return what stands under a key of a mapping."""
        return next((value for name, value in self.entries or () if name.value == key), None)


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
    except (yaml.YAMLError, _Impossible):
        pass
    raise CannotInsertError


class _Impossible(Exception):  # noqa: N818 - never leaves this module
    pass


def _inserted(text: str, *, key: str, field: str | None, item: Item) -> str:
    root = _Reading(text).node()
    name = next(
        (each for each, _ in (root.entries if root else None) or () if each.value == key), None
    )
    if root is None or name is None:
        if field is not None or (root is not None and (root.flow or root.kind != "mapping")):
            raise _Impossible
        return _at_end(text, _lines(item, field=_scalar(key), indent=0, dash=2))
    entry = root.get(key)
    if root.flow or entry is None:
        raise _Impossible
    if field is None:
        return _into_list(text, name, entry, item)
    if entry.kind == "scalar" and entry.value:
        return _into_address(text, name, entry, field=field, item=item)
    if entry.kind != "mapping" or not entry.entries:
        raise _Impossible
    named = next((each for each, _ in entry.entries if each.value == field), None)
    found = entry.get(field)
    if named is not None and found is not None:
        return _into_list(text, named, found, item)
    if entry.flow:
        last = entry.entries[-1][1].end
        return f"{text[:last]}, {field}: [{_flow(item)}]{text[last:]}"
    return _into_mapping(text, entry, field=field, item=item)


def _into_list(text: str, name: _Node, found: _Node, item: Item) -> str:
    """Add to a list that is there; one that is empty (`captures:`) starts below its key."""
    if found.kind == "scalar" and not found.value and not found.style:
        return _below(text, name.end, _lines(item, field=None, indent=0, dash=name.column + 2))
    if found.kind != "sequence":
        raise _Impossible
    if found.flow:
        at = found.items[-1].end if found.items else found.start + 1
        return f"{text[:at]}{', ' if found.items else ''}{_flow(item)}{text[at:]}"
    at = _end_of(text, found)
    return _below(text, at, _lines(item, field=None, indent=0, dash=found.column))


def _into_address(text: str, name: _Node, entry: _Node, *, field: str, item: Item) -> str:
    """Turn `key: https://...` into a mapping: its address moves under `url`, with its comment."""
    indent = name.column + 2
    end = _line_end(text)
    between = text[name.end : entry.start]
    lines = _lines(item, field=field, indent=indent, dash=indent + 2)
    if "\n" in between or "\r" in between:
        lines = _lines(item, field=field, indent=entry.column, dash=entry.column + 2)
        return _below(f"{text[: entry.start]}url: {text[entry.start :]}", entry.end + 5, lines)
    colon = text.index(":", name.end) + 1
    put = f"{end}{' ' * indent}url:"
    return _below(text[:colon] + put + text[colon:], entry.end + len(put), lines)


def _into_mapping(text: str, entry: _Node, *, field: str, item: Item) -> str:
    before = [value for name, value in entry.entries or () if name.value in _BEFORE]
    last = before[-1] if before else (entry.entries or [])[-1][1]
    indent = entry.column
    return _below(
        text, _end_of(text, last), _lines(item, field=field, indent=indent, dash=indent + 2)
    )


def _lines(item: Item, *, field: str | None, indent: int, dash: int) -> Sequence[str]:
    head = [f"{' ' * indent}{field}:"] if field else []
    if isinstance(item, str):
        return [*head, f"{' ' * dash}- {_scalar(item)}"]
    rows = [f"{name}: {_scalar(value)}" for name, value in item.items()]
    return [*head, *(f"{' ' * dash}{'  ' if n else '- '}{row}" for n, row in enumerate(rows))]


def _flow(item: Item) -> str:
    if isinstance(item, str):
        return _scalar(item, flow=True)
    return (
        "{" + ", ".join(f"{key}: {_scalar(value, flow=True)}" for key, value in item.items()) + "}"
    )


def _scalar(text: str, *, flow: bool = False) -> str:
    """Return a text as YAML: bare where that is safe, else between quotes."""
    words = text.split(" ")
    is_bare = all(_PLAIN.fullmatch(word) and not word.endswith(":") for word in words)
    if is_bare and text[0].isalnum() and not (flow and len(words) > 1):
        return text
    dumped = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**9)
    return str(dumped).rstrip("\n")


def _below(text: str, at: int, lines: Sequence[str]) -> str:
    """Return the text with lines below the one that the sign before `at` stands in."""
    rest = _REST_OF_LINE.match(text, at)
    stop = rest.end() if rest and not (at and text[at - 1] in "\r\n") else at
    end = _line_end(text)
    if text[stop - 1 : stop] in ("\r", "\n") and stop == at:  # a block text ends with its line
        return text[:stop] + "".join(line + end for line in lines) + text[stop:]
    return text[:stop] + "".join(end + line for line in lines) + text[stop:]


def _at_end(text: str, lines: Sequence[str]) -> str:
    end = _line_end(text)
    gap = "" if not text or text.endswith(("\n", "\r")) else end
    return text + gap + "".join(line + end for line in lines)


def _end_of(text: str, node: _Node) -> int:
    """Return where a value ends; a block text's trailing empty lines stay behind what is added."""
    while node.kind in ("mapping", "sequence") and not node.flow:
        below = [value for _, value in node.entries or ()] or node.items or []
        if not below:
            break
        node = below[-1]
    if node.style not in ("|", ">"):
        return node.end
    head = _REST_OF_LINE.match(text, node.start)
    if head and "+" in head[0].partition("#")[0]:
        return node.end
    return len(text[: node.end].rstrip())


def _line_end(text: str) -> str:
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


class _Reading:
    """Reads events, whose marks are exact, where the nodes of PyYAML end at what follows them."""

    def __init__(self, text: str) -> None:
        self._events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._depth = 0

    def node(self) -> _Node | None:
        """Return the one document; None where there is nothing. Raises YAMLError."""
        found = [self._node(each) for each in self._events if isinstance(each, yaml.NodeEvent)]
        if len(found) > 1:
            raise _Impossible
        return found[0] if found else None

    def _node(self, event: yaml.Event) -> _Node:
        start, column = _where(event.start_mark)
        node = _Node(start, _where(event.end_mark)[0], column, "scalar")
        if isinstance(event, yaml.AliasEvent):
            node.kind = "alias"
        elif isinstance(event, yaml.ScalarEvent):
            node.value, node.style = event.value, event.style or ""
        elif isinstance(event, yaml.CollectionStartEvent):
            self._collection(node, event)
        return node

    def _collection(self, node: _Node, event: yaml.CollectionStartEvent) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _Impossible
        node.flow = bool(event.flow_style)
        node.kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence"
        below = []
        while not isinstance(each := next(self._events), yaml.CollectionEndEvent):
            below.append(self._node(each))
        node.end = _where(each.end_mark)[0]
        self._depth -= 1
        if node.kind == "sequence":
            node.items = below
        else:
            node.entries = list(zip(below[::2], below[1::2], strict=True))


class _Mark(Protocol):
    index: int
    column: int


def _where(mark: _Mark | None) -> tuple[int, int]:
    """Return how many characters and how many columns stand before a mark."""
    return (mark.index, mark.column) if mark else (0, 0)


def _says_just_more(old: str, new: str, *, key: str, field: str | None, item: Item) -> bool:
    """Say whether the new text reads as the old one with the item in its place, and no more."""
    expected, after = _read(old) or {}, _read(new)
    added = dict(item) if isinstance(item, Mapping) else item
    if field is None:
        return bool(after == {**expected, key: [*(expected.get(key) or []), added]})
    entry = expected[key]
    entry = {"url": entry} if isinstance(entry, str) else entry
    entry = {**entry, field: [*(entry.get(field) or []), added]}
    return bool(after == {**expected, key: entry})


class _AsTyped(yaml.CSafeLoader):
    """Every scalar as the text that it is, so that `NO` and a date stay what they are."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


def _read(text: str) -> Any:  # noqa: ANN401 - YAML is of any type
    return yaml.load(text, Loader=_AsTyped)  # noqa: S506 - derives from the safe loader
