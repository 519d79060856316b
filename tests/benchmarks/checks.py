"""What checks add to a build: `python -m tests.benchmarks.checks [ARTICLES]`.

1,000 articles of about 1,000 words, each with a ledger of 20 facts that its text binds, and with
names and quotations, are built, loaded and judged. Counted are seconds of processor: of a whole
`mkdocs build`, checks and all; of the checks alone on what it loads; and of the checks over one
article, as a preview asks for them after a save. A reading: what counts is the share of the build.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from affidavit.checks import judge
from affidavit.cli.mkdocs_yml import read_settings
from affidavit.diagnostics import Report
from affidavit.publication import Publication
from tests.benchmarks.house_style import mkdocs_build, processor_seconds, sentence
from tests.newsroom import Newsroom, make_newsroom

ARTICLES, FACTS, ROUNDS = 1_000, 20, 3
SENTENCES = 3
"""Around each fact: its own, and two more."""
PEOPLE = ("Ana Ruiz", "Bo Li", "Eva Soto")


def main(articles: int = ARTICLES) -> None:
    """Print what checks take, alone and as a share of the build."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom, single = (_made(Path(folder) / str(n), n) for n in (articles, 1))
        building = processor_seconds(mkdocs_build, newsroom)
        many, one = _judged(newsroom), _judged(single)
    sys.stdout.write(f"mkdocs build  {building:7.2f} s of processor\n")
    sys.stdout.write(f"checks alone  {many:7.2f} s, {many / building:.1%} of it\n")
    sys.stdout.write(f"one article   {one * 1000:7.1f} ms\n")


def _judged(newsroom: Newsroom) -> float:
    """Return the seconds of processor of all checks, the least of some rounds."""
    file, report = newsroom.root / "mkdocs.yml", Report()
    settings = read_settings(file, clock=datetime.now(UTC), environment={}, report=report)
    publication, faults = Publication.load(settings)
    assert not faults.errors, faults.as_text()
    return min(_seconds(lambda: judge(publication)) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _made(folder: Path, count: int) -> Newsroom:
    articles = {f"story-{number}/index.md": _article(number) for number in range(count)}
    source = {"type": "report", "title": "An invented report", "url": "https://paper.example/1"}
    newsroom = make_newsroom(folder, articles=articles, sources={"invented": source})
    for number in range(count):
        newsroom.write(f"content/stories/story-{number}/ledger.yml", _ledger(number))
    return newsroom


def _ledger(number: int) -> str:
    facts = (
        f"  fact-{fact}:\n    value: {_value(number, fact)} payments\n"
        "    source: invented\n    as_of: 2025-12-01\n"
        for fact in range(FACTS)
    )
    return "facts:\n" + "".join(facts)


def _value(number: int, fact: int) -> int:
    return 20 + (number * 31 + fact * 7) % 900


def _article(number: int) -> str:
    """Return a paragraph for each fact; every fourth one ends with a quotation."""
    chance = random.Random(number)  # noqa: S311 - invented words need no secret
    paragraphs = []
    for fact in range(FACTS):
        bound = f"There were [{_value(number, fact)} payments]{{fact=fact-{fact}}} by then."
        said = f'"{sentence(chance)[:-1]}," said {chance.choice(PEOPLE)} [@invented].'
        words = [sentence(chance) for _ in range(SENTENCES - 1)]
        paragraphs.append(" ".join([words[0], bound, words[1], *([said] if fact % 4 == 0 else [])]))
    return "\n\n".join(paragraphs) + "\n"


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
