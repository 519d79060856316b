"""The way from a finding to its line in the writer's editor."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from affidavit.diagnostics import Place
from affidavit.located.files import is_inside


@dataclass(slots=True)
class Editor:
    """Makes addresses that a writer's editor opens. Only files of the publication get one."""

    template: str
    """`vscode://file/{path}:{line}:{column}`; empty for none."""
    root: Path
    _paths: dict[str, str] = field(default_factory=dict)
    """By the name that places give a file; each is looked for once."""

    def opens(self, place: Place) -> str:
        """Return the address that opens a place; empty for what is no file of the publication."""
        if self.template and place.file not in self._paths:
            self._paths[place.file] = _path_of(self.root, place.file)
        path = self._paths.get(place.file)
        if not path:
            return ""
        found = self.template.replace("{path}", path)
        return found.replace("{line}", str(place.line)).replace("{column}", str(place.column))


def _path_of(root: Path, file: str) -> str:
    """Return the whole path, ready for an address and without its first slash, or nothing."""
    path = root / file
    if not is_inside(root, path) or not path.is_file():
        return ""
    return quote(path.resolve().as_posix().lstrip("/"), safe="/:")
