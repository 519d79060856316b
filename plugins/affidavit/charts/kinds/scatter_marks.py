"""The points of a scatter chart as Plotly's traces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.columns import Moment
from affidavit.charts.drawing import roles
from affidavit.charts.hover import hover
from affidavit.charts.kinds.scatter_cloud import Cloud, Point
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals

_HAIR = 1.25


def is_lit(point: Point, spec: Spec) -> bool:
    """Say whether a point, or all of its colour, is what the title speaks of."""
    return bool({*point.key, point.color} & set(spec.highlight))


@dataclass(frozen=True, slots=True)
class Marks:
    """All points with their looks."""

    cloud: Cloud
    spec: Spec
    numerals: Numerals
    colors: dict[str, str]
    """By the word of the `color` column; of the empty one where there is no such column."""

    def traces(self, radii: list[float]) -> list[dict[str, Any]]:
        """Return one trace for each colour, the highlighted one last, so that it lies on top."""
        groups = dict[tuple[bool, str], list[int]]()
        for word, color in self.colors.items():
            groups[color == roles.HIGHLIGHT, word] = []
        for index, point in enumerate(self.cloud.points):
            lit = is_lit(point, self.spec)
            word = point.color if self.spec.color else ""
            groups.setdefault((lit or self.colors[word] == roles.HIGHLIGHT, word), []).append(index)
        return [
            self._trace(rows, word, self.colors[word], lit=lit, radii=radii)
            for (lit, word), rows in sorted(groups.items(), key=lambda each: each[0][0])
            if rows
        ]

    def _trace(
        self, rows: list[int], word: str, color: str, *, lit: bool, radii: list[float]
    ) -> dict[str, Any]:
        rows = sorted(rows, key=lambda index: -radii[index])
        points = [self.cloud.points[index] for index in rows]
        shown = roles.HIGHLIGHT if lit and color == roles.NEUTRAL else color
        count, sizes = len(self.cloud.points), [round(2 * radii[index], 1) for index in rows]
        opacity = 0.85 if count <= 60 else 0.6 if count <= 500 else 0.45  # noqa: PLR2004
        trace = {
            "type": "scatter",
            "mode": "markers",
            "name": safe(self.spec.printed(word)),
            "x": [p.x.iso if isinstance(p.x, Moment) else p.x for p in points],
            "y": [p.y for p in points],
            "marker": {
                "color": shown,
                "size": sizes[0] if len(set(sizes)) == 1 else sizes,
                "opacity": 1 if lit else opacity,
                "line": {"width": 1 if count <= 500 else 0, "color": roles.PAPER},  # noqa: PLR2004
            },
            "cliponaxis": False,
            **hover([self._hover(point) for point in points], [p.source for p in points]),
        }
        if self.spec.low or self.spec.high:
            trace["error_y"] = _error_bars(points, shown)
        return trace

    def _hover(self, point: Point) -> list[str]:
        along = (
            self.numerals.moment(point.x)
            if isinstance(point.x, Moment)
            else str(point.x)
            if self.cloud.x.are_years
            else self.numerals.number(point.x, column=self.cloud.x.column)
        )
        up = self.numerals.figure(point.y, column=self.cloud.y, first=True)
        lines = [
            f"{self.spec.printed(self.cloud.x.column)}: {along}",
            f"{self.spec.printed(self.cloud.y)}: {up}",
        ]
        if point.size is not None:
            size = self.numerals.number(point.size, column=str(self.spec.size))
            lines.append(f"{self.spec.printed(str(self.spec.size))}: {size}")
        name = ", ".join(self.spec.printed(part) for part in (*point.key, point.color) if part)
        head = [f"<b>{safe(name)}</b>"] if name else []
        return ["<br>".join([*head, *map(safe, lines)])]


def _error_bars(points: Sequence[Point], color: str) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [0 if p.high is None else p.high - p.y for p in points],
        "arrayminus": [0 if p.low is None else p.y - p.low for p in points],
        "color": color,
        "thickness": _HAIR,
        "width": 0,
    }
