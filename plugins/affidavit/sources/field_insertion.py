"""Add one line to an entry of a writer's YAML, and leave every other byte as it is."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from affidavit.sources.insertion import CannotInsertError
from affidavit.sources.yaml_nodes import (
    ImpossibleError,
    Node,
    Reading,
    below,
    end_of,
    read_as_typed,
    scalar_of,
)


def with_field(text: str, *, path: Sequence[str], field: str, value: str) -> str:
    """Return the text with `field: value` at the end of the entry that the keys of `path` lead to.

    Raises CannotInsertError where there is no such entry, where it has the field, and where
    nothing can be added without changing something else.
    """
    bare = text.removeprefix("\ufeff")
    try:
        added = _inserted(bare, path, field, value)
        if read_as_typed(added) == _expected(bare, path, field, value):
            return text[: len(text) - len(bare)] + added
    except (yaml.YAMLError, ImpossibleError):
        pass
    raise CannotInsertError


def _inserted(text: str, path: Sequence[str], field: str, value: str) -> str:
    entry = _entry(text, path)
    if entry.kind != "mapping" or not entry.entries or entry.get(field) is not None:
        raise ImpossibleError
    last = entry.entries[-1][1]
    if entry.flow:
        return f"{text[: last.end]}, {field}: {scalar_of(value, flow=True)}{text[last.end :]}"
    line = f"{' ' * entry.column}{field}: {scalar_of(value)}"
    return below(text, end_of(text, last), [line])


def _entry(text: str, path: Sequence[str]) -> Node:
    node = Reading(text).node()
    for key in path:
        node = node.get(key) if node else None
    if node is None:
        raise ImpossibleError
    return node


def _expected(text: str, path: Sequence[str], field: str, value: str) -> object:
    found = read_as_typed(text)
    entry = found
    for key in path:
        entry = entry[key]
    entry[field] = value
    return found
