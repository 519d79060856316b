"""What all figures of the house have in common: face, grounds, no frame, no ticks."""

from __future__ import annotations

from typing import Any

from affidavit.charts.drawing import roles
from affidavit.charts.drawing.font import FACE

FONT = f"'{FACE}', 'Helvetica Neue', Arial, sans-serif"
CLEAR = "rgba(0,0,0,0)"
"""No colour: the page's paper, or the box's tint, shows through."""
NARROW = 480
"""Below this a drawing is one for phones."""


def label_size(width: int) -> int:
    """Return the size of labels: 13 px at 390, which a phone of 390 px shows at 11.7."""
    return 13 if width < NARROW else 14


def line_height(size: float) -> float:
    """Return the distance of lines in Plotly's texts: 1.3 of the size."""
    return size * 1.3


def base_layout(width: int, height: int, *, margin: dict[str, float]) -> dict[str, Any]:
    """Return the layout that every figure starts from."""
    size = label_size(width)
    return {
        "width": width,
        "height": height,
        "autosize": False,
        "margin": {side: round(pixels) for side, pixels in margin.items()} | {"pad": 0},
        "font": {"family": FONT, "size": size, "color": roles.INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": roles.PAPER,
            "bordercolor": roles.AXIS,
            "align": "left",
            "font": {"family": FONT, "size": size, "color": roles.INK},
        },
    }


def bare_axis() -> dict[str, Any]:
    """Return an axis without line, grid, ticks, labels and zoom."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "showticklabels": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": False,
    }


def label(
    text: str,
    *,
    x: float | str,
    y: float | str,
    xref: str = "x",
    yref: str = "y",
    anchor: str = "left",
    **more: object,
) -> dict[str, Any]:
    """Return a text on the picture, without an arrow, its middle at a height."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": xref,
        "yref": yref,
        "xanchor": anchor,
        "yanchor": "middle",
        "align": anchor,
        "showarrow": False,
        "borderpad": 0,
        "borderwidth": 0,
        **more,
    }


def stroke(  # noqa: PLR0913 - both ends and the look; all by name
    *,
    x0: float | str,
    x1: float | str,
    y0: float | str,
    y1: float | str,
    color: str,
    width: float = 1,
    xref: str = "x",
    yref: str = "y",
    layer: str = "below",
    dash: str = "solid",
) -> dict[str, Any]:
    """Return a straight line."""
    look = {"color": color, "width": width} | ({} if dash == "solid" else {"dash": dash})
    return {
        "type": "line",
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        "xref": xref,
        "yref": yref,
        "layer": layer,
        "line": look,
    }
