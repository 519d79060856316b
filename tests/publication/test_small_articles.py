"""A plain story is short, and every check that is on lets it pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from affidavit.checks import judge
from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Report
from affidavit.publication import Publication
from tests.newsroom import Newsroom
from tests.repository import ROOT

CHAPTER = ROOT / "content/handbook/write-an-article.md"
_FILE = re.compile(
    r"^`(?P<name>content/\S+)`\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
MOST_LINES, MOST_FILES = 30, 2

PUBLICATION = "name: The Test Gazette\nurl: https://gazette.example/\nlang: en\nzone: UTC\n"
SOURCES = """\
register:
  type: report
  title: The register of the port
  publisher: Port Authority
  issued: 2025-12-03
  url: https://port.example/register
  accessed: 2026-01-10
post:
  type: article-newspaper
  title: Ships wait for days
  publisher: The Harbour Post
  issued: 2026-01-08
  url: https://post.example/ships
  accessed: 2026-01-10
"""
STORY = """\
---
title: Ships wait for days
authors: [Ana Ruiz]
published: 2026-01-15T09:00:00Z
status: published
dek: What the port's own register shows
---

At least 237 ships had to wait in December, the register says [@register, p. 3]. A fifth of them
waited for longer than two weeks [@register, p. 4].

"We have nowhere else to go," a captain told The Harbour Post [@post]. The port did not say how many
ships it expects this year.
"""


def _findings(newsroom: Newsroom, files: Mapping[str, str]) -> list[str]:
    """Return what a build tells of a newsroom whose only story these files are."""
    for name, text in {"content/publication.yml": PUBLICATION, **files}.items():
        newsroom.write(name, text)
    report, clock = Report(), datetime(2026, 12, 1, tzinfo=UTC)
    settings = read_settings(
        newsroom.root / "mkdocs.yml", clock=clock, environment={}, report=report
    )
    publication, found = Publication.load(settings)
    assert [each.path for each in publication.documents.articles]
    return [f"{each.code}: {each.message}" for each in (*found, *judge(publication))]


def test_the_smallest_article_of_the_handbook(publication: Callable[..., Newsroom]):
    """Two files, 30 lines at most, as many as the handbook says, and nothing to tell of them."""
    chapter = CHAPTER.read_text(encoding="utf-8")
    section = chapter.partition("## The smallest one\n")[2].partition("\n## ")[0]
    files = {found["name"]: found["text"] for found in _FILE.finditer(section)}
    lines = [line for text in files.values() for line in text.splitlines()]
    assert 1 <= len(files) <= MOST_FILES
    assert len(lines) <= MOST_LINES
    assert f"{len(lines)} lines together" in " ".join(section.split())
    assert _findings(publication(), files) == []


def test_a_story_of_two_sources(publication: Callable[..., Newsroom]):
    """With figures, a quotation and no ledger it meets the standard `cited` as it stands."""
    files = {
        "content/stories/ships/index.md": STORY,
        "content/stories/ships/sources.yml": SOURCES,
    }
    assert _findings(publication(), files) == []
