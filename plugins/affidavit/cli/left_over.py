"""Lines of mkdocs.yml that were written for mkdocs-plotly-plugin and can go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from affidavit.diagnostics import Code, Place, Report

PLUGIN = "plotly"
FENCE = "mkdocs_plotly_plugin"
_EXTRA = ("extra_javascript", "extra_css")


def tell_left_over(path: Path, *, report: Report) -> None:
    """Report each line that another plugin for Plotly's charts needed.

    Raises nothing: a file that cannot be read is told by whoever reads its settings.
    """
    try:
        top = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return
    for node, what in _left_over(top):
        mark = node.start_mark
        report.warning(
            Code.PLUGIN_REPLACED,
            Place(path.name, mark.line + 1, mark.column + 1),
            message=f"{what} is not needed: affidavit draws these charts itself",
            fix="delete it; the text of the pages stays as it is",
        )


def _left_over(top: yaml.Node | None) -> Iterator[tuple[yaml.Node, str]]:
    for name, node in _entries(_value(top, "plugins")):
        if name == PLUGIN:
            yield node, 'the plugin "plotly"'
    for extension, node in _entries(_value(top, "markdown_extensions")):
        if extension == "pymdownx.superfences":
            yield from _fences(node)
    for key in _EXTRA:
        for address, node in _entries(_value(top, key)):
            if PLUGIN in address.lower():
                yield node, f"this line of {key}"


def _fences(extension: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    own = _value(extension, "pymdownx.superfences") or extension
    listed = _value(own, "custom_fences")
    for fence in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        form = _value(fence, "format")
        if form is not None and (FENCE in form.tag or FENCE in str(form.value)):
            yield fence, 'the fence "plotly"'


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """Yield the names in a list or a group of names, each with the node that it stands in."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), value if isinstance(value, yaml.MappingNode) else key
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(item, yaml.MappingNode) and item.value:
            yield str((_value(item, "path") or item.value[0][0]).value), item
        elif isinstance(item, yaml.ScalarNode):
            yield str(item.value), item


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    found: yaml.Node | None = next((value for name, value in node.value if name.value == key), None)
    return found
