"""Beside the pages: each picture cleaned once, and a newsroom's own theme before ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from affidavit.outputs import pictures
from affidavit.outputs.pictures import Pictures
from tests.newsroom import MKDOCS_YML, Newsroom
from tests.photographs import photos
from tests.photographs.photos import WORD, drawn, opened, saved, told

THEME = MKDOCS_YML.format(pictures="false").replace(
    "  name: affidavit\n", "  name: affidavit\n  custom_dir: own\n"
)
TWO = {"one/index.md": "![The yard](/yard.jpg)\n", "two/index.md": "![The yard](/yard.jpg)\n"}


@pytest.fixture
def redrawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each picture that is redrawn."""
    noted: list[str] = []
    really = pictures.published_bytes

    def noting(content: bytes, *, suffix: str) -> bytes:
        noted.append(suffix)
        return really(content, suffix=suffix)

    monkeypatch.setattr(pictures, "published_bytes", noting)
    return noted


def test_a_picture_is_redrawn_once(tmp_path, redrawn):
    """At the next save of a preview it is there already; another picture is another one."""
    photo, cache = tmp_path / "yard.jpg", tmp_path / "cache/pictures"
    photo.write_bytes(told("JPEG"))
    first = Pictures(cache).published(photo)
    assert Pictures(cache).published(photo) == first
    assert redrawn == [".jpg"]
    photo.write_bytes(saved(drawn((80, 60)), "JPEG"))
    assert opened(Pictures(cache).published(photo)).size == (80, 60)


def test_a_damaged_picture_of_the_cache_is_never_shown(tmp_path, redrawn):
    """Cut off or with a flipped byte, it is made anew."""
    photo, cache = tmp_path / "yard.jpg", tmp_path / "pictures"
    photo.write_bytes(told("JPEG"))
    first = Pictures(cache).published(photo)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    for broken in (b"", whole[:50], whole[:-1] + b"?"):
        kept.write_bytes(broken)
        assert Pictures(cache).published(photo) == first
    assert len(redrawn) == 4


def test_a_cache_that_cannot_be_written_to_is_no_fault(tmp_path):
    """It takes longer, that is all."""
    (tmp_path / "pictures").write_text("a file where the folder should be")
    (tmp_path / "yard.jpg").write_bytes(told("JPEG"))
    assert Pictures(tmp_path / "pictures").published(tmp_path / "yard.jpg")


def test_a_picture_on_two_pages_is_published_once(publication: Callable[..., Newsroom]):
    """Clean, and kept for the next build."""
    newsroom = publication(articles=TWO, files={"content/yard.jpg": told("JPEG")})
    built = newsroom.build()
    assert built.code == 0, built.output
    assert WORD.encode() not in (newsroom.site / "yard.jpg").read_bytes()
    assert len(list((newsroom.root / ".cache/affidavit/pictures").iterdir())) == 1


def test_a_newsrooms_own_theme_brings_its_files(publication: Callable[..., Newsroom]):
    """Its look, its script, its logo and icon, the last ones clean; nothing else of its folder."""
    own = {
        "affidavit/img/icon.svg": photos.SVG.format("<title>Gazette</title>"),
        "gazette.css": "h1 { color: red }",
        "js/gazette.js": "'use strict';",
        "logo.jpg": told("JPEG"),
        "favicon.ico": b"\0\0\1\0",
        "notes.txt": WORD,
        "drawing.psd": WORD,
    }
    files = {f"own/assets/{name}": content for name, content in own.items()}
    newsroom = publication(files={**files, "own/rough.css": WORD, "mkdocs.yml": THEME})
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    assets = newsroom.site / "assets"
    assert (assets / "gazette.css").read_text() == own["gazette.css"]
    assert (assets / "affidavit/img/icon.svg").read_text().endswith(own["affidavit/img/icon.svg"])
    assert (assets / "favicon.ico").is_file()
    assert (assets / "js/gazette.js").is_file()
    assert (assets / "affidavit/js/head.js").is_file()
    assert WORD.encode() not in (assets / "logo.jpg").read_bytes()
    names = {path.name for path in newsroom.site.rglob("*")}
    assert not names & {"notes.txt", "drawing.psd", "rough.css"}


def test_a_broken_logo_stops_the_build(publication: Callable[..., Newsroom]):
    """It is named, with a way out."""
    newsroom = publication(files={"own/assets/logo.png": b"no picture", "mkdocs.yml": THEME})
    built = newsroom.build()
    assert built.code == 1
    assert "own/assets/logo.png:1:1: error[file/unreadable]\n    this file is no" in built.output
    assert "save it as JPEG, PNG or WebP" in built.output
