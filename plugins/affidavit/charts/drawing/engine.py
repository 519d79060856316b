"""The program that draws figures without a browser, one after the other, for `engine_renderer`.

It is a process of its own: a figure that hangs it, fills its memory or crashes it costs this
process and no build. Each line that it reads is a request, and each answer a line and its bytes.
"""

from __future__ import annotations

import contextlib
import io
import os
import resource
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson
import quickjs
import resvg_py
from PIL import Image

from affidavit.charts.drawing import pictures
from affidavit.charts.drawing.cache import packed
from affidavit.charts.drawing.cleaner import clean
from affidavit.charts.drawing.font import FACE, MEASURES, STATIC
from affidavit.charts.drawing.requests import RASTER_WIDTHS, SCHEMES, Drawings, Scheme
from affidavit.charts.drawing.roles import ROLES, in_plain_colours

DOCUMENT = Path(__file__).parent / "document"
SCRIPTS = ("../seeded", "style", "selectors", "tree", "words", "paths", "geometry", "window")
"""Read in this order, before plotly.js."""
MEMORY = 1 << 29
"""Bytes that a figure's script may fill; an ordinary one takes a tenth."""
STACK = 4 << 20
ADDRESS_SPACE = 4 << 30


class DrawingError(Exception):
    """Plotly refused the figure, or its drawing would not be right."""


class TooTallError(DrawingError):
    """No renderer makes a picture of it."""


def plotly_in_engine(
    bundle: Path, *, memory: int = MEMORY
) -> Callable[[Mapping[str, Any], int, int], str]:
    """Return what draws a figure of a width and height as plotly.js's own SVG.

    What it returns raises DrawingError.
    """
    context = quickjs.Context()
    context.set_max_stack_size(STACK)
    context.set_memory_limit(memory)
    context.eval(f"const FACES = {MEASURES.read_text(encoding='ascii')};")
    for name in SCRIPTS:
        context.eval((DOCUMENT / f"{name}.js").read_text(encoding="utf-8"))
    context.eval(bundle.read_text(encoding="utf-8"))
    context.eval((DOCUMENT / "draw.js").read_text(encoding="utf-8"))

    def svg(figure: Mapping[str, Any], width: int, height: int) -> str:
        asked = orjson.dumps({"figure": figure, "width": width, "height": height}).decode()
        try:
            context.get("start")(asked)
            while context.execute_pending_job():
                pass
            done = orjson.loads(context.get("finish")())
        except quickjs.JSException as error:
            raise DrawingError(_in_words(str(error))) from error
        return _whole(done)

    return svg


def _whole(done: Mapping[str, Any]) -> str:
    if done["fault"]:
        raise DrawingError(_in_words(done["fault"]))
    if done["missing"]:
        message = f"the font of charts has no letter {' '.join(done['missing'][:8])}"
        raise DrawingError(message)
    if not done["svg"] or done["marks"] < done["expected"]:
        message = f"{done['marks']} marks were drawn for {done['expected']} values"
        raise DrawingError(message)
    return cast("str", done["svg"])


def _in_words(fault: str) -> str:
    """Return a fault's first line; where memory is full, the engine has none left for words."""
    line = fault.partition("\n")[0]
    return "it takes too much memory" if line in ("null", "out of memory") else line


def raster(svg: str, width: int, height: int, scheme: Scheme) -> bytes:
    """Return a cleaned drawing as a PNG in 256 colours, twice the pixels."""
    painted = resvg_py.svg_to_bytes(
        svg_string=in_plain_colours(svg, scheme),
        background=getattr(ROLES["paper"], scheme),
        width=width * pictures.SCALE,
        height=height * pictures.SCALE,
        skip_system_fonts=True,
        font_files=[str(path) for path in STATIC.values()],
        font_family=FACE,
        sans_serif_family=FACE,
    )
    with Image.open(io.BytesIO(painted)) as picture:
        return pictures.png(picture.convert("RGB"))


def drawings(
    request: Mapping[str, Any], svg_of: Callable[[Mapping[str, Any], int, int], str]
) -> Drawings:
    """Return one chart at all its widths; raises DrawingError."""
    heights = {int(width): height for width, height in request["heights"].items()}
    if message := pictures.too_tall(max(heights[width] for width in RASTER_WIDTHS)):
        raise TooTallError(message)
    svgs = {}
    for width, figure in sorted((int(name), each) for name, each in request["figures"].items()):
        raw = svg_of(figure, width, heights[width])
        cleaned = clean(raw, prefix=f"c{request['key']}-{width}-")
        if not cleaned.complete:
            message = "a part of it is painted, which takes a browser"
            raise DrawingError(message)
        svgs[width] = cleaned.svg
    rasters = {
        (width, scheme): raster(svgs[width], width, heights[width], scheme)
        for width in svgs
        if width in RASTER_WIDTHS
        for scheme in SCHEMES
    }
    return Drawings(svgs=svgs, rasters=rasters)


def answer(requests: BinaryIO, answers: BinaryIO, *, bundle: Path) -> None:
    """Draw until there are no more requests."""
    svg_of = plotly_in_engine(bundle)
    for line in requests:
        fault, content, is_anybodys = "", b"", False
        try:
            content = packed(drawings(orjson.loads(line), svg_of))
        except DrawingError as error:
            fault = str(error)
            is_anybodys = isinstance(error, TooTallError)
        told = {"fault": fault, "is_anybodys": is_anybodys, "bytes": len(content)}
        answers.write(orjson.dumps(told) + b"\n" + content)
        answers.flush()


def main() -> None:
    """Serve the process that started this one, until it closes the pipe."""
    with contextlib.suppress(ValueError, OSError):  # a limit that is already lower
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else writes, it is no answer
    answer(sys.stdin.buffer, answers, bundle=Path(sys.argv[1]))


if __name__ == "__main__":
    main()
