"""Read YAML with places, duplicate keys refused, aliases bounded, and the usual traps explained."""

from __future__ import annotations

import re

import yaml

from affidavit.diagnostics import Code, Place, Report
from affidavit.located.traps import repair
from affidavit.located.values import Lines, LocatedList, LocatedMapping, LocatedText, Scalar

MAX_VALUES = 200_000
"""Values in one file, aliases expanded. 5,000 sources of 20 keys are half of it."""
MAX_DEPTH = 60
"""Levels of nesting; a figure of Plotly's has about ten."""
SAFE_DEPTH = 5_000
"""Levels that libyaml's composer, which calls itself once a level, stands without running out of
stack; it ended the process between 10,000 and 50,000 (PyYAML 6.0.3, Linux's 8 MB)."""
MAX_REPAIRS = 50
"""Faults of syntax told at once in one file."""

TOO_MUCH = "this file holds more values, or deeper ones, than can be read"
TOO_MUCH_FIX = "split it, and write repeated parts out instead of using & and *"

# Matched where a value ends: what follows is as long as the file, so it is never copied.
_CUT = re.compile(r" +(?P<rest>#[^\s#][^\n]*)")
_NO_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""Signs that come along from word processors. They end a line in YAML 1.1, which libyaml reads, and
in no editor; in YAML 1.2 (5.4) they end none."""
_COLON = re.compile(r" *:")

Located = LocatedMapping | LocatedList | LocatedText | None


def read_yaml(text: str, *, file: str, report: Report, first_line: int = 1) -> Located:
    """Return what the YAML says, every scalar as `LocatedText`, or None where it cannot be read.

    Reports every fault it can reach: after one that has an obvious repair the rest is still read,
    so that a writer sees all of them at once. None is also the value of an empty text.
    """
    text = text.translate(_NO_LINE_ENDS)
    if too_deep := _place_too_deep(text, file=file, first_line=first_line):
        report.error(Code.YAML_ALIAS, too_deep, TOO_MUCH, TOO_MUCH_FIX)
        return None
    node, readable = _compose(text, file=file, report=report, first_line=first_line)
    if node is None:
        return None
    lines = Lines(readable, file=file, first_line=first_line)
    return _Construction(lines, report).value(node)


def _place_too_deep(text: str, *, file: str, first_line: int) -> Place | None:
    """Return where the nesting passes what the composer stands; None where it does not.

    The events are only walked where signs and indents could make that many levels.
    """
    if text.count("[") + text.count("{") + max(map(len, text.split("\n"))) < SAFE_DEPTH:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > SAFE_DEPTH:
                mark = event.start_mark
                row, column = (mark.line, mark.column) if mark else (0, 0)
                return Place(file, first_line + row, column + 1)
    except (yaml.YAMLError, ValueError):
        pass  # told, and perhaps mended, when it is composed
    return None


def _compose(
    text: str, *, file: str, report: Report, first_line: int
) -> tuple[yaml.Node | None, str]:
    """Parse; on a trap report it, mend the line in memory, and parse again to find the next.

    Returns the tree and the text it was read from: mending moves columns on mended lines only.
    """
    mended_rows: set[int] = set()
    for _ in range(MAX_REPAIRS):
        loader = yaml.CSafeLoader(text)
        try:
            return loader.get_single_node(), text
        except (yaml.YAMLError, ValueError) as error:
            finding = repair(text, error)
        finally:
            loader.dispose()
        # A line is mended once: mended again and again, its quotes would double each time.
        if finding.row in mended_rows:
            break
        at = Place(file, first_line + finding.row, finding.column + 1)
        report.error(finding.code, at, finding.message, finding.fix)
        if finding.mended is None:
            break
        mended_rows.add(finding.row)
        text = finding.mended
    return None, text


class _Construction:
    """Turns composed nodes into located values, counting them."""

    def __init__(self, lines: Lines, report: Report) -> None:
        self._lines = lines
        self._report = report
        self._count = 0
        self._full = False

    def value(self, node: yaml.Node, depth: int = 0) -> Located:
        self._count += 1
        if self._count > MAX_VALUES or depth > MAX_DEPTH:
            self._too_much(node)
            return None
        self._refuse_tag(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return self._list(node, depth)
        return self._mapping(node, depth) if isinstance(node, yaml.MappingNode) else None

    def _place(self, node: yaml.Node) -> Place:
        return self._lines.place(node.start_mark.index)

    def _too_much(self, node: yaml.Node) -> None:
        if not self._full:
            self._report.error(Code.YAML_ALIAS, self._place(node), TOO_MUCH, TOO_MUCH_FIX)
        self._full = True

    def _refuse_tag(self, node: yaml.Node) -> None:
        """A tag the resolver did not set was written: `!important`, which YAML would drop."""
        if node.tag.startswith("tag:yaml.org,2002:") or node.tag == "!":
            return
        self._report.error(
            Code.YAML_SPECIAL_START,
            self._place(node),
            f'YAML reads "{node.tag}" as a sign of its own and drops it',
            "put the text in quotes",
        )

    def _scalar(self, node: yaml.ScalarNode) -> LocatedText | None:
        style = node.style or ""
        scalar = Scalar(self._lines, node.start_mark.index, node.end_mark.index, style)
        text = LocatedText(node.value, scalar)
        if style == "" and text.typed is None:
            return None
        if style == "":
            self._warn_of_cut(scalar.end)
        return text

    def _warn_of_cut(self, end: int) -> None:
        """` #1` behind a plain text cut the rest off; a writer's comment has a space: ` # `."""
        if cut := _CUT.match(self._lines.text, end):
            self._report.error(
                Code.YAML_COMMENT_IN_TEXT,
                self._lines.place(cut.start("rest")),
                f'" #" starts a comment, so "{cut["rest"].strip()}" was cut off',
                "put the whole text in quotes; a comment needs a space after the #",
            )

    def _list(self, node: yaml.SequenceNode, depth: int) -> LocatedList:
        found = LocatedList(self._place(node))
        for item in node.value:
            if self._full:
                break
            found.item_places.append(self._place(item))
            found.append(self.value(item, depth + 1))
        return found

    def _mapping(self, node: yaml.MappingNode, depth: int) -> LocatedMapping:
        found = LocatedMapping(self._place(node))
        for key_node, value_node in node.value:
            if self._full:
                break
            if not isinstance(key_node, yaml.ScalarNode):
                self._report.error(
                    Code.YAML_SYNTAX,
                    self._place(key_node),
                    "a key must be a word, not a list or a group of keys",
                )
                continue
            if self._made_by_comma(node, key_node, value_node):
                self._tell_comma(key_node)
                continue
            self._entry(found, key_node, value_node, depth=depth + 1)
        return found

    def _entry(
        self,
        found: LocatedMapping,
        key_node: yaml.ScalarNode,
        value_node: yaml.Node,
        *,
        depth: int,
    ) -> None:
        key, at = str(key_node.value), self._place(key_node)
        if key in found:
            self._report.error(
                Code.YAML_DUPLICATE_KEY,
                at,
                f'"{key}" stands twice here; the first is on line {found.key_places[key].line}',
                "keep one of the two",
            )
            return
        found.key_places[key] = at
        found[key] = self.value(value_node, depth)

    def _made_by_comma(
        self, node: yaml.MappingNode, key_node: yaml.ScalarNode, value_node: yaml.Node
    ) -> bool:
        """In `{caption: Roads, closed}` the comma made a key of "closed"."""
        if not node.flow_style:
            return False
        empty = value_node.start_mark.index == value_node.end_mark.index
        follows = key_node is not node.value[0][0]
        return empty and follows and not _COLON.match(self._lines.text, key_node.end_mark.index)

    def _tell_comma(self, key_node: yaml.ScalarNode) -> None:
        self._report.error(
            Code.YAML_COMMA_IN_FLOW,
            self._place(key_node),
            f'the comma before "{key_node.value}" ended the text',
            "put the text in quotes, or write one key a line",
        )
