"""Answers of queries kept between builds, each with the hash of the files it was asked of."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import orjson

from affidavit.charts.sheet import Sheet
from affidavit.located.whole_files import keep, read_kept

KEPT_AS = 2
"""Counts changes of how answers are made or kept."""
_PORTION = 1 << 20


class QueryCache:
    """A folder of answers by query. Where it cannot be written to, queries run again."""

    def __init__(self, folder: Path, *, home: str) -> None:
        """Keep answers in `folder`; the same query means other files in another `home`."""
        self._folder = folder
        self._home = home

    def read(self, sql: str, *, find: Callable[[str], Path | None]) -> _Kept | None:
        """Return what a query gave where its files, found by name, are what they were."""
        content = read_kept(self._file(sql))
        if content is None:
            return None
        try:
            kept = orjson.loads(content)
            files = {str(name): str(digest) for name, digest in kept["files"].items()}
            header, rows = list(kept["header"]), list(kept["rows"])
            found = {name: path for name in files if (path := find(name)) is not None}
            is_same = digests(found) == files
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return (header, rows, tuple(dict.fromkeys(found.values()))) if is_same else None

    def write(self, sql: str, sheet: Sheet, files: Mapping[str, Path]) -> None:
        """Keep an answer."""
        with contextlib.suppress(OSError):
            kept = {"files": digests(files), "header": sheet.header, "rows": sheet.rows}
            keep(self._file(sql), orjson.dumps(kept))

    def _file(self, sql: str) -> Path:
        name = hashlib.sha256(f"{KEPT_AS}\0{self._home}\0{sql}".encode()).hexdigest()[:20]
        return self._folder / f"{name}.json"


_Kept = tuple[list[str], list[list[str]], tuple[Path, ...]]


def digests(files: Mapping[str, Path]) -> dict[str, str]:
    """Return the SHA-256 of each file; raises OSError."""
    found = {}
    for name, path in files.items():
        state = path.stat()
        found[name] = _digest(path, state.st_size, state.st_mtime_ns, state.st_ino)
    return found


@lru_cache(maxsize=256)
def _digest(path: Path, _size: int, _changed: int, _inode: int) -> str:
    """Return a file's hash; while a preview runs it is read again only where it has changed."""
    hashed = hashlib.sha256()
    with path.open("rb") as file:
        while portion := file.read(_PORTION):
            hashed.update(portion)
    return hashed.hexdigest()
