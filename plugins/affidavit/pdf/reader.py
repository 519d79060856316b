"""What can be asked of a PDF. Each answer is kept: a page is drawn in a fifth of a second."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from affidavit.located.whole_files import keep, read_kept

WIDTH = 1360
"""Pixels of a page's picture: twice the width of a column of text."""
MAX_BYTES = 300_000_000
"""Of a PDF; a scanned book has 100 MB."""
PATIENCE = 180
"""Seconds that a PDF may take; 3,000 pages of text take 20."""
AT_ONCE = 8
"""Pages drawn by one process: a crash costs no more."""
CLEANING = 2
"""Rises with every change to what is cleaned, so that no older answer is taken."""
DRAWING = 2
"""Counts up when other bytes come out for the same page."""
_PROBLEMS = {
    "encrypted": ("is locked with a password", "save it without one, if you may"),
    "long": ("has over 3,000 pages", "keep the part that you cite as a PDF of its own"),
    "signed": ("is signed, and a change would break that", "tell the signer's name if it matters"),
    "broken": ("is broken, or no PDF at all", "open it in a viewer and save it as a new PDF"),
}
_LARGE = ("has over 300 MB", "keep the part that you cite as a PDF of its own")
_SLOW = ("takes too long to read", "print it into a new PDF, and keep that")


class UnreadableDocumentError(Exception):
    """A PDF that cannot be shown; the message goes on after its name."""

    def __init__(self, why: str, *, fix: str = "") -> None:
        super().__init__(why)
        self.fix = fix


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a page says and how it looks."""

    label: str
    """As the PDF numbers it: `iv`; empty where it does not."""
    ratio: float
    """Height by width."""
    is_scan: bool
    text: str
    """All of it, seen or not: for quotations, never for readers."""

    @property
    def picture_suffix(self) -> str:
        """Of its picture's file."""
        return ".jpg" if self.is_scan else ".png"


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as readers may have it."""

    width: int
    height: int
    picture: bytes
    paragraphs: Sequence[str]
    """What can be seen to stand on it."""


class PdfFile(Protocol):
    """A PDF, wherever it lies."""

    @property
    def sha256(self) -> str:
        """A sum that changes whenever the PDF does."""

    def opened(self) -> AbstractContextManager[Path]:
        """Give the file for the length of a `with` block. Raises UnreadableDocumentError."""


def is_installed() -> bool:
    """Say whether PDFs can be read: the extra `documents` brings what it takes."""
    return find_spec("pypdfium2") is not None


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads PDFs, and keeps what came out."""

    folder: Path
    """Of the cache; it need not be there."""

    def pages(self, document: PdfFile) -> Sequence[ReadPage]:
        """Return the pages of a PDF. Raises UnreadableDocumentError."""
        name = _name(document.sha256, "pages", 0)
        answer = self._kept(name)
        if answer is None:
            with document.opened() as file:
                answer = _asked(file, "pages")
            self._keep(name, answer)
        return _read_pages(answer)

    def drawn(self, document: PdfFile, numbers: Iterable[int]) -> Mapping[int, DrawnPage]:
        """Return pages, counted from 1, as readers may have them, in `WIDTH` or less.

        Raises UnreadableDocumentError.
        """
        names = {each: _name(document.sha256, "picture", each) for each in sorted(set(numbers))}
        found = {number: self._kept(name) for number, name in names.items()}
        missing = [number for number, kept in found.items() if kept is None]
        if missing:
            with document.opened() as file:
                for number, page in _asked_pictures(file, missing):
                    self._keep(names[number], page)
                    found[number] = page
        return {number: _drawn(page) for number, page in found.items() if page is not None}

    def cleaned(self, document: PdfFile) -> CleanedPdf:
        """Return a PDF as readers may take it. Raises UnreadableDocumentError."""
        name = _name(document.sha256, "clean", CLEANING)
        answer = self._kept(name)
        if answer is None:
            with document.opened() as file:
                answer = _ran("affidavit.pdf.cleaner", file)
            self._keep(name, answer)
        return CleanedPdf(base64.b64decode(answer["content"]), answer["left"])

    def _kept(self, name: str) -> dict[str, Any] | None:
        """Return what was kept; None where it is not there or was damaged."""
        content = read_kept(self.folder / name)
        found: dict[str, Any] | None = None if content is None else json.loads(content)
        return found

    def _keep(self, name: str, answer: dict[str, Any]) -> None:
        keep(self.folder / name, json.dumps(answer).encode())


@dataclass(frozen=True, slots=True)
class CleanedPdf:
    """A PDF that readers may take, without what programs and cameras wrote into it."""

    content: bytes
    left: Sequence[str]
    """What is in it beside its pages, in a few words: `comments`."""


def can_clean() -> bool:
    """Say whether PDFs can be cleaned: the extra `documents` brings what it takes."""
    return find_spec("pikepdf") is not None


def read_pdf(content: bytes) -> tuple[str, Sequence[ReadPage]]:
    """Return the title that a PDF gives itself, and its pages. Raises UnreadableDocumentError."""
    with as_file(content) as file:
        answer = _asked(file, "pages")
    return answer["title"], _read_pages(answer)


@contextlib.contextmanager
def as_file(content: bytes) -> Iterator[Path]:
    """Give a PDF as a file for the length of a `with` block."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        yield Path(file.name)


def picture_hash(sha256: str, number: int) -> str:
    """Return what a page's picture is called after: other bytes, another name."""
    return _name(sha256, "picture", number)[:12]


def _name(sha256: str, job: str, number: int) -> str:
    """Return the name under which an answer is kept; other versions answer in other ways."""
    asked = f"{DRAWING} {_versions()} {sha256} {job} {number} {WIDTH}"
    return f"{hashlib.sha256(asked.encode()).hexdigest()}.json"


@cache
def _versions() -> str:
    found = []
    for package in ("pypdfium2", "pillow", "pikepdf"):
        with contextlib.suppress(PackageNotFoundError):
            found.append(version(package))
    return " ".join(found)


def _read_pages(answer: dict[str, Any]) -> Sequence[ReadPage]:
    return [ReadPage(**each) for each in answer["pages"]]


def _asked_pictures(file: Path, numbers: Sequence[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        answer = _asked(file, "pictures", str(WIDTH), *map(str, some))
        yield from zip(some, answer["pages"], strict=True)


def _drawn(page: dict[str, Any]) -> DrawnPage:
    return DrawnPage(
        width=page["width"],
        height=page["height"],
        picture=base64.b64decode(page["picture"]),
        paragraphs=page["paragraphs"],
    )


def _asked(file: Path, *arguments: str) -> dict[str, Any]:
    return _ran("affidavit.pdf.worker", file, *arguments)


def _ran(module: str, file: Path, *arguments: str) -> dict[str, Any]:
    """Return what a program of ours says of a PDF, also where it ends before it says anything.

    Raises UnreadableDocumentError.
    """
    try:
        size = file.stat().st_size
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise UnreadableDocumentError(message, fix="look at its permissions") from error
    if size > MAX_BYTES:
        raise UnreadableDocumentError(_LARGE[0], fix=_LARGE[1])
    command = [sys.executable, "-P", "-m", module, str(file), *arguments]
    try:
        ran = subprocess.run(  # noqa: S603 - our own program; the file's name is no option
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE
        )
        answer: dict[str, Any] = json.loads(ran.stdout)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocumentError(_SLOW[0], fix=_SLOW[1]) from error
    except ValueError:  # it crashed, or met its limits
        answer = {"problem": "broken"}
    if "problem" in answer:
        why, fix = _PROBLEMS[answer["problem"]]
        raise UnreadableDocumentError(why, fix=fix)
    return answer
