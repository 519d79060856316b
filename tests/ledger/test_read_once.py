"""A ledger that did not change is not read again, and is judged by the sources of today."""

from __future__ import annotations

from pathlib import Path

from affidavit.diagnostics import Report
from affidavit.ledger import Ledger, load_ledger
from affidavit.sources import load_library
from tests.reading import write

LEDGER = "facts:\n  fires:\n    value: at least 40 fires\n    source: memo\n    as_of: 2026-01-04\n"
SOURCES = {"content/sources/all.yml": "memo: https://memo.example/\n"}
OTHERS = {"content/sources/all.yml": "note: https://note.example/\n"}


def loaded(root: Path, files: dict[str, str]) -> tuple[Ledger, list[str]]:
    """Write files, and return the ledger as it is loaded with what is told of it."""
    write(root, {"content/stories/fire/ledger.yml": LEDGER, **files})
    library = load_library(root / "content", root=root, report=Report())
    folder, report = root / "content/stories/fire", Report()
    ledger = load_ledger(folder, root=root, story="fire", lang="en", library=library, report=report)
    return ledger, [str(each.code) for each in report]


def test_what_did_not_change_is_the_same(tmp_path: Path) -> None:
    """After a save in a preview only the ledger that was saved is read."""
    first, second = loaded(tmp_path, SOURCES), loaded(tmp_path, SOURCES)
    assert first[0] is second[0]
    changed = {"content/stories/fire/ledger.yml": LEDGER.replace("40", "41")}
    third, _ = loaded(tmp_path, changed)
    assert third.facts["fires"].current != first[0].facts["fires"].current


def test_a_source_that_is_gone_is_told(tmp_path: Path) -> None:
    """The ledger is the same, and one of its sources was renamed; and back."""
    assert loaded(tmp_path, SOURCES)[1] == []
    assert loaded(tmp_path, OTHERS)[1] == ["ledger/source"]
    assert loaded(tmp_path, SOURCES)[1] == []
