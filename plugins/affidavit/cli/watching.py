"""Look at pages one after the other, and say of each in one line what became of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from affidavit.cli.fetching import fetcher_of, held
from affidavit.cli.telling import Telling
from affidavit.diagnostics import Report
from affidavit.evidence.folder import EvidenceFolder
from affidavit.evidence.watching import Finding
from affidavit.evidence.watching.journal import Journal
from affidavit.evidence.watching.judging import KeptPage
from affidavit.evidence.watching.looking import Watcher, sample
from affidavit.evidence.watching.report import summary, write_report
from affidavit.settings import Settings
from affidavit.sources import LOCK, Library, Source, read_sightings, sightings_text

if TYPE_CHECKING:
    from affidavit.cli.watch import Asked

NOTHING, NEEDS_SOMEONE = 0, 1
REPORTS = "watch"


def run(sources: Sequence[Source], *, settings: Settings, library: Library, asked: Asked) -> int:
    """Look at the sources, write the report and the lock, and return the exit code."""
    folder = EvidenceFolder(settings.evidence_dir)
    with held(folder):
        return _look(sources, folder=folder, settings=settings, library=library, asked=asked)


def _look(
    sources: Sequence[Source],
    *,
    folder: EvidenceFolder,
    settings: Settings,
    library: Library,
    asked: Asked,
) -> int:
    journal = Journal(folder.root / REPORTS, now=_now())
    chosen = _sampled(sources, asked.sample, journal)
    open_ = [each for each in chosen if (each.key, each.url or "") not in journal.findings]
    telling = Telling(len(open_))
    if len(open_) < len(chosen):
        click.echo(f"Going on with the run of {journal.started:%Y-%m-%d, %H:%M} UTC.")
    watcher = Watcher(
        fetcher=fetcher_of(asked),
        now=_now,
        kept=lambda source: _kept(source, folder),
        seed=journal.started.isoformat(),
    )
    for finding in watcher.look(open_):
        journal.add(finding)
        telling.result(finding.key, f"{finding.state}: {finding.verdict.detail}")
    return _ended(journal, folder=folder, settings=settings, library=library, telling=telling)


def _sampled(sources: Sequence[Source], number: int | None, journal: Journal) -> Sequence[Source]:
    return sample(sources, number, seed=f"{journal.started:%Y-%m-%d}") if number else sources


def _ended(
    journal: Journal,
    *,
    folder: EvidenceFolder,
    settings: Settings,
    library: Library,
    telling: Telling,
) -> int:
    """Write the report, then the lock, and only then forget the run."""
    findings = list(journal.findings.values())
    readable = write_report(folder.root / REPORTS, findings, started=journal.started)
    _write_lock(settings.root, findings, library)
    journal.end()
    telling.end(f"{summary(findings)} Report: {readable}")
    needs_someone = any(each.state.needs_someone for each in findings)
    return NEEDS_SOMEONE if needs_someone else NOTHING


def _write_lock(root: Path, findings: Collection[Finding], library: Library) -> None:
    """Write what builds are to know; of sources that nobody looked at, what was known stays."""
    before = read_sightings(root, report=Report())
    urls = {source.key: source.url for source in library}
    after = {
        key: each
        for key, each in before.items()
        if urls.get(key) in (None, each.url)  # None: perhaps its file has a fault just now
    }
    for finding in findings:
        sighting = finding.sighting(before.get(finding.key))
        if sighting is None or urls.get(finding.key) != sighting.url:
            after.pop(finding.key, None)
        else:
            after[finding.key] = sighting
    if after == before:
        return
    path = root / LOCK
    new = path.with_name(f".{LOCK}.affidavit-new")
    new.write_text(sightings_text(after), encoding="utf-8")
    new.replace(path)


def _kept(source: Source, folder: EvidenceFolder) -> KeptPage | None:
    """Return the newest copy of a source that is on this machine and has a text."""
    for capture in sorted(source.captures, key=lambda each: each.at, reverse=True):
        kept = folder.find(capture.sha256)
        if kept is not None and kept.text:
            return KeptPage(
                text=kept.text, at=capture.at, final_url=str(kept.record().get("final_url") or "")
            )
    return None


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
