"""How small drawings get: `python -m tests.benchmarks.cleaned_svg`, in the clone's root.

Each page of the reference publication that has charts, the handbook's gallery above all: the bytes
of its drawings, compressed, as a share of plotly.js's own.
"""

from __future__ import annotations

import gzip
from collections import defaultdict

from affidavit.charts.drawing.cleaner import clean
from affidavit.charts.drawing.font import font_bytes
from affidavit.charts.drawing.renderer import renderer_in
from affidavit.chromium import find_browser
from tests.benchmarks.published_charts import published_charts


def _sizes() -> dict[str, tuple[int, int]]:
    """Return by page how large its drawings are as plotly.js wrote them, and cleaned."""
    sizes: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    browser, font = find_browser(), font_bytes()
    assert browser, "no Chromium was found"
    assert font, "run `make assets`"
    with renderer_in(browser, font=font) as renderer:
        for name, chart in published_charts().items():
            for width, figure in chart.figures.items():
                raw = renderer.svg(figure, width, chart.heights[width])
                cleaned = clean(raw, prefix=f"c{chart.key}-{width}-").svg
                page = name.split()[0]
                was, now = sizes[page]
                sizes[page] = (was + _packed(raw), now + _packed(cleaned))
    return sizes


def _packed(text: str) -> int:
    return len(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    found = _sizes()
    whole = [sum(side) for side in zip(*found.values(), strict=True)]
    for each, (before, after) in [*found.items(), ("all", (whole[0], whole[1]))]:
        print(f"{each}: {after / before:.3f} of {before / 1000:,.0f} kB")  # noqa: T201 - its purpose
