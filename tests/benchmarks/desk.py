"""What the desk adds to a save in a preview: `python -m tests.benchmarks.desk [ARTICLES]`.

1,000 short articles, two of three with a finding or more, are loaded and judged as a preview does;
then the desk's page and the margins of all articles are made. Counted are seconds of processor; a
reading: what counts is the share.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from affidavit.checks import judge
from affidavit.cli.mkdocs_yml import read_settings
from affidavit.desk import Desk
from affidavit.diagnostics import Report
from affidavit.publication import Publication
from affidavit.publication.pages import Pages
from tests.newsroom import make_newsroom

ARTICLES = 1_000
TEXTS = ("It was signed [@paper].\n", "It was signed [@papre].\n", "See [@papre] and [a](b.md).\n")
T = TypeVar("T")


def main(articles: int = ARTICLES) -> None:
    """Print what loading takes, and what the desk takes of it."""
    with tempfile.TemporaryDirectory() as folder:
        texts = {f"s-{n}/index.md": TEXTS[n % len(TEXTS)] for n in range(articles)}
        sources = {"paper": {"type": "report", "title": "Paper", "url": "https://paper.example/"}}
        newsroom = make_newsroom(Path(folder) / "desk", articles=texts, sources=sources)
        path = newsroom.root / "mkdocs.yml"
        settings = read_settings(path, clock=datetime.now(UTC), environment={}, report=Report())
        settings = replace(settings, previewing=True, editor="vscode://file/{path}:{line}")
        loading, (publication, report) = _timed(lambda: _loaded(settings))
        making, desk = _timed(lambda: Desk(publication, report))
        paging, files = _timed(lambda: dict(desk.files()))
        pages = Pages(publication, {})
        views = [(pages.view(each), each) for each in publication.documents.articles]
        beside, _ = _timed(lambda: [desk.with_margin(view, each) for view, each in views])
    size = len(files["desk/index.html"])
    sys.stdout.write(f"load and judge  {loading:7.2f} s of processor\n")
    share = (making + paging) / loading
    sys.stdout.write(
        f"the desk's page {making + paging:7.2f} s, {share:.1%} of it; {size:,} bytes\n"
    )
    sys.stdout.write(f"all margins     {beside:7.2f} s, {beside / loading:.1%} of it\n")


def _loaded(settings) -> tuple[Publication, Report]:
    publication, report = Publication.load(settings)
    report.extend(judge(publication))
    return publication, report


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
