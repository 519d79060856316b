"""Checks that another package brings."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from affidavit import codes
from affidavit.checks import Check, Finding, registry
from tests.checks.judging import judged


def _shouted(examined):
    for passage in examined.passages("title"):
        if passage.text.isupper():
            yield Finding(at=passage.place(0), message="do not shout", words=passage.text)


SHOUTING = Check(
    code="house/shouting", find=_shouted, weight="error", explanation="Capitals shout."
)
TITLE = """\
---
title: THE HARBOUR
authors: [ana-ruiz]
published: 2026-01-15T09:00:00Z
status: published
ACCEPT---
Text.
"""
ACCEPT = """\
accept:
  - {check: house/shouting, at: the harbour, reason: A ship is called so, by: ana-ruiz}
"""


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch):
    """A package with one check beside ours."""
    point = EntryPoint("house/shouting", f"{__name__}:SHOUTING", codes.CHECKS)
    for module in (codes, registry):
        monkeypatch.setattr(module, "entry_points", lambda **_: [point])
    caches = (codes.names_of_checks, registry.installed_checks, registry.codes_of_checks)
    for cached in caches:
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in caches:
        cached.cache_clear()


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("accepted", "settings", "told"),
    [
        ("", "", ["error house/shouting do not shout"]),
        ("", "checks: {house/shouting: note}\n", ["note house/shouting do not shout"]),
        (ACCEPT, "", []),
    ],
)
def test_they_are_found_weighed_and_let_stand_like_ours(tmp_path, accepted, settings, told):
    """By their entry point alone, under a code that no list of ours has."""
    files = {
        "content/stories/harbour/index.md": TITLE.replace("ACCEPT", accepted),
        "content/publication.yml": f"name: The Test Gazette\n{settings}",
    }
    found = judged(tmp_path, files)
    assert [f"{each.severity} {each.code} {each.message}" for each in found] == told
    assert registry.explanations()["house/shouting"] == "Capitals shout."
