"""How the time to read sources grows with their number: `python tests/benchmarks/reading_yaml.py`.

Twice as many should take twice as long; four times as long says that something is read again and
again. A reading, not a test: the time on a busy computer proves nothing.
"""

from __future__ import annotations

from timeit import timeit

from affidavit.diagnostics import Report
from affidavit.located import read_yaml

COUNTS = (1_250, 2_500, 5_000)
SOURCE = """\
invented-{0}:
  type: webpage
  title: Invented news of an invented harbour, number {0}
  authors: [Ana Ruiz, Bo Li]
  publisher: The Harbour Post
  issued: 2026-02-22
  url: https://news.example/harbour/{0}
  archives: [https://archive.example/harbour/{0}]
"""


def seconds(count: int) -> float:
    """Return how long `count` sources take to read."""
    text = "".join(SOURCE.format(number) for number in range(count))
    return timeit(lambda: read_yaml(text, file="news.yml", report=Report()), number=1)


if __name__ == "__main__":
    before = 0.0
    for each in COUNTS:
        now = seconds(each)
        ratio = f", {now / before:.1f} times" if before else ""
        print(f"{each:,} sources: {now:.2f} s{ratio}")  # noqa: T201 - this is what it is for
        before = now
