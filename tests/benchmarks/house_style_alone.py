"""What the house style costs a build: `python -m tests.benchmarks.house_style_alone`.

The 1,000 articles of `house_style` with their 20,000 citations of 5,000 sources are built, by
turns, in the house style and in one that has no words: a source is called by its key, and a locator
by nothing. All else, list, notes, ways back, pages of sources, is the same in both, but for what
the missing words make shorter, which counts against the style too. An optional number of articles,
and of rounds, may follow.

Counted are the seconds of processor of `mkdocs build`, its start included, and of the rounds the
least of each. A reading: what counts is the ratio.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from mkdocs.__main__ import cli

from affidavit.markdown import bibliography
from affidavit.sources import Description, Source
from affidavit.sources.locators import Locator
from tests.benchmarks.house_style import (
    ARTICLES,
    PATIENCE,
    made,
    mkdocs_build,
    processor_seconds,
)
from tests.hosting import Ran, run
from tests.newsroom import Newsroom

ROUNDS = 5


def main(articles: int = ARTICLES, rounds: int = ROUNDS) -> None:
    """Print what a build takes in each style, and what the house style adds."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom = made(Path(folder), "cited", articles)
        mkdocs_build(newsroom)  # finds an empty cache
        took: dict[str, list[float]] = {"unworded": [], "house style": []}
        for _ in range(rounds):
            took["unworded"].append(processor_seconds(_unworded, newsroom))
            took["house style"].append(processor_seconds(mkdocs_build, newsroom))
            sys.stdout.write(f"{[f'{name} {each[-1]:.1f} s' for name, each in took.items()]}\n")
            sys.stdout.flush()
    bare, worded = (min(each) for each in took.values())
    sys.stdout.write(f"{bare:.1f} s, {worded:.1f} s: it adds {worded / bare - 1:.1%}\n")


def _unworded(newsroom: Newsroom) -> Ran:
    program = "from tests.benchmarks.house_style_alone import build_unworded; build_unworded()"
    tests = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", program]
    return run(command, folder=newsroom.root, patience=PATIENCE, env={"PYTHONPATH": tests})


def build_unworded() -> None:
    """Build the site of this folder without a word of the house style."""

    def describe(source: Source, _lang: str) -> Description:
        return Description(title=source.key, note=source.note)

    def name(source: Source, _lang: str) -> str:
        return source.key

    def nothing(_locator: Locator, _lang: str) -> str:
        return ""

    bibliography.describe = describe
    bibliography.short_name = bibliography.citation_name = name
    Locator.text = nothing  # type: ignore[method-assign]
    cli(["build", "--quiet"])


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
