"""What readers with a reference manager can take from a page."""

from __future__ import annotations

import json
from collections.abc import Callable

from lxml import html

from tests.newsroom import Newsroom

SOURCES = {
    "paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"},
    "memo": {
        "type": "report",
        "title": "A memo",
        "publisher": "Harbour Office",
        "accessed": "2026-01-10",
        "desk": "private",
    },
    "unused": {"type": "document", "title": "Not cited"},
}


def test_a_story_offers_its_sources_and_itself_as_files(publication: Callable[..., Newsroom]):
    """In three forms, of just the sources that it cites, without notes for colleagues."""
    newsroom = publication(
        articles={"bids/index.md": "Two bids [@memo; @paper].\n"}, sources=SOURCES
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    page = html.document_fromstring(built.page("stories/bids/index.html"))
    names = [link.get("href") for link in page.xpath("//a[@download]")]
    endings = ("bib", "json", "ris")
    assert names == [f"{name}.{end}" for name in ("sources", "cite") for end in endings]
    texts = {name: built.page(f"stories/bids/{name}") for name in names}
    items = json.loads(texts["sources.json"])
    assert [item["title"] for item in items] == ["A memo", "A paper"]
    assert not any("private" in text or "Not cited" in text for text in texts.values())
    (own,) = json.loads(texts["cite.json"])
    assert own["author"] == [{"literal": "Ana Ruiz"}]
    assert own["issued"] == {"date-parts": [[2026, 1, 15]]}
    assert own["URL"] == "https://gazette.example/stories/bids/"


def test_files_of_pages_without_folders_do_not_meet(publication: Callable[..., Newsroom]):
    """With addresses that end in .html several pages share a folder."""
    newsroom = publication(
        articles={"a.md": "A [@memo].\n", "b.md": "B [@paper].\n"},
        sources=SOURCES,
        settings="use_directory_urls: false\n",
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    assert "A memo" in built.page("stories/a-sources.ris")
    assert "A paper" in built.page("stories/b-sources.ris")
