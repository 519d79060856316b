"""Where on a picture data stands: pixels from the top left, whatever the axes count."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from affidavit.charts.house import bare_axis, label, stroke


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A picture with one pair of axes in it."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]
    is_log: bool = False

    @classmethod
    def of_pixels(cls, width: int, height: int) -> Frame:
        """Return a frame over the whole picture, whose axes count pixels from the top left."""
        return cls(
            width=width,
            height=height,
            left=0,
            right=width,
            top=0,
            bottom=height,
            x_limits=(0, width),
            y_limits=(height, 0),
        )

    def x(self, measure: float) -> float:
        """Return the pixel of a place along the horizontal axis."""
        low, high = self.x_limits
        return self.left + (measure - low) / (high - low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Return the pixel of a figure, counted from the top."""
        low, high = (math.log10(end) if self.is_log else end for end in self.y_limits)
        share = ((math.log10(value) if self.is_log else value) - low) / (high - low)
        return self.bottom - share * (self.bottom - self.top)

    def paper_x(self, pixel: float) -> float:
        """Return a pixel as Plotly's share of the width."""
        return round(pixel / self.width, 5)

    def paper_y(self, pixel: float) -> float:
        """Return a pixel from the top as Plotly's share of the height, from the bottom."""
        return round(1 - pixel / self.height, 5)

    def x_axis(self, limits: list[str | float], *, kind: str) -> dict[str, Any]:
        """Return the horizontal axis, bare: its words are labels of ours."""
        domain = [self.paper_x(self.left), self.paper_x(self.right)]
        return bare_axis() | {"type": kind, "range": limits, "domain": domain}

    def y_axis(self) -> dict[str, Any]:
        """Return the vertical axis, bare."""
        domain = [self.paper_y(self.bottom), self.paper_y(self.top)]
        limits = [math.log10(end) if self.is_log else end for end in self.y_limits]
        kind = "log" if self.is_log else "linear"
        return bare_axis() | {"type": kind, "range": limits, "domain": domain}

    def text(
        self,
        text: str,
        x: float,
        y: float,
        *,
        anchor: str = "left",
        **more: Any,  # noqa: ANN401 - keys of an annotation of Plotly's
    ) -> dict[str, Any]:
        """Return a text at a pixel: its left, middle or right end there, halfway up."""
        return label(
            text,
            x=self.paper_x(x),
            y=self.paper_y(y),
            xref="paper",
            yref="paper",
            anchor=anchor,
            **more,
        )

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        color: str,
        **look: Any,  # noqa: ANN401 - width, layer and dash of a stroke
    ) -> dict[str, Any]:
        """Return a straight line between two pixels."""
        return stroke(
            x0=self.paper_x(start[0]),
            y0=self.paper_y(start[1]),
            x1=self.paper_x(end[0]),
            y1=self.paper_y(end[1]),
            xref="paper",
            yref="paper",
            color=color,
            **look,
        )
