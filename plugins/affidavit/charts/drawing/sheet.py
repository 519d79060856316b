"""The one file with all drawings of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

OPENING = "<svg "
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def page_svgs(charts: Iterable[tuple[str, Mapping[int, str]]]) -> bytes:
    """Return an SVG that holds each chart's drawings, by `data-chart` and `data-width`.

    In the order given; a chart that stands on the page twice is held once.
    """
    by_key = dict(charts)
    drawings = [
        _marked(svg, key=key, width=width)
        for key, by_width in by_key.items()
        for width, svg in sorted(by_width.items())
    ]
    return "\n".join([f"<svg {NAMESPACE}>", *drawings, "</svg>\n"]).encode()


def _marked(svg: str, *, key: str, width: int) -> str:
    attributes = svg.removeprefix(OPENING).replace(f"{NAMESPACE} ", "", 1)
    return f'{OPENING}data-chart="{key}" data-width="{width}" {attributes}'
