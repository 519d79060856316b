"""Find a file that a writer names: in the chart's folders, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from affidavit.charts.chart import ChartFolders
from affidavit.diagnostics import ChartCode, Report, nearest
from affidavit.located import LocatedText
from affidavit.located.files import name_in

LONGEST_NAME = 200
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")


def find_file(
    name: LocatedText,
    *,
    within: Sequence[Path],
    folders: ChartFolders,
    endings: Sequence[str],
    report: Report,
) -> Path | None:
    """Return the one file of that name in the folders `within`; None with the fault reported.

    Refused are addresses, paths that leave the folder, and links: what they lead to was not meant
    to be published. A name that two of the folders have is an error: nobody knows which is meant.
    """
    if problem := _problem_with(name, within=within, folders=folders):
        report.error(ChartCode.DATA_FORBIDDEN, name.place, *problem)
        return None
    found = [path for path in _paths(name, within) if path.exists() or path.is_symlink()]
    if not found:
        _tell_missing(name, within=within, folders=folders, endings=endings, report=report)
        return None
    if len(found) > 1:
        names = " and in ".join(name_in(folders.root, path.parent) for path in found)
        message = f'"{name}" lies in {names}'
        report.error(ChartCode.DATA_TWICE, name.place, message, "keep one of the two")
        return None
    if is_link(found[0], root=folders.root):
        message = f'"{name}" is a link, or lies in a folder that is one'
        fix = "copy the file itself into the chart's folder"
        report.error(ChartCode.DATA_FORBIDDEN, name.place, message, fix)
        return None
    return found[0]


def file_names(folder: Path, endings: Sequence[str]) -> list[str]:
    """Return the names of the files in a folder that end so, for suggestions."""
    return sorted(path.name for path in _entries(folder) if path.name.endswith(tuple(endings)))


def _entries(folder: Path) -> Iterable[Path]:
    return folder.iterdir() if folder.is_dir() else ()


def _problem_with(
    name: str, *, within: Sequence[Path], folders: ChartFolders
) -> tuple[str, str] | None:
    """Return what forbids following the name, and the way out."""
    home = name_in(folders.root, within[0])
    if _SCHEME.match(name) or name.startswith("//"):
        return "a build reads no address", f"download the file and put it into {home}/"
    parts = PurePosixPath(name).parts
    if not parts:
        return "no file is named here", f"write the name of a file in {home}/"
    if name.startswith(("/", "~")) or "\\" in name or ".." in parts or _UNPRINTABLE.search(name):
        return f'"{name}" leads out of the chart\'s folder', f"put the file into {home}/"
    if len(name) > LONGEST_NAME:
        return "this is too long for the name of a file", "give the file a short name"
    return None


def _paths(name: str, within: Sequence[Path]) -> list[Path]:
    return list(dict.fromkeys(folder / name for folder in within))


def is_link(path: Path, *, root: Path) -> bool:
    """Say whether a file, or a folder between it and the publication, is a symbolic link."""
    steps = [path, *path.parents]
    below_root = steps[: steps.index(root)] if root in steps else steps
    return any(step.is_symlink() for step in below_root)


def _tell_missing(
    name: LocatedText,
    *,
    within: Sequence[Path],
    folders: ChartFolders,
    endings: Sequence[str],
    report: Report,
) -> None:
    known = [each for folder in within for each in file_names(folder, endings)]
    near = nearest(name, known) or nearest(f"{name}{endings[0]}", known)
    places = " nor in ".join(name_in(folders.root, folder) for folder in dict.fromkeys(within))
    fix = f'did you mean "{near}"?' if near else f"put it into {name_in(folders.root, within[0])}/"
    report.error(ChartCode.DATA_MISSING, name.place, f'there is no "{name}" in {places}', fix)
