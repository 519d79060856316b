"""`affidavit capture --file` takes copies that people made, with who made them and how."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from affidavit.evidence import EvidenceFolder
from tests.answering import answering, article, page
from tests.hosting import Ran
from tests.newsroom import Newsroom

Make = Callable[..., Newsroom]
SOURCES = {"minutes": {"title": "T", "url": "https://harbour.example/minutes"}}
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def hand_in(newsroom: Newsroom, name: str, *more: str) -> Ran:
    """Hand in a copy of the minutes."""
    said = ["--by", "Ana Ruiz", "--how", "ArchiveWeb.page: logged in"]
    return newsroom.run("capture", "minutes", "--file", name, *said, *more)


def record(newsroom: Newsroom) -> dict[str, object]:
    """Return what the one copy in the folder says of itself."""
    root = newsroom.root.with_name(f"{newsroom.root.name}-evidence")
    (path,) = root.glob("captures/*/*/record.json")
    found = json.loads(path.read_bytes())
    kept = EvidenceFolder(root).find(found["sha256"])
    assert kept is not None
    assert kept.is_whole()
    return {**found, "text": kept.text}


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("page.html", article().encode(), "html"),
        ("page.HTM", article().encode("utf-16"), "html"),
        ("page.png", PNG, "png"),
        ("page.pdf", b"%PDF-1.7\n", "pdf"),
    ],
)
def test_a_copy_made_by_hand_is_kept(publication: Make, name, content, form):
    """Byte for byte; who made it and how stands in the record and in the writer's file."""
    newsroom = publication(sources=SOURCES)
    newsroom.root.with_name(name).write_bytes(content)
    ran = hand_in(newsroom, f"../{name}")
    assert ran.code == 0, ran.output
    found = record(newsroom)
    assert (found["format"], found["by"], found["key"]) == (form, "Ana Ruiz", "minutes")
    assert ("word299" in str(found["text"])) == (form == "html")
    noted = (newsroom.root / "content/sources/test.yml").read_text("utf-8")
    assert "      by: Ana Ruiz\n" in noted
    assert '      how: "ArchiveWeb.page: logged in"\n' in noted
    assert newsroom.check().startswith("0 errors, 0 warnings.")


def test_the_same_copy_twice_is_one(publication: Make):
    """Handed in again it changes nothing; of one that somebody broke it is the remedy."""
    newsroom = publication(sources=SOURCES)
    newsroom.write("../page.html", article())
    hand_in(newsroom, "../page.html")
    noted = (newsroom.root / "content/sources/test.yml").read_bytes()
    root = newsroom.root.with_name(f"{newsroom.root.name}-evidence")
    (copy,) = root.glob("captures/*/*/capture.html")
    copy.write_bytes(b"changed")
    assert hand_in(newsroom, "../page.html").code == 0
    assert (newsroom.root / "content/sources/test.yml").read_bytes() == noted
    assert record(newsroom)["format"] == "html"


def test_an_archive_is_read_for_its_page(publication: Make):
    """Its text is the page's, and a page of somebody else is told."""
    with answering({"/a": page(article(more="Información"))}) as host:
        other = publication(sources=f"a: {host.url}a\n")
        other.run("capture", "--allow-private")
    (wacz,) = other.root.parent.glob("*-evidence/captures/*/*/capture.wacz")
    newsroom = publication(sources=SOURCES)
    ran = hand_in(newsroom, str(wacz))
    assert ran.code == 0
    assert "taken, 301 words: The harbour contract; probably not the page" in ran.output
    assert "it is a page of 127.0.0.1" in ran.output
    assert "Información" in str(record(newsroom)["text"])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("page.docx", b"PK\x03\x04", "is of no kind that is kept; save it as .wacz"),
        ("page.pdf", b"<html>", "page.pdf is no PDF file"),
        ("page.png", b"%PDF-1.7", "page.png is no PNG file"),
        ("page.html", PNG, "page.html is no HTML file"),
        ("page.html", b"", "page.html is empty"),
        ("page.wacz", b"PK\x03\x04 torn", "it is no WACZ file, or a broken one"),
        ("page.html", b"x" * 2_000_000, "has over 1 MB; allow more with --max-size"),
    ],
)
def test_what_is_no_copy_is_refused(publication: Make, name, content, message):
    """By its bytes, whatever its name says; nothing is noted."""
    newsroom = publication(sources=SOURCES)
    newsroom.root.with_name(name).write_bytes(content)
    ran = hand_in(newsroom, f"../{name}", "--max-size", "1")
    assert ran.code == 1
    assert message in ran.output
    assert "captures" not in (newsroom.root / "content/sources/test.yml").read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--file", "x.png"],
        ["minutes", "--file", "x.png", "--by", "Ana"],
        ["minutes", "--file", "x.png", "--how", "by phone"],
    ],
)
def test_a_copy_says_of_what_it_is_who_made_it_and_how(publication: Make, arguments):
    """Without that it is no evidence."""
    ran = publication(sources=SOURCES).run("capture", *arguments)
    assert ran.code == 2
    assert "fix: affidavit capture KEY --file" in ran.output


def test_a_file_that_is_not_there_is_told(publication: Make):
    """By its name."""
    ran = hand_in(publication(sources=SOURCES), "nowhere.pdf")
    assert ran.code == 1
    assert "there is no file nowhere.pdf" in ran.output
