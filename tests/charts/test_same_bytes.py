"""The same chart is the same bytes: in any order, in any number of processes, cached or not."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from affidavit.charts.drawing import Cache, DrawingRequest, Drawings, draw, drawing_key
from affidavit.charts.drawing.requests import canonical
from affidavit.diagnostics import Report
from tests.charts.gallery import Example, examples
from tests.charts.typed import read_chart
from tests.repository import ROOT

EXAMPLES = [each for each in examples() if "kind: table" not in each.spec]
"""Those that are drawn."""
SAMPLE = 2
PROCESSES = 2
Digests = dict[str, str]


def digests(chosen: Sequence[int], folder: Path) -> Digests:
    """Compile and draw examples of the gallery in this order; return the hash of each by its key.

    Called in processes of their own, see `drawn_elsewhere`.
    """
    found = draw(
        [request_of(EXAMPLES[each], folder / str(each)) for each in chosen],
        cache=Cache(folder / "cache"),
        report=(report := Report()),
    )
    assert not len(report), report.as_text()
    return {key: digest(drawings) for key, drawings in found.items()}


def request_of(example: Example, root: Path) -> DrawingRequest:
    """Return what a build asks of the renderer for an example."""
    story = f"```chart\n{example.spec}```\n"
    files = {f"charts/fire/{name}": text for name, text in example.files.items()}
    chart, report = read_chart(root, story, files)
    assert chart
    assert not report.errors, report.as_text()
    assert not report.warnings, report.as_text()
    key = drawing_key(chart.figures, chart.heights)
    return DrawingRequest(key=key, place=chart.place, figures=chart.figures, heights=chart.heights)


def digest(drawings: Drawings) -> str:
    """Return one hash of all that is drawn of a chart."""
    rasters = {f"{w}-{s}": hashlib.sha256(p).hexdigest() for (w, s), p in drawings.rasters.items()}
    return hashlib.sha256(canonical([drawings.svgs, rasters])).hexdigest()


def drawn_elsewhere(chosen: Sequence[int], folder: Path, *, hash_seed: int) -> Digests:
    """Return the digests as a process of its own finds them, whose sets have another order."""
    program = (
        "import json, sys; from pathlib import Path;"
        "from tests.charts.test_same_bytes import digests;"
        "print(json.dumps(digests(json.loads(sys.argv[1]), Path(sys.argv[2]))))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, json.dumps(list(chosen)), str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: Digests = json.loads(ran.stdout)
    return found


def hold(chosen: list[int], folder: Path, chance: random.Random) -> None:
    """Draw examples in one process, and in several at once, and compare every byte."""
    first = drawn_elsewhere(chosen, folder / "first", hash_seed=0)
    assert first
    assert drawn_elsewhere(chosen, folder / "first", hash_seed=1) == first  # from the cache
    orders = [chance.sample(chosen, len(chosen)) for _ in range(PROCESSES)]
    with ThreadPoolExecutor(PROCESSES) as beside:
        running = [
            beside.submit(drawn_elsewhere, order, folder / str(seed), hash_seed=seed)
            for seed, order in enumerate(orders, 2)
        ]
        assert [each.result() == first for each in running] == [True] * PROCESSES


def test_charts_are_the_same_bytes_in_any_order(tmp_path):
    """A handful of the gallery, another one in each run: its seed is printed at a failure."""
    seed = random.randrange(1 << 32)  # noqa: S311 - which charts are looked at, and no more
    print(f"seed {seed}")  # noqa: T201 - pytest shows it where the test fails
    chance = random.Random(seed)  # noqa: S311 - as above
    hold(chance.sample(range(len(EXAMPLES)), SAMPLE), tmp_path, chance)


@pytest.mark.long
def test_all_charts_of_the_gallery_are_the_same_bytes(tmp_path):
    """Every one of them."""
    hold(list(range(len(EXAMPLES))), tmp_path, random.Random(1))  # noqa: S311 - an order
