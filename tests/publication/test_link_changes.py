"""What readers are told of a source whose page is no longer what was cited."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from tests.newsroom import Newsroom

ARCHIVE = "https://archive.example/1"
URL = "https://news.example/memo"
CAPTURE = {"sha256": "a" * 64, "at": "2026-01-10T10:00:00Z", "format": "wacz"}
STORY = {"bids/index.md": "Two bids [@memo].\n"}


def _told(publication: Callable[..., Newsroom], lock: str, *, lang: str = "en", **source: object):
    """Return the source's entry in the list, and its own page, as text and hrefs."""
    memo = {"type": "document", "title": "A memo", "url": URL, **source}
    files = {"links.lock": f"memo:\n  url: {URL}\n  since: 2026-02-01\n{lock}"}
    if lang != "en":
        files["content/publication.yml"] = (
            f"name: Gaceta\nurl: https://gazette.example/\nlang: {lang}\nzone: UTC\n"
        )
    newsroom = publication(articles=STORY, sources={"memo": memo}, files=files)
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    story = html.document_fromstring(built.page("stories/bids/index.html"))
    own = html.document_fromstring(built.page("sources/memo/index.html"))
    assert not list(newsroom.site.rglob("*.lock"))
    entry = story.xpath("//section[@id='sources']//li")[0]
    return [
        (" ".join(part.text_content().split()), part.xpath(".//a[starts-with(@href,'http')]/@href"))
        for part in (entry, own.find(".//main"))
    ]


@pytest.mark.parametrize("change", ["gone", "not-found", "home", "elsewhere"])
def test_a_lost_page_is_told_and_its_copy_comes_first(publication, change):
    """A reader who follows the first link finds what was cited."""
    gone = "The page has been gone since 1 February 2026; archived copy (archive.example)."
    for text, links in _told(publication, f"  change: {change}\n", archives=[ARCHIVE]):
        assert gone in text
        assert links[:2] == [ARCHIVE, URL]
    listed, _ = _told(publication, f"  change: {change}\n", archives=[ARCHIVE])[0]
    assert "Former address (news.example)" in listed


def test_a_lost_page_without_an_archive_names_our_copy(publication):
    """It is not public, but whoever doubts can ask for it."""
    for text, links in _told(publication, "  change: gone\n", captures=[CAPTURE]):
        assert "gone since 1 February 2026; we keep a copy of 10 January 2026." in text
        assert links == [URL]


def test_a_moved_page_is_led_to(publication):
    """At its new address, before the old one."""
    lock = "  change: moved\n  to: https://new.example/memo\n"
    for text, links in _told(publication, lock):
        assert "The page has moved: new.example." in text
        assert links == ["https://new.example/memo", URL]


def test_a_changed_page_is_told_with_the_day_we_saw_it(publication):
    """Its address stays the address."""
    lock = "  change: changed\n  seen: 2026-01-10\n"
    for text, links in _told(publication, lock, archives=[ARCHIVE]):
        assert "Changed since we saw it on 10 January 2026; noticed on 1 February 2026" in text
        assert links[:2] == [ARCHIVE, URL]
        assert "Former" not in text


def test_it_is_said_in_the_page_s_language(publication):
    """As everything that no writer wrote."""
    told = _told(publication, "  change: gone\n", lang="es", archives=[ARCHIVE])
    for text, _ in told:
        assert "La página no está desde el 1 de febrero de 2026; copia archivada" in text


def test_a_mended_address_is_not_told(publication):
    """What was found at another address says nothing of this one."""
    lock = "  change: gone\n"
    for text, links in _told(publication, lock, url="https://news.example/memo-2"):
        assert "gone" not in text
        assert links == ["https://news.example/memo-2"]
