"""What six charts cost a reader before he touches any: `python -m tests.benchmarks.chart_bytes`.

A story with six charts is built and read in a browser; counted is what that fetches for the charts,
as sent (gzip), their part of the page included. Beside it the same six figures as `fig.write_html`
makes them, the library in the page once for all six, which is the kindest way to use it. A reading:
what counts are the ratios.
"""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
from io import StringIO
from pathlib import Path

import plotly.io
from playwright.sync_api import sync_playwright

from tests.browsing import launch
from tests.hosting import folder_served
from tests.newsroom import Newsroom, make_newsroom

COUNT = 6
SOURCES = {"paper": {"type": "webpage", "title": "A paper", "url": "https://paper.example/"}}
FIGURE = re.compile(r"<figure class=\"affidavit-chart.*?</figure>", re.DOTALL)
BLOCKING = """
  window.blocked = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) blocked += Math.max(0, task.duration - 50);
  }).observe({ type: "longtask", buffered: true });
"""
OF_CHARTS = re.compile(r"/assets/charts/|/plotly/.*\.js$|/js/(?:charts|rows)\.js")


def main() -> None:
    """Print both, and how they compare."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom = _made(Path(folder) / "newsroom")
        fetched, blocked = _read(newsroom)
        page = (newsroom.site / "stories/six/index.html").read_bytes()
        bare = FIGURE.sub("", page.decode()).encode()
        fetched["the page's HTML, their part"] = _sent(page) - _sent(bare)
        usual = _as_usual(newsroom)
    ours, whole = sum(fetched.values()), _sent(usual)
    lines = [f"{size / 1000:8.1f} kB  {name}" for name, size in sorted(fetched.items())]
    lines += [
        f"{ours / 1000:8.1f} kB  all {COUNT} charts (at most 40)",
        f"{sum(size for name, size in fetched.items() if 'plotly' in name):8} B   of Plotly (0)",
        f"{blocked:8.0f} ms  blocked (0)",
        f"{whole / 1000:8.1f} kB  the same by fig.write_html",
        f"1/{whole / ours:.0f} of it (at most 1/100)",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def _made(folder: Path) -> Newsroom:
    charts = "\n".join(_chart(number) for number in range(COUNT))
    text = f"Invented figures [@paper].\n{charts}"
    newsroom = make_newsroom(
        folder, articles={"six/index.md": text}, sources=SOURCES, pictures=True
    )
    built = newsroom.build(strict=True)
    assert built.code == 0, built.output
    return newsroom


def _chart(number: int) -> str:
    """Return bars of twelve rows and lines of fifty points by turns, all different."""
    is_line = number % 2 == 1
    kind, title, x, y = ("line", "lines", "name", "n") if is_line else ("bar", "bars", "n", "name")
    names = range(1970, 2020) if is_line else [f"Harbour {row}" for row in range(12)]
    rows = "\n".join(
        f"  {name},{(row * 37 + number * 11) % 90 + 5}" for row, name in enumerate(names)
    )
    return f"""
```chart
kind: {kind}
name: chart-{number}
x: {x}
y: {y}
title: Invented {title}, number {number}
alt: Invented {title} that go up and down
source: paper
data: |
  name,n
{rows}
```
"""


def _read(newsroom: Newsroom) -> tuple[dict[str, int], float]:
    """Return what a reader's browser fetches for the charts, scrolled past all, and blocking."""
    fetched: dict[str, int] = {}
    with sync_playwright() as running, folder_served(newsroom.site) as url:
        browser = launch(running)
        page = browser.new_page()
        page.add_init_script(BLOCKING)
        page.on("response", lambda answer: fetched.update(_counted(answer.url, newsroom.site, url)))
        page.goto(f"{url}stories/six/")
        page.wait_for_selector(".affidavit-chart[data-drawn]")
        page.mouse.wheel(0, 20_000)
        page.wait_for_load_state("networkidle")
        blocked = float(page.evaluate("blocked"))
        browser.close()
    return fetched, blocked


def _counted(address: str, site: Path, url: str) -> dict[str, int]:
    name = address.removeprefix(url)
    return {name: _sent((site / name).read_bytes())} if OF_CHARTS.search(f"/{name}") else {}


def _as_usual(newsroom: Newsroom) -> bytes:
    """Return a page of the same figures as plotly.py writes them."""
    page = StringIO()
    for number in range(COUNT):
        (file,) = newsroom.site.glob(f"assets/charts/chart-{number}-*-plotly.json")
        figure = plotly.io.from_json(file.read_text(encoding="utf-8"))
        page.write(figure.to_html(full_html=False, include_plotlyjs=number == 0))
    return page.getvalue().encode()


def _sent(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    main()
