"""Drawings kept between builds."""

from __future__ import annotations

from affidavit.charts.drawing import Cache, Drawings

DRAWINGS = Drawings(
    svgs={390: "<svg>é</svg>", 760: "<svg/>"},
    rasters={(390, "light"): b"one", (390, "dark"): b"two"},
)


def test_what_was_kept_comes_back(tmp_path):
    """Another build finds it, byte for byte."""
    Cache(tmp_path / "charts").write("abc", DRAWINGS)
    assert Cache(tmp_path / "charts").read("abc") == DRAWINGS
    assert Cache(tmp_path / "charts").read("abd") is None


def test_an_entry_is_the_same_bytes_whenever_it_is_made(tmp_path):
    """A cache may be carried from machine to machine and compared."""
    for name in ("one", "two"):
        Cache(tmp_path / name).write("abc", DRAWINGS)
    assert (tmp_path / "one/abc.zip").read_bytes() == (tmp_path / "two/abc.zip").read_bytes()


def test_a_broken_entry_counts_for_nothing(tmp_path):
    """Cut off, overwritten or with a flipped byte: it is drawn anew, never shown."""
    cache = Cache(tmp_path)
    cache.write("abc", DRAWINGS)
    file = tmp_path / "abc.zip"
    whole = file.read_bytes()
    at = whole.index(b"<svg>")
    for broken in (b"", whole[:40], b"not a zip", whole[:at] + b"?" + whole[at + 1 :]):
        file.write_bytes(broken)
        assert cache.read("abc") is None


def test_nothing_half_written_is_left(tmp_path):
    """An entry is there whole or not at all."""
    Cache(tmp_path).write("abc", DRAWINGS)
    assert [file.name for file in tmp_path.iterdir()] == ["abc.zip"]


def test_a_cache_that_cannot_be_written_to_is_no_fault(tmp_path):
    """Drawing takes longer then, and that is all."""
    (tmp_path / "charts").write_text("a file where the folder should be")
    cache = Cache(tmp_path / "charts")
    cache.write("abc", DRAWINGS)
    assert cache.read("abc") is None
