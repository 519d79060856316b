"""The usual ways a text breaks YAML, told in words, and mended in memory to find the next fault."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from affidavit.diagnostics import Code

_ENTRY = re.compile(r"^(?P<lead>\s*(?:- +)*(?:[\w./@+-]+: +)?)(?P<value>\S.*?)\s*$")
_KEYED = re.compile(r"^\s*(?:- +)*[\w./@+-]+: ")
_CLOSED_QUOTE = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?P<rest>\s*[^\s#].*)$""")
_SIGNS = "@`%&*!|>[]{}?-,"
_CLOSING = {"[": "]", "{": "}"}
_TAB_INDENT = re.compile(r" *\t")
_FOR_A_TAB = {" ": "use two spaces instead", "  ": "use two spaces instead", "": "delete it"}
"""What may stand for a tab, and what that means for a writer; one sign keeps the columns."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of syntax, and the text with it mended, or None where no repair is obvious."""

    code: Code
    row: int
    """From 0."""
    column: int
    """From 0."""
    message: str
    fix: str = ""
    mended: str | None = None


def repair(text: str, error: Exception) -> Finding:
    """Explain what stopped the parser, as a writer would put it."""
    if unprintable := _UNPRINTABLE.search(text):
        return _unprintable(text, unprintable)
    rows = text.split("\n")
    for mark in _marks(error):
        if mark.line < len(rows) and _TAB_INDENT.match(rows[mark.line]):
            return _tab(rows, mark.line)
    for mark in _marks(error):
        if mark.line < len(rows) and (trap := _trap(rows[mark.line])):
            return _finding(rows, mark.line, trap)
    return _unexplained(text, error)


def _marks(error: Exception) -> list[yaml.Mark]:
    """The places the parser names: where it stopped, the line above, where the part began."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return []
    return [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]


@dataclass(frozen=True, slots=True)
class _Trap:
    code: Code
    column: int
    message: str
    lead: str
    value: str


def _trap(row: str) -> _Trap | None:
    """Say which of the known traps a line holds."""
    match = _ENTRY.match(row)
    if match is None or not match["lead"].strip():
        return None
    lead, value = match["lead"], match["value"]
    if quoted := _CLOSED_QUOTE.match(value):
        column = len(lead) + len(value) - len(quoted["rest"].lstrip())
        message = "text follows the closing quote, which ended the value"
        return _Trap(Code.YAML_AFTER_QUOTE, column, message, lead, value)
    if value[0] in "\"'":
        return None
    if value[0] in _CLOSING and _CLOSING[value[0]] not in value:
        return None
    if value[0] in _SIGNS and not re.match(r"[|>][-+0-9]*$", value):
        message = f'"{value[0]}" at the start is a sign of YAML\'s own'
        return _Trap(Code.YAML_SPECIAL_START, len(lead), message, lead, value)
    return _colon(lead, value)


def _colon(lead: str, value: str) -> _Trap | None:
    colon = re.search(r":(?= |$)", value)
    if colon is None or not _KEYED.match(lead):
        return None
    message = 'a second ": " on this line ends the YAML value'
    return _Trap(Code.YAML_COLON_IN_TEXT, len(lead) + colon.start(), message, lead, value)


def _finding(rows: list[str], row: int, trap: _Trap) -> Finding:
    mended = trap.lead + _quoted(trap.value)
    fix = mended.strip()
    text = "\n".join([*rows[:row], mended, *rows[row + 1 :]])
    if text == "\n".join(rows):
        return Finding(trap.code, row, trap.column, trap.message, fix)
    return Finding(trap.code, row, trap.column, trap.message, fix, text)


def _quoted(value: str) -> str:
    """Put the whole text in quotes of the kind it does not hold."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _unprintable(text: str, found: re.Match[str]) -> Finding:
    row = text.count("\n", 0, found.start())
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1)
    mended = _UNPRINTABLE.sub(" ", text)
    message = f"an invisible control character (U+{ord(found[0]):04X}) stands here"
    return Finding(Code.YAML_SYNTAX, row, column, message, "delete it", mended)


def _tab(rows: list[str], row: int) -> Finding:
    """Tell of a tab, and mend it with the first thing for it that can be read."""
    tab = rows[row].index("\t")
    message = "a tab indents this line; YAML takes spaces only"
    for blank, fix in _FOR_A_TAB.items():
        mended = "\n".join([*rows[:row], rows[row].replace("\t", blank), *rows[row + 1 :]])
        if _is_read(mended, row):
            return Finding(Code.YAML_SYNTAX, row, tab, message, fix, mended)
    return Finding(Code.YAML_SYNTAX, row, tab, message, "use spaces instead")


def _is_read(text: str, row: int) -> bool:
    """Say whether the parser gets past a row."""
    loader = yaml.CSafeLoader(text)
    try:
        while loader.check_event():
            loader.get_event()
    except (yaml.YAMLError, ValueError) as error:
        marks = _marks(error)
        return bool(marks) and marks[0].line > row
    finally:
        loader.dispose()
    return True


def _unexplained(text: str, error: Exception) -> Finding:
    """Say what we can where no trap is known."""
    marks = _marks(error)
    row, column = (marks[0].line, marks[0].column) if marks else (0, 0)
    rows = text.split("\n")
    problem = str(getattr(error, "problem", "") or "")
    if row < len(rows) and "\t" in rows[row][: column + 1]:
        return _tab(rows, row)
    if "flow" in str(getattr(error, "context", "")) and len(marks) > 1:
        opening = marks[1]
        message = "the bracket that opens here is not closed, or a comma is missing in it"
        return Finding(Code.YAML_SYNTAX, opening.line, opening.column, message, "close it")
    if "end of stream" in problem and len(marks) > 1:
        opening = marks[1]
        message = "what opens here is never closed"
        return Finding(Code.YAML_SYNTAX, opening.line, opening.column, message, "close it")
    if "alias" in problem:
        message = f"{problem}; a text that starts with * needs quotes"
        return Finding(Code.YAML_SPECIAL_START, row, column, message, "put the text in quotes")
    message = (
        "the YAML cannot be read from here on; look at the indent and the quotes near this line"
    )
    return Finding(Code.YAML_SYNTAX, row, column, message)
