"""Holding an invented publication against the checks, without building it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from affidavit.checks import judge
from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Report
from affidavit.publication import Publication
from tests.newsroom import make_newsroom, with_front_matter

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

PEOPLE = """\
harbour-office: {name: Harbour Office, kind: organisation}
quintanar: {name: Elvira Quintanar, aliases: [Quintanar]}
boyarin: {name: Tomás Boyarin, legal: [{status: convicted, date: 2026-01-03, source: ruling}]}
lia: {name: Lía Menor, minor: true}
bruno: {name: Bruno Calla, private: true}
"""
SOURCES = """\
register:
  type: webpage
  title: The harbour register
  url: https://register.example/
  issued: 2026-01-02
  accessed: 2026-01-10
ruling:
  type: court-record
  title: Ruling 4
  number: "4"
  issued: 2026-01-03
  url: https://court.example/4
  accessed: 2026-01-10
later:
  type: webpage
  title: Another count
  url: https://count.example/
  issued: 2026-02-02
  accessed: 2026-02-03
contact:
  type: unnamed
  handle: S-3
  reason: Fears for the job
  how_known: Has keys to the building
  hand: first
"""


def judged(root: Path, files: Mapping[str, str]) -> Report:
    """Return what the checks find in a publication of these files, as of 1 March 2026.

    Its people and sources are invented, and stand above; a text without front matter is a story
    of 15 January 2026.
    """
    known = {
        "content/publication.yml": "name: The Test Gazette\n",
        "content/people.yml": PEOPLE,
        "content/sources/known.yml": SOURCES,
    }
    given = {
        name: with_front_matter(text, name=name) if name.endswith(".md") else text
        for name, text in files.items()
        if name.startswith("content/stories/")
    }
    newsroom = make_newsroom(root, files={**known, **files, **given})
    report = Report()
    settings = read_settings(newsroom.root / "mkdocs.yml", clock=NOW, environment={}, report=report)
    publication, found = Publication.load(settings)
    assert not found.errors, found.as_text()
    return judge(publication)
