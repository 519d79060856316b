"""What citations add to a build: `python -m tests.benchmarks.house_style [ARTICLES] [ROUNDS]`.

1,000 articles of about 1,000 words cite 5,000 sources 20,000 times, in the house style; beside it
the same words

- `bare`: without a citation, and without a library. What a build costs anyway;
- `uncited`: without a citation, the library beside them. What is added by reading it;
- `linked`: each citation an ordinary link to the source's address, the least that the standards of
  a publication ask for. It has neither list nor notes, ways back, pages of sources or files for
  reference managers, all of which `cited` has.

Counted are the seconds of processor of whole commands, their start included: `affidavit check`,
which loads the publication, and `mkdocs build`, which writes it. The first round of each finds an
empty cache; of the others the least counts. A reading: what counts are the ratios.
"""

from __future__ import annotations

import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.hosting import Ran, run
from tests.newsroom import Newsroom, make_newsroom

ARTICLES, ROUNDS, PATIENCE = 1_000, 3, 1_200
CITATIONS, SOURCES = 20, 5
"""Of each article; of a source another article's."""
_WORDS = """
a after again all and are at be because before board both by city clerk company contract could
council court day did document every firm first for from given had harbour he her his hour how in
inspector invoice is it know last ledger letter mayor meeting minutes money month more nobody not
office on one or other owner paid paper payment pier port price public question record road said
second she ship signed since some than that the their then there they three to told town two under
until vote was water we week were what when which who why with without work year
"""
WORDS = _WORDS.split()
LOCATORS = ("p. 3", "pp. 12-14", "para. 2", "sec. 4", "01:02:03")
KINDS: tuple[Mapping[str, object], ...] = (
    {"type": "report", "publisher": "The Harbour Office", "number": "A/12"},
    {"type": "webpage", "publisher": "The Harbour Post", "authors": ["Ana Ruiz", "Bo Li"]},
    {"type": "article-newspaper", "container": "The Harbour Post", "authors": ["Ana Ruiz"]},
    {"type": "book", "publisher": "Quay Press", "authors": ["Eva Soto"], "lang": "es"},
    {"type": "interview", "authors": ["The Harbour Board"], "note": "Read out, *not* printed"},
)
Cite = Callable[[int, int], str]


def main(articles: int = ARTICLES, rounds: int = ROUNDS) -> None:
    """Print what each variant takes, and what citations add to it."""
    with tempfile.TemporaryDirectory() as folder:
        rooms = {name: made(Path(folder) / name, name, articles) for name in VARIANTS}
        for what in (_check, mkdocs_build):
            for cold in (True, False):
                _compare(what, rooms, rounds=1 if cold else rounds, cold=cold)


def _compare(
    what: Callable[[Newsroom], Ran], rooms: Mapping[str, Newsroom], *, rounds: int, cold: bool
) -> None:
    took = {name: [float("inf")] for name in rooms}
    for _ in range(rounds):
        for name, newsroom in rooms.items():
            if cold:
                shutil.rmtree(newsroom.root / ".cache", ignore_errors=True)
            took[name].append(processor_seconds(what, newsroom))
    least = {name: min(each) for name, each in took.items()}
    sys.stdout.write(f"{what.__doc__} {'cold' if cold else 'warm'}:\n")
    for name, seconds in least.items():
        added = least["cited"] / seconds - 1
        more = f"; cited adds {added:.1%}" if name != "cited" else ""
        sys.stdout.write(f"  {name:8} {seconds:6.1f} s{more}\n")
    sys.stdout.flush()


def _check(newsroom: Newsroom) -> Ran:
    """The command `affidavit check`."""
    program = "from affidavit.cli import main; main()"
    return run([sys.executable, "-c", program, "check"], folder=newsroom.root, patience=PATIENCE)


def mkdocs_build(newsroom: Newsroom) -> Ran:
    """The command `mkdocs build`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return run(command, folder=newsroom.root, patience=PATIENCE)


def processor_seconds(what: Callable[[Newsroom], Ran], newsroom: Newsroom) -> float:
    """Return the seconds of processor that a command takes, its own and the system's for it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = what(newsroom)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ran.code == 0, ran.output[-2_000:]
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def made(folder: Path, variant: str, articles: int) -> Newsroom:
    """Return a publication of so many articles, in one of the `VARIANTS`."""
    count = articles * SOURCES
    cite, has_library = VARIANTS[variant]
    texts = {
        f"story-{number}/index.md": _article(number, lambda key, at: cite(key % count, at))
        for number in range(articles)
    }
    sources = {f"invented-{number}": _source(number) for number in range(count)}
    return make_newsroom(folder, articles=texts, sources=sources if has_library else None)


def _source(number: int) -> dict[str, object]:
    return {
        **KINDS[number % len(KINDS)],
        "title": f"An invented document, number {number}",
        "issued": f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "url": f"https://paper.example/{number}",
        "accessed": "2026-01-02",
    }


def _article(number: int, cite: Cite) -> str:
    """Return five parts of two paragraphs each, twice cited: the same words in each variant."""
    chance = random.Random(number)  # noqa: S311 - invented words need no secret
    paragraphs = []
    for at in range(CITATIONS // 2):
        first, second = number * CITATIONS + at * 2, number * CITATIONS + at * 2 + 1
        sentences = [sentence(chance) for _ in range(6)]
        sentences[1] = f"{sentences[1][:-1]}{cite(first, at)}."
        sentences[4] = f"{sentences[4][:-1]}{cite(second, -1)}."
        heading = f"## {sentence(chance)[:24].strip()} {at}\n\n" if at % 2 and at > 1 else ""
        paragraphs.append(heading + " ".join(sentences))
    return "\n\n".join(paragraphs) + "\n"


def sentence(chance: random.Random) -> str:
    """Return a sentence of words that mean nothing together."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(12, 21))]
    words[5] += ","
    return f"{' '.join(words).capitalize()}."


def _no_citation(_key: int, _at: int) -> str:
    return ""


def _link(key: int, _at: int) -> str:
    return f" ([read](https://paper.example/{key}))"


def _citation(key: int, at: int) -> str:
    """Return a citation, every other one with a locator."""
    locator = f", {LOCATORS[at % len(LOCATORS)]}" if at >= 0 else ""
    return f" [@invented-{key}{locator}]"


VARIANTS: Mapping[str, tuple[Cite, bool]] = {
    "bare": (_no_citation, False),
    "uncited": (_no_citation, True),
    "linked": (_link, False),
    "cited": (_citation, True),
}
"""Name -> how a source is named in the text, and whether there is a library."""


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
