"""Folders compared by every byte they hold."""

from __future__ import annotations

from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too, by its path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def difference(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths that are only in one of two trees, or not the same in both."""
    return sorted(name for name in one.keys() | other if one.get(name) != other.get(name))


def left_beside(site: Path) -> list[str]:
    """Return what a build left beside the site that nobody asked for, hidden folders included."""
    left = [*site.parent.glob(f"{site.name}.*"), *site.parent.glob(f".{site.name}.*")]
    return sorted(path.name for path in left)
