"""Read a writer's text file: bounded, inside the publication, and UTF-8."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from affidavit.diagnostics import Code, Place, Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_BYTES = 5_000_000
"""A long investigation is 0.1 MB, a list of 5,000 sources 1.5 MB."""


def name_in(root: Path, path: Path) -> str:
    """Return how messages name `path`: relative to the publication's root, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.name


def is_inside(root: Path, path: Path) -> bool:
    """Say whether `path`, every symbolic link followed, lies in the publication."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def read_text_file(
    path: Path, *, root: Path, report: Report, max_bytes: int = MAX_BYTES, legacy: bool = False
) -> str | None:
    """Return the text with line ends of Unix and no byte order mark; None with the fault reported.

    Refused are links that leave `root`, whatever is no regular file, files over `max_bytes`, and
    bytes that are not UTF-8 (told at the very byte). `legacy` reads such a file as UTF-16, where it
    says so, or Windows-1252, as old programs write it, and warns.
    """
    at = Place(name_in(root, path))
    if problem := _problem(path, root=root, max_bytes=max_bytes):
        report.error(Code.FILE_UNREADABLE, at, *problem)
        return None
    try:
        content = path.read_bytes()
    except OSError as error:
        report.error(Code.FILE_UNREADABLE, at, f"the file cannot be read: {error.strerror}")
        return None
    return _decoded(content, at=at, report=report, legacy=legacy)


def temporary_beside(path: Path) -> Path:
    """Return where a file's new content lies until it takes the old one's place."""
    return path.with_name(f".{path.name}.affidavit-new")


def replace_text(path: Path, text: str) -> None:
    """Put a new text in a file's place in one step: whole, or not at all. Raises OSError."""
    temporary = temporary_beside(path)
    with temporary.open("wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        shutil.copymode(path, temporary)
    temporary.replace(path)


def _problem(path: Path, *, root: Path, max_bytes: int) -> tuple[str, str] | None:
    """Return what forbids reading the file, and the way out."""
    if not is_inside(root, path):
        return "this link leads out of the publication's folder", "copy the file here"
    if not path.is_file():
        if not path.exists():
            return "there is no such file", ""
        return "this is no ordinary file", "put an ordinary file in its place"
    size = path.stat().st_size
    if size > max_bytes:
        message = f"the file has {size / 1e6:.1f} MB; at most {max_bytes / 1e6:g} MB are read"
        return message, "split it"
    return None


def _decoded(content: bytes, *, at: Place, report: Report, legacy: bool) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", errors="ignore").replace("\r\n", "\n")
        row, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        place, fix = Place(at.file, row, column), "save the file again as UTF-8"
        if not legacy:
            message = "a byte here is not UTF-8, so letters would be lost"
            report.error(Code.FILE_ENCODING, place, message, fix)
            return None
        text, name = _as_old_programs_write(content)
        report.warning(Code.FILE_ENCODING, place, f"this is not UTF-8; it is read as {name}", fix)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_old_programs_write(content: bytes) -> tuple[str, str]:
    """Return the text and the name of what it was read as."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    return content.decode("cp1252", errors="replace"), "Windows-1252"


def line_reader(root: Path) -> Callable[[Place], str | None]:
    """Return what gives the line at a place, for messages; None where it cannot be read."""
    read: dict[str, list[str]] = {}

    def line_at(place: Place) -> str | None:
        if place.file not in read:
            read[place.file] = _lines(root, root / place.file)
        lines = read[place.file]
        return lines[place.line - 1] if place.line <= len(lines) else None

    return line_at


def _lines(root: Path, path: Path) -> list[str]:
    text = read_text_file(path, root=root, report=Report()) if path.is_file() else None
    return (text or "").split("\n")
