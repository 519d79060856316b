"""The docstrings under the members of an enumeration, which Python itself does not keep."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from enum import Enum, StrEnum
from functools import cache


@cache
def docstrings_of_members(of: type[Enum]) -> Mapping[str, str]:
    """Return them by the members' names, each on one line."""
    body = ast.parse(inspect.getsource(of)).body[0]
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - the source of a class holds a class
    return {
        target.id: " ".join(str(text.value.value).split())
        for member, text in zip(body.body, body.body[1:], strict=False)
        if isinstance(member, ast.Assign)
        and isinstance(target := member.targets[0], ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
    }


class Catalogue(StrEnum):
    """Codes, each with a docstring that says what it means, in words for a writer."""

    @property
    def explanation(self) -> str:
        """What the code means."""
        return docstrings_of_members(type(self))[self.name]
