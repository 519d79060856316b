"""What builds keep, held to a size."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from affidavit.charts.drawing import Cache, Drawings
from affidavit.outputs.cache_pruning import prune

NAMES = {
    "charts": "0123456789ab.zip",
    "pictures": "0123456789abcdef" * 4,
    "citations": f"{'0123456789abcdef' * 4}.json",
    "documents": f"{'0123456789abcdef' * 4}.json",
    "queries": "0123456789abcdef0123.json",
    "sources": f"{'0123456789abcdef' * 4}.json",
}
BUILD = 1000.0
"""When the build began, in the time of the files."""


def kept(cache: Path, name: str, *, used: float, size: int = 10) -> Path:
    """Put a file of a size into a cache, last used then."""
    file = cache / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x" * size)
    os.utime(file, (used, used))
    return file


def test_the_least_lately_used_goes_first(tmp_path):
    """Whatever it is: all folders of the cache share the room."""
    files = [
        kept(tmp_path, f"{folder}/{name}", used=used)
        for used, (folder, name) in enumerate(NAMES.items())
    ]
    prune(tmp_path, since=BUILD, limit=60)
    assert [file.exists() for file in files] == [True] * 6
    prune(tmp_path, since=BUILD, limit=55)
    assert [file.exists() for file in files] == [False, *[True] * 5]
    prune(tmp_path, since=BUILD, limit=0)
    assert [file.exists() for file in files] == [False] * 6


def test_what_this_build_used_stays(tmp_path):
    """A publication of more charts than the cache should hold is not drawn anew each time."""
    old = kept(tmp_path, "charts/00000000000a.zip", used=BUILD - 1)
    new = kept(tmp_path, "charts/00000000000b.zip", used=BUILD)
    prune(tmp_path, since=BUILD, limit=5)
    assert (old.exists(), new.exists()) == (False, True)


def test_what_is_read_counts_as_used(tmp_path):
    """An unchanged chart is as dear as a new one."""
    cache = Cache(tmp_path / "charts")
    cache.write("0123456789ab", Drawings(svgs={}, rasters={(390, "light"): b"png"}))
    file = tmp_path / "charts/0123456789ab.zip"
    os.utime(file, (1, 1))
    assert cache.read("0123456789ab")
    prune(tmp_path, since=BUILD, limit=0)
    assert file.exists()


def test_what_is_not_ours_stays(tmp_path):
    """Other names, links, folders, and all that lies elsewhere, however full the cache is."""
    outside = kept(tmp_path, "elsewhere/0123456789ab.zip", used=0, size=500)
    others = [
        kept(tmp_path, f"cache/{name}", used=0, size=500)
        for name in ("charts/holiday.zip", "charts/0123456789ab.zip.bak", "notes/0123456789ab.zip")
    ]
    link, folder = (
        tmp_path / "cache/charts/0123456789ac.zip",
        tmp_path / "cache/charts/0123456789ad.zip",
    )
    link.symlink_to(outside)
    folder.mkdir()
    prune(tmp_path / "cache", since=BUILD, limit=0)
    assert all(each.exists() for each in (outside, link, folder, *others))


def test_what_a_killed_build_left_half_written_goes(tmp_path):
    """It is no entry, and takes room."""
    parts = ("charts/0123456789ab.x_1y.part", f"pictures/{NAMES['pictures']}.ab.part")
    files = [kept(tmp_path, name, used=0) for name in parts]
    prune(tmp_path, since=BUILD, limit=0)
    assert [file.exists() for file in files] == [False, False]


def test_a_cache_that_is_not_there_is_no_fault(tmp_path):
    """Nor is one that is a file."""
    prune(tmp_path / "none", since=BUILD, limit=0)
    (tmp_path / "charts").write_text("a file")
    prune(tmp_path, since=BUILD, limit=0)
    assert (tmp_path / "charts").read_text() == "a file"


def test_two_builds_may_prune_at_once(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """What the other one has deleted already is no fault."""
    kept(tmp_path, "charts/00000000000a.zip", used=0)
    really = Path.unlink

    def twice(path: Path) -> None:
        really(path)
        really(path)

    monkeypatch.setattr(Path, "unlink", twice)
    prune(tmp_path, since=BUILD, limit=0)
    assert list((tmp_path / "charts").iterdir()) == []
