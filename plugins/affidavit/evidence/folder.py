"""The folder of the evidence: one folder for each copy, named by the SHA-256 of its bytes.

    captures/3f/3f9c.../capture.wacz    the copy
    captures/3f/3f9c.../text.txt        its text, UTF-8, as quotations are looked for in it
    captures/3f/3f9c.../record.json     of what, when, how and by whom; the sum of its text

A copy is written once and never changed, so that taking it again neither doubles nor loses one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from affidavit.located.files import is_inside

MAX_TEXT = 20_000_000
"""Bytes of a copy's text that are read; a book has 1 MB."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy of a source that lies in the folder."""

    folder: Path
    sha256: str

    @property
    def file(self) -> Path | None:
        """The copy itself; None where only its folder is left."""
        return next(iter(sorted(self.folder.glob("capture.*"))), None)

    @property
    def text(self) -> str:
        """Its text; empty where none was taken, of a photograph for one."""
        if not self.text_file.is_file():
            return ""
        with self.text_file.open("rb") as file:
            return file.read(MAX_TEXT).decode("utf-8", errors="replace")

    @property
    def text_file(self) -> Path:
        """Where its text lies, if any was taken."""
        return self.folder / "text.txt"

    def record(self) -> Mapping[str, Any]:
        """Return what `record.json` says of the copy; nothing where it cannot be read."""
        try:
            record = json.loads((self.folder / "record.json").read_bytes())
        except (OSError, ValueError):
            return {}
        return record if isinstance(record, dict) else {}

    def is_whole(self) -> bool:
        """Say whether the bytes of the copy, and those of its text, are those that were taken."""
        if self.file is None or _sum_of(self.file) != self.sha256:
            return False
        text_sum = self.record().get("text_sha256")
        return text_sum is None or _sum_of(self.text_file) == text_sum


def _sum_of(path: Path) -> str:
    """Return the SHA-256 of a file; of one that is not there, none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class EvidenceFolder:
    """Where a newsroom keeps its copies, outside the publication; perhaps not on this machine."""

    root: Path

    @property
    def is_here(self) -> bool:
        """Whether this machine has it."""
        return self.root.is_dir()

    def find(self, sha256: str) -> Kept | None:
        """Return a copy by its sum; None where the folder lacks it."""
        folder = self.folder_of(sha256)
        if not folder.is_dir() or not is_inside(self.root, folder):
            return None
        return Kept(folder, sha256)

    def folder_of(self, sha256: str) -> Path:
        """Return where a copy of that sum lies, or would. Raises ValueError for what is no sum."""
        if not _SHA256.fullmatch(sha256):
            message = f"{sha256!r} is no SHA-256"
            raise ValueError(message)
        return self.root / "captures" / sha256[:2] / sha256
