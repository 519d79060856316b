"""The dots of a beeswarm chart as Plotly's traces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.nameplates import Disc
from affidavit.charts.columns import Moment
from affidavit.charts.drawing import roles
from affidavit.charts.hover import hover
from affidavit.charts.kinds.beeswarm_rows import Dot, Swarm
from affidavit.charts.lettering import safe
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals


@dataclass(frozen=True, slots=True)
class Marks:
    """All dots with their looks."""

    swarm: Swarm
    spec: Spec
    numerals: Numerals
    colors: dict[str, str]
    """By the word of the `color` column; of the empty one where there is no such column."""

    def traces(self, discs: Sequence[Disc]) -> list[dict[str, Any]]:
        """Return one trace for each colour, the highlighted one last; dots stand at their pixel."""
        groups = dict[tuple[bool, str], list[int]]()
        for word, color in self.colors.items():
            groups[color == roles.HIGHLIGHT, word] = []
        for index, dot in enumerate(self.swarm.dots):
            groups.setdefault((self._is_lit(dot), dot.color), []).append(index)
        return [
            self._trace(rows, word, discs, is_lit=is_lit)
            for (is_lit, word), rows in sorted(groups.items(), key=lambda each: each[0][0])
            if rows
        ]

    def _is_lit(self, dot: Dot) -> bool:
        return self.colors[dot.color] == roles.HIGHLIGHT or dot.is_lit(self.spec)

    def _trace(
        self, rows: Sequence[int], word: str, discs: Sequence[Disc], *, is_lit: bool
    ) -> dict[str, Any]:
        dots, color = [self.swarm.dots[row] for row in rows], self.colors[word]
        sizes = [round(2 * discs[row].r, 2) for row in rows]
        return {
            "type": "scatter",
            "mode": "markers",
            "name": safe(self.spec.printed(word)),
            "x": [self.swarm.ruler.for_plotly(dot.x) for dot in dots],
            "y": [round(discs[row].y, 2) for row in rows],
            "marker": {
                "color": roles.HIGHLIGHT if is_lit and color == roles.NEUTRAL else color,
                "size": sizes[0] if len(set(sizes)) == 1 else sizes,
                "opacity": 1,
                "line": {"width": 0},
            },
            "cliponaxis": False,
            **hover([self._hover(dot) for dot in dots], [dot.source for dot in dots]),
        }

    def _hover(self, dot: Dot) -> list[str]:
        column = self.swarm.x.column
        if isinstance(dot.x, Moment):
            along = self.numerals.moment(dot.x)
        elif self.swarm.x.are_years:
            along = str(dot.x)
        else:
            along = self.numerals.figure(dot.x, column=column, first=True)
        lines = [f"{self.spec.printed(column)}: {along}"]
        if dot.size is not None and self.spec.size:
            size = self.numerals.number(dot.size, column=str(self.spec.size))
            lines.append(f"{self.spec.printed(str(self.spec.size))}: {size}")
        words = dict.fromkeys((*dot.key, dot.group, dot.color))
        name = ", ".join(self.spec.printed(part) for part in words if part)
        head = [f"<b>{safe(name)}</b>"] if name else []
        return ["<br>".join([*head, *map(safe, lines)])]
