"""Publications with something open in them, and the desk that a preview makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from yaml import safe_load

from affidavit.cli.mkdocs_yml import read_settings
from affidavit.desk import Desk
from affidavit.diagnostics import Report
from affidavit.publication import Publication
from affidavit.settings import EDITOR, editor_of, read_options
from tests.newsroom import Newsroom

STORY = """\
---
title: {title}
authors: [ana-ruiz]
published: {published}
status: {status}
{more}---

{text}
"""
SOURCES = {
    "paper": {
        "type": "webpage",
        "title": "The contract",
        "url": "https://paper.example/",
        "accessed": "2026-02-01",
        "captures": [{"sha256": "a" * 64, "at": "2026-02-20T10:00:00Z", "format": "pdf"}],
    },
    "memo": {"type": "report", "title": "The memo", "publisher": "The harbour"},
}
ACCEPT = """\
credits: {fact-check: [Ben Kim]}
accept:
  - check: link/broken
    at: two hundred
    reason: It is what people say
    by: ana-ruiz
"""


def story(title: str, *, status: str, published: str, text: str, more: str = "") -> str:
    """Return an article."""
    return STORY.format(title=title, status=status, published=published, text=text, more=more)


def articles() -> dict[str, str]:
    """Return a draft with two faults, a scheduled story with one, and one without that is out."""
    day = "2026-03-{}T09:00:00Z".format
    return {
        "boats/index.md": story(
            "Zebra boats", status="draft", published=day("05"), text="Say [@papre] [a](b.md)."
        ),
        "cranes/index.md": story(
            "Álamo cranes", status="published", published=day("28"), text="Say [@memmo]."
        ),
        "docks/index.md": story(
            "Docks",
            status="published",
            published=day("01"),
            text="Both say it [@paper; @memo].",
            more=ACCEPT,
        ),
    }


LEDGER = """\
claims:
  first: {text: It sank., status: pending, source: paper, review_by: 2026-03-09}
  second:
    {text: It burnt., status: pending, source: paper, review_by: 2026-03-10, checked_by: Eva Sol}
"""
LEDGERS = {"content/stories/cranes/ledger.yml": LEDGER}


def desk_of(newsroom: Newsroom, *, here: str | None = None) -> tuple[Desk, Publication]:
    """Return the desk of a publication as its preview makes it on 10 March 2026.

    `here` is the editor that this machine names.
    """
    clock = datetime(2026, 3, 10, tzinfo=UTC)
    path = newsroom.root / "mkdocs.yml"
    settings = read_settings(path, clock=clock, environment={}, report=Report())
    given = safe_load(path.read_text(encoding="utf-8"))["plugins"][0]["affidavit"]
    options = read_options(given, file=path, report=Report())
    environment = {} if here is None else {EDITOR: here}
    editor = editor_of(options, environment=environment, report=Report())
    publication, report = Publication.load(replace(settings, previewing=True, editor=editor))
    return Desk(publication, report), publication
