"""Code that a newcomer can hold in the head: short files, short functions, telling names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from affidavit.checks import explanations
from tests.repository import name_of, tracked

LONGEST_FILE = 300
LONGEST_FUNCTION = 60
CODE = (".py", ".js", ".css", ".html", ".sh")
SAYS_NOTHING = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}


def test_files_are_short():
    """No file of code has more lines than one sitting can read."""
    lengths = {name_of(path): len(_lines(path)) for path in tracked(*CODE)}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE}


def test_functions_are_short():
    """No function is longer than a screen."""
    lengths = {
        f"{name_of(path)}: {function}": lines
        for path in tracked(".py")
        for function, lines in _functions(path)
    }
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION}


def test_names_say_what_is_inside():
    """No file is called by a name that would let anything in."""
    parts = {part for path in tracked() for part in Path(name_of(path)).with_suffix("").parts}
    assert not parts & SAYS_NOTHING


def test_every_code_is_explained():
    """Each fault has its page in the handbook: `affidavit explain` and the manual print it."""
    told = explanations()
    assert not [code for code, text in told.items() if not text.endswith((".", ".)", "?"))]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function with its number of lines, those of its docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = (ast.get_docstring(node, clean=False) or "").count("\n") + 1
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - docstring
