"""A site is replaced whole, by one build at a time, and nothing of anybody else's is touched."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from affidavit.outputs import exchange
from affidavit.outputs.exchange import CannotExchangeError, Staging
from tests.trees import left_beside


def _site(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def _build(site: Path, text: str) -> Staging:
    staging = Staging.beside(site)
    _site(staging.next, text)
    return staging


def test_a_second_build_waits_its_turn(tmp_path: Path):
    """While one build writes, another is refused and the first is published whole."""
    site = _site(tmp_path / "site", "old")
    first = _build(site, "first")
    with pytest.raises(CannotExchangeError, match="another build is writing site"):
        Staging.beside(site)
    first.publish()
    assert (site / "index.html").read_text(encoding="utf-8") == "first"
    _build(site, "second").publish()
    assert (site / "index.html").read_text(encoding="utf-8") == "second"
    assert left_beside(site) == []


def test_folders_of_the_newsroom_stay(tmp_path: Path):
    """A backup beside the site is nobody's to delete."""
    site = _site(tmp_path / "site", "old")
    backups = [_site(tmp_path / name, "mine") for name in ("site.old", "site.next")]
    _build(site, "new").publish()
    assert all((backup / "index.html").is_file() for backup in backups)


def test_where_folders_cannot_be_exchanged_they_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """On other systems two renames do it, and leave nothing behind."""
    monkeypatch.setattr(exchange, "_exchange", lambda _one, _other: False)
    site = _site(tmp_path / "site", "old")
    _build(site, "new").publish()
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert left_beside(site) == []


def test_a_build_killed_between_two_renames_is_mended(tmp_path: Path):
    """The previous site is back before the next build writes anything."""
    site = tmp_path / "site"
    _site(Staging(site).old, "old")
    staging = Staging.beside(site)
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    staging.discard()
    assert left_beside(site) == []


def test_a_mount_point_is_refused_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """It cannot be replaced as a whole, and a writer is told what can."""
    site = _site(tmp_path / "site", "old")
    monkeypatch.setattr(Path, "is_mount", lambda self: self == site)
    with pytest.raises(CannotExchangeError, match="site is a mount point"):
        Staging.beside(site)
    assert left_beside(site) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A full or read-only disk gives a sentence, not a traceback."""

    def refuse(_self: Path, **_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(CannotExchangeError, match="Read-only file system"):
        Staging.beside(tmp_path / "site")
