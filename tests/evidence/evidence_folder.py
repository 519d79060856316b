"""A folder of evidence for a test, as `affidavit capture` leaves it."""

from __future__ import annotations

import hashlib
import json

from affidavit.evidence import EvidenceFolder
from tests.newsroom import Newsroom


def copy_of(
    newsroom: Newsroom, text: str, *, at: str = "2026-01-10T10:00:00Z", form: str = "html"
) -> dict[str, str]:
    """Keep a copy beside the publication; return its entry in a list of sources."""
    content = f"<!doctype html><p>{text}".encode()
    return kept_in(newsroom, content, text, at=at, form=form)


def kept_in(
    newsroom: Newsroom,
    content: bytes,
    text: str = "",
    *,
    at: str = "2026-01-10T10:00:00Z",
    form: str = "pdf",
) -> dict[str, str]:
    """Keep bytes as a copy, with what they say; return its entry in a list of sources."""
    sum_ = hashlib.sha256(content).hexdigest()
    folder = evidence_of(newsroom).folder_of(sum_)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"capture.{form}").write_bytes(content)
    if text:
        (folder / "text.txt").write_text(text, encoding="utf-8")
    (folder / "record.json").write_text(json.dumps({"sha256": sum_, "at": at}), encoding="utf-8")
    return {"sha256": sum_, "at": at, "format": form}


def evidence_of(newsroom: Newsroom) -> EvidenceFolder:
    """Return the folder that belongs to the publication unless it says another."""
    return EvidenceFolder(newsroom.root.parent / f"{newsroom.root.name}-evidence")


def with_copies(newsroom: Newsroom, entry: dict[str, object], *copies: dict[str, str]) -> Newsroom:
    """Write `memo`, a source with these copies, into the shared list."""
    rows = "".join(
        f"    - sha256: {copy['sha256']}\n      at: {copy['at']}\n      format: {copy['format']}\n"
        for copy in copies
    )
    rest = "".join(f"  {key}: {json.dumps(value)}\n" for key, value in entry.items())
    captures = f"  captures:\n{rows}" if rows else ""
    newsroom.write("content/sources/test.yml", f"memo:\n{rest}{captures}")
    return newsroom
