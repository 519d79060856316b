"""What `chart_renderers.py` compares with; it runs where kaleido is installed, and nothing of ours.

`python warm_kaleido.py FOLDER` draws the figures of a folder in one browser, one after the other,
and prints the seconds that an SVG and a PNG of twice the pixels took.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

import kaleido


def _seconds(figures: list[dict], **options: object) -> float:
    start = perf_counter()
    for figure in figures:
        size = {side: figure["layout"][side] for side in ("width", "height")}
        kaleido.calc_fig_sync(figure, opts={**options, **size})
    return (perf_counter() - start) / len(figures)


if __name__ == "__main__":
    drawn = [json.loads(file.read_text()) for file in sorted(Path(sys.argv[1]).glob("*.json"))]
    kaleido.start_sync_server(n=1, page_generator=kaleido.PageGenerator(mathjax=False))
    _seconds(drawn[:3], format="svg", scale=1)
    svg, png = _seconds(drawn, format="svg", scale=1), _seconds(drawn, format="png", scale=2)
    kaleido.stop_sync_server()
    print(json.dumps({"svg": svg, "png": png}))  # noqa: T201 - the other script reads it
