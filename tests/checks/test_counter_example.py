"""A breaking story with the faults that such stories have: each is told at its words."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from affidavit.checks import judge
from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Place, Report
from affidavit.publication import Publication
from tests.repository import ROOT

SITE = ROOT / "tests/sites/counter-example"
STORY = "content/stories/2031/22/09/the-quay-fire/index.md"
LEDGER = STORY.replace("index.md", "ledger.yml")
PUBLICATION = "content/publication.yml"

FAULTS = {
    ("person/near-miss", STORY, "Velastegiun"),
    ("article/path-date", STORY, "2031-03-04T18"),
    ("section/unknown", STORY, "harbour"),
    ("image/alt", STORY, "The quay in the morning"),
    ("image/credit", STORY, "witness-quay.svg"),
    ("harm/file-name", STORY, "witness-quay.svg"),
    ("claim/superlative", STORY, "the largest fire in the country"),
    ("quote/unattributed", STORY, '"Everybody had been told'),
    ("reply/missing", STORY, "accused of fraud"),
    ("words/house", STORY, "drug lord"),
    ("person/legal-term", STORY, "extradited"),
    ("source/unnamed-opinion", STORY, "thinks of nobody"),
    ("source/after-publication", STORY, "@late-count"),
    ("harm/named", STORY, "Tilda Brandt"),
    ("harm/place", STORY, "41.38879"),
    ("harm/contact", STORY, "+34 600"),
    ("chart/criteria", STORY, "How bad it was"),
    ("image/alt", STORY, "How bad it was."),
    ("fact/value", STORY, "hurt} were hurt."),
    ("figure/sum", STORY, "120 in all"),
    ("figure/unbound", STORY, "60 were red"),
    ("quote/not-found", "content/sources/sources.yml", "the whole quay knew"),
    ("figure/bare", STORY, "1,400 hectares"),
    ("date/duration", STORY, "three weeks ago"),
    ("figure/percentage", STORY, "12 per cent"),
    ("figure/unbound", STORY, "12 per cent"),
    ("figure/pictured", STORY, "150+"),
    ("figure/pictured", STORY, "under 3 hours"),
    ("claim/headline", STORY, "Fire on the quay"),
    ("claim/status", STORY, "confirmed"),
    ("ledger/overdue", LEDGER, "police"),
    ("fact/perishable", LEDGER, "hurt"),
    ("chart/list", STORY, "Arbor, Belmar"),
    ("person/allegation", STORY, "stole from"),
    ("key/missing", "content/sources/sources.yml", "insider"),
    ("publication/policy", PUBLICATION, "about/corrections.md"),
}
"""Code, file, and the words at whose first letter the finding stands, met there first."""


def test_each_fault_is_told_once_at_its_words(tmp_path: Path):
    """All of them by codes of their own, at the exact line and column, and nothing else."""
    report = Report()
    clock = datetime(2031, 3, 8, tzinfo=UTC)
    root = shutil.copytree(SITE, tmp_path / "site")
    settings = read_settings(root / "mkdocs.yml", clock=clock, environment={}, report=report)
    publication, found = Publication.load(settings)
    found.extend(judge(publication))
    told = {(str(each.code), each.place) for each in found}
    assert told == {(code, _first(file, words)) for code, file, words in FAULTS}
    assert len(told) == len(found)


def _first(file: str, words: str) -> Place:
    """Return where words stand first in a file."""
    text = (SITE / file).read_text(encoding="utf-8")
    line, column = text[: text.index(words)].count("\n"), text.index(words)
    return Place(file, line + 1, column - text.rfind("\n", 0, column))
