"""Where things stand in a writer's YAML, so that lines can be put in between and nothing changed.

Events are read, whose marks are exact; the nodes of PyYAML end at what follows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import yaml

MAX_DEPTH = 60
"""Levels of nesting; a source has four."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_PLAIN = re.compile(r"[\w./+-][\w./+:@-]*")


class ImpossibleError(Exception):
    """The text is written in a way that nothing can be added to."""


@dataclass(slots=True)
class Node:
    """A value in the file. `start` and `end` count characters; `end` is behind its last sign."""

    start: int
    end: int
    column: int
    kind: str
    """`mapping`, `sequence`, `scalar` or `alias`."""
    flow: bool = False
    style: str = ""
    entries: list[tuple[Node, Node]] | None = None
    items: list[Node] | None = None
    value: str = ""

    def get(self, key: str) -> Node | None:
        """Return what stands under a key of a mapping."""
        return next((value for name, value in self.entries or () if name.value == key), None)


class Reading:
    """Reads events, whose marks are exact, where the nodes of PyYAML end at what follows them."""

    def __init__(self, text: str) -> None:
        self._events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._depth = 0

    def node(self) -> Node | None:
        """Return the one document; None where there is nothing. Raises YAMLError."""
        found = [self._node(each) for each in self._events if isinstance(each, yaml.NodeEvent)]
        if len(found) > 1:
            raise ImpossibleError
        return found[0] if found else None

    def _node(self, event: yaml.Event) -> Node:
        start, column = _where(event.start_mark)
        node = Node(start, _where(event.end_mark)[0], column, "scalar")
        if isinstance(event, yaml.AliasEvent):
            node.kind = "alias"
        elif isinstance(event, yaml.ScalarEvent):
            node.value, node.style = event.value, event.style or ""
        elif isinstance(event, yaml.CollectionStartEvent):
            self._collection(node, event)
        return node

    def _collection(self, node: Node, event: yaml.CollectionStartEvent) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ImpossibleError
        node.flow = bool(event.flow_style)
        node.kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence"
        inside = []
        while not isinstance(each := next(self._events), yaml.CollectionEndEvent):
            inside.append(self._node(each))
        node.end = _where(each.end_mark)[0]
        self._depth -= 1
        if node.kind == "sequence":
            node.items = inside
        else:
            node.entries = list(zip(inside[::2], inside[1::2], strict=True))


class _Mark(Protocol):
    index: int
    column: int


def _where(mark: _Mark | None) -> tuple[int, int]:
    """Return how many characters and how many columns stand before a mark."""
    return (mark.index, mark.column) if mark else (0, 0)


def scalar_of(text: str, *, flow: bool = False) -> str:
    """Return a text as YAML: bare where that is safe, else between quotes."""
    words = text.split(" ")
    is_bare = all(_PLAIN.fullmatch(word) and not word.endswith(":") for word in words)
    if is_bare and text[0].isalnum() and not (flow and len(words) > 1):
        return text
    dumped = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**9)
    return str(dumped).rstrip("\n")


def below(text: str, at: int, lines: Sequence[str]) -> str:
    """Return the text with lines below the one that the sign before `at` stands in."""
    rest = _REST_OF_LINE.match(text, at)
    stop = rest.end() if rest and not (at and text[at - 1] in "\r\n") else at
    end = line_end(text)
    if text[stop - 1 : stop] in ("\r", "\n") and stop == at:  # a block text ends with its line
        return text[:stop] + "".join(line + end for line in lines) + text[stop:]
    return text[:stop] + "".join(end + line for line in lines) + text[stop:]


def end_of(text: str, node: Node) -> int:
    """Return where a value ends; a block text's trailing empty lines stay behind what is added."""
    while node.kind in ("mapping", "sequence") and not node.flow:
        children = [value for _, value in node.entries or ()] or node.items or []
        if not children:
            break
        node = children[-1]
    if node.style not in ("|", ">"):
        return node.end
    head = _REST_OF_LINE.match(text, node.start)
    if head and "+" in head[0].partition("#")[0]:
        return node.end
    return len(text[: node.end].rstrip())


def line_end(text: str) -> str:
    """Return how lines end here; as on Unix where there is but one."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


class _AsTyped(yaml.CSafeLoader):
    """Every scalar as the text that it is, so that `NO` and a date stay what they are."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


def read_as_typed(text: str) -> Any:  # noqa: ANN401 - YAML is of any type
    """Return what a text says, every scalar as it is typed. Raises YAMLError."""
    return yaml.load(text, Loader=_AsTyped)  # noqa: S506 - derives from the safe loader
