"""The swarm of each group as it stands on a picture: packed, under its name, as high as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affidavit.charts.axes.frame import Frame
from affidavit.charts.axes.nameplates import Disc
from affidavit.charts.drawing import roles
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.kinds.beeswarm_packing import height_of, packed
from affidavit.charts.kinds.beeswarm_rows import GAP, SMALLEST, Swarm
from affidavit.charts.lettering import safe, strong
from affidavit.charts.model import Spec
from affidavit.charts.wrapping import wrapped
from affidavit.language import Words

_SHRINKING = (1.0, 0.85, 0.7, 0.55, 0.45, 0.35)
"""By how much dots are made smaller until the swarms are no taller than they may be."""
_RIM = 6
"""Pixels above and below a swarm."""
_LEAST = 24
"""Pixels of a swarm of few dots, or none."""
_NAMES = 3
"""Rows without a figure that are named; of more it is said how many they are."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One group."""

    name: tuple[str, ...]
    """In lines, which stand above it; none where there is one group."""
    is_lit: bool
    is_empty: bool
    top: float
    """Where its name starts."""
    middle: float
    bottom: float

    def draw(self, frame: Frame, *, missing: str) -> list[dict[str, Any]]:
        """Return its name, and `missing` where it holds no dot."""
        size, found = label_size(frame.width), list[dict[str, Any]]()
        if self.name:
            ink = roles.HIGHLIGHT if self.is_lit else roles.INK
            middle = self.top + len(self.name) * line_height(size) / 2
            finished = "<br>".join(strong(safe(line)) for line in self.name)
            found.append(frame.text(finished, 0, middle, font={"color": ink}))
        if self.is_empty:
            muted = {"color": roles.MUTED}
            found.append(frame.text(safe(missing), 0, self.middle, font=muted))
        return found


@dataclass(frozen=True, slots=True)
class Lanes:
    """All groups, one below the other."""

    lanes: tuple[Lane, ...]
    discs: tuple[Disc, ...]
    """Each dot where it stands, in the order of the rows."""
    bottom: float


def lay_lanes(
    swarm: Swarm,
    spec: Spec,
    *,
    xs: Sequence[float],
    radii: Sequence[float],
    width: int,
    top: float,
    over: float,
) -> Lanes:
    """Return the swarms below `top`, each dot at its pixel of `xs`.

    `over` are pixels kept free above each swarm and below it for the names of dots. Dots are made
    smaller, all alike, where the swarms would be too tall.
    """
    members = {
        group: [i for i, d in enumerate(swarm.dots) if d.group == group] for group in swarm.groups
    }
    most = (260 if width < NARROW else 240) + 70 * len(members)
    for share in _SHRINKING:
        shrunk = [max(r * share, SMALLEST) for r in radii]
        offsets = {
            group: packed([xs[i] for i in own], [shrunk[i] for i in own], gap=GAP)
            for group, own in members.items()
        }
        if sum(height_of(each) for each in offsets.values()) <= most:
            break
    lanes, discs, size = list[Lane](), dict[int, Disc](), label_size(width)
    for group, own in members.items():
        name = wrapped(spec.printed(group), width, size=size, bold=True) if group else []
        reach = [(y - shrunk[i], y + shrunk[i]) for i, y in zip(own, offsets[group], strict=True)]
        above = max(-min((low for low, _ in reach), default=0), _LEAST / 2) + _RIM + over
        below = max(max((high for _, high in reach), default=0), _LEAST / 2) + _RIM + over
        middle = top + len(name) * line_height(size) + above
        lanes.append(
            Lane(tuple(name), group in spec.highlight, not own, top, middle, middle + below)
        )
        for i, y in zip(own, offsets[group], strict=True):
            discs[i] = Disc(xs[i], middle + y, shrunk[i])
        top = middle + below
    return Lanes(tuple(lanes), tuple(discs[i] for i in range(len(swarm.dots))), top)


def said_missing(swarm: Swarm, spec: Spec, *, width: int, lang: str) -> list[str]:
    """Return which rows have no figure, in lines; of many the first three and how many more."""
    t = Words(lang)
    if not swarm.missing:
        return []
    named = [", ".join(spec.printed(part) for part in key if part) for key in swarm.missing]
    names = list(dict.fromkeys(filter(None, named)))
    if not names:
        text = t("chart.rows-missing", n=len(swarm.missing))
    else:
        text = ", ".join(names[:_NAMES])
        if (more := len(names) - _NAMES) > 0:
            text = t("alt.others", name=text, n=more)
        text = t("alt.missing", names=text)
    return wrapped(text[:1].upper() + text[1:], width, size=label_size(width))
