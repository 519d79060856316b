"""The report of a run, for programs and for people, in the folder of the evidence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from affidavit.evidence.watching.findings import Finding, State

HEADINGS = {
    State.GONE: "Gone",
    State.NOT_FOUND: "Gone, though the host says 200 OK",
    State.HOME: "Gone: leads to the front page",
    State.ELSEWHERE: "Gone: leads to another page",
    State.CHANGED: "Changed since it was copied",
    State.MOVED: "Moved",
    State.REFUSED: "Cannot tell: the host refuses",
    State.UNREACHABLE: "Cannot tell: no answer just now",
    State.ALIVE: "As they were",
}


def write_report(folder: Path, findings: Collection[Finding], *, started: datetime) -> Path:
    """Write both forms, each whole or not at all; return the one for people.

    They are called by the time at which the run started, so that a run that goes on writes the
    same report and no second one.
    """
    name = f"{started:%Y-%m-%dT%H%M%SZ}"
    ordered = sorted(findings, key=lambda each: (list(HEADINGS).index(each.state), each.key))
    _write(folder / f"{name}.json", _as_json(ordered, started))
    readable = folder / f"{name}.md"
    _write(readable, "\n".join(_as_markdown(ordered, started)) + "\n")
    return readable


def summary(findings: Collection[Finding]) -> str:
    """Return how many there are of each state, in one line."""
    counts = Counter(each.state for each in findings)
    parts = [f"{counts[state]} {_NAMES[state]}" for state in HEADINGS if counts[state]]
    return ", ".join(parts) + "." if parts else "No source has an address."


_NAMES = {
    State.GONE: "gone",
    State.NOT_FOUND: "not found, called 200 OK",
    State.HOME: "redirected home",
    State.ELSEWHERE: "redirected to another page",
    State.CHANGED: "changed",
    State.MOVED: "moved",
    State.REFUSED: "that refused",
    State.UNREACHABLE: "without an answer",
    State.ALIVE: "as they were",
}


def _as_json(findings: Sequence[Finding], started: datetime) -> str:
    value = {
        "started": f"{started:%Y-%m-%dT%H:%M:%SZ}",
        "findings": [each.as_json() for each in findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _as_markdown(findings: Sequence[Finding], started: datetime) -> Iterator[str]:
    yield f"# Sources on {started:%Y-%m-%d, %H:%M} UTC"
    yield ""
    yield summary(findings)
    for state, heading in HEADINGS.items():
        of_state = [each for each in findings if each.state is state]
        if of_state:
            yield from ("", f"## {heading}", "")
        for each in of_state:
            yield from _item(each)


def _item(finding: Finding) -> Iterator[str]:
    yield f"- {_plain(finding.key)}: {_plain(finding.verdict.detail)}"
    yield f"  `{finding.url}`"
    if finding.verdict.diff:
        # Indented code: no fence that a page's own words could end.
        yield from ("", *(f"      {_plain(line)}" for line in finding.verdict.diff), "")


def _plain(text: str) -> str:
    """Return what pages say of themselves in one line, without signs that command a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _write(path: Path, text: str) -> None:
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8", errors="replace")
    new.replace(path)
