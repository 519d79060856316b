"""Where the nodes and flows of a sankey chart stand, in pixels from the top left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from affidavit.charts.axes.scales import spread
from affidavit.charts.house import NARROW, label_size, line_height
from affidavit.charts.kinds.sankey_flows import Flow, Flows
from affidavit.charts.lettering import text_width
from affidavit.charts.wrapping import wrapped

THICK = 10
"""Width of a node."""
_BESIDE = 0.22
"""The part of the width that names may take on each side."""
_BESIDE_TWO = 0.3
"""The same on a phone where nothing but two stages needs the rest."""
_APART = 8
"""Between a node and its name, and between two nodes."""
_LEVEL = 0.75
"""The part of the way to the next stage that a passing flow may stay level."""
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a node's label."""

    name: str
    figure: str = ""
    """Stands behind the name, in bold."""

    def width(self, size: float) -> float:
        """Return its width in pixels, were all of it bold."""
        return text_width(f"{self.name} {self.figure}".strip(), size, bold=True)


@dataclass(frozen=True, slots=True)
class Label:
    """What is written at a node."""

    name: str
    figure: str = ""

    def lines(self, room: float, *, size: float) -> tuple[Line, ...]:
        """Return it in lines no wider than `room`; the figure in one of its own where it must."""
        *before, last = (Line(part) for part in wrapped(self.name, room, size=size, bold=True))
        both = Line(last.name, self.figure)
        if not self.figure or both.width(size) <= room:
            return (*before, both)
        return (*before, last, *(Line("", e) for e in wrapped(self.figure, room, size=size)))


@dataclass(slots=True)
class Stand:
    """A node, or the place where a flow passes a stage: where it stands and what is written."""

    stage: int
    tall: float
    lines: tuple[Line, ...] = ()
    is_beside: bool = False
    """Whether the name stands beside the node, at the picture's edge, and not above it."""
    middle: float = 0
    """Of the whole block, in pixels."""
    size: float = 0
    """Of the letters; 0 where nothing is written."""

    @property
    def words(self) -> float:
        """The height of the name."""
        return len(self.lines) * line_height(self.size)

    @property
    def block(self) -> float:
        """The height that node and name take, with the gap to the next."""
        own = max(self.tall, self.words) if self.is_beside else self.tall + self.words
        return own + _APART

    @property
    def top(self) -> float:
        """Where the node itself begins."""
        if self.is_beside:
            return self.middle - self.tall / 2
        return self.middle - self.block / 2 + self.words + _APART / 2


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A flow through its stages: its upper edge at each, and how thick it is."""

    flow: Flow
    points: tuple[tuple[float, float], ...]
    """The left end of each part and the right end of the last: x and y of the upper edge."""
    thick: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything's place."""

    stands: Mapping[str, Stand]
    """Node -> its place."""
    ribbons: tuple[Ribbon, ...]
    lefts: tuple[float, ...]
    """Of the nodes of each stage."""
    height: int


def lay_out(flows: Flows, label: Callable[[str], Label], *, width: int) -> Layout:
    """Return where nodes and flows stand in a picture of this width; `label` names a node."""
    count = max(flows.stages.values()) + 1
    size, is_narrow = label_size(width), width < NARROW
    texts = {node: label(node) for node in flows.stages}
    first = 0 if not is_narrow or count == 2 else -1  # noqa: PLR2004 - more leave no room
    lefts = _lefts(texts, flows.stages, width=width, size=size, sides=(first, count - 1))
    scale = (220 if is_narrow else 300) / _fullest(flows)
    stands = {
        node: Stand(stage, max(2.0, flows.passing(node) * scale))
        for node, stage in flows.stages.items()
    }
    for node, stand in stands.items():
        stand.is_beside, stand.size = stand.stage in (first, count - 1), size
        stand.lines = texts[node].lines(_room(stand, lefts, width=width), size=size)
    routes = [_Route(flow, stands, scale) for flow in flows.flows]
    height = _settle(stands, routes, count)
    return Layout(stands, tuple(_ribbons(routes, stands, lefts)), lefts, round(height))


def _fullest(flows: Flows) -> float:
    """Return what passes the stage that most passes."""
    sums = dict[int, float]()
    for node, stage in flows.stages.items():
        sums[stage] = sums.get(stage, 0) + flows.passing(node)
    return max(sums.values())


def _lefts(
    texts: Mapping[str, Label],
    stages: Mapping[str, int],
    *,
    width: int,
    size: float,
    sides: tuple[int, int],
) -> tuple[float, ...]:
    """Return the left edge of each stage's nodes, equally far apart, names beside `sides`."""
    last = max(stages.values())
    room = width * (_BESIDE_TWO if last == 1 and width < NARROW else _BESIDE)
    margins = []
    for stage in sides:
        lines = [texts[node].lines(room, size=size) for node, own in stages.items() if own == stage]
        wide = max((line.width(size) for each in lines for line in each), default=0)
        margins.append(wide + _APART if lines else 0)
    step = (width - sum(margins) - THICK) / last
    return tuple(round(margins[0] + stage * step) for stage in range(last + 1))


def _room(stand: Stand, lefts: Sequence[float], *, width: int) -> float:
    """Return how wide a name may be."""
    if stand.is_beside:
        return (width - lefts[-1] - THICK if stand.stage else lefts[0]) - _APART + 1
    return lefts[1] - lefts[0] - THICK - _APART


@dataclass(slots=True)
class _Route:
    """A flow with the places where it passes stages between its ends."""

    flow: Flow
    stands: Mapping[str, Stand]
    scale: float
    between: list[Stand] = field(default_factory=list)

    def __post_init__(self) -> None:
        first, last = self.stands[self.flow.source].stage, self.stands[self.flow.target].stage
        self.between = [Stand(stage, self.thick) for stage in range(first + 1, last)]

    @property
    def thick(self) -> float:
        """In pixels."""
        return max(1.0, self.flow.value * self.scale)

    @property
    def chain(self) -> list[Stand]:
        """All places that it goes through."""
        source, target = self.stands[self.flow.source], self.stands[self.flow.target]
        return [source, *self.between, target]


def _settle(stands: Mapping[str, Stand], routes: Sequence[_Route], count: int) -> float:
    """Give each node a place near to what it is connected with; return the height of all."""
    everywhere = [*stands.values(), *(stand for route in routes for stand in route.between)]
    columns = [[each for each in everywhere if each.stage == stage] for stage in range(count)]
    height = max(sum(each.block for each in column) for column in columns)
    for column in columns:
        at = (height - sum(each.block for each in column)) / 2
        for each in column:
            each.middle = at + each.block / 2
            at += each.block
    links = [(one, other, route.thick) for route in routes for one, other in pairwise(route.chain)]
    for sweep in range(_SWEEPS):
        order = columns[1:] if sweep % 2 == 0 else columns[-2::-1]
        for column in order:
            _pull(column, links, forward=sweep % 2 == 0, height=height)
    return height


def _pull(
    column: Sequence[Stand],
    links: Sequence[tuple[Stand, Stand, float]],
    *,
    forward: bool,
    height: float,
) -> None:
    """Move a stage's nodes to the middle of what they are connected with on one side."""
    wanted = []
    for stand in column:
        pairs = [
            (source if forward else target, thick)
            for source, target, thick in links
            if (target if forward else source) is stand
        ]
        weight = sum(thick for _, thick in pairs)
        found = sum(other.middle * thick for other, thick in pairs) / weight if pairs else None
        wanted.append(stand.middle if found is None else found)
    blocks = [stand.block for stand in column]
    for stand, middle in zip(column, spread(wanted, blocks, low=0, high=height), strict=True):
        stand.middle = middle


def _ribbons(
    routes: Sequence[_Route], stands: Mapping[str, Stand], lefts: Sequence[float]
) -> list[Ribbon]:
    """Return the flows, on each side of a node in the order of where they come from or go to."""
    starts, ends = dict[int, float](), dict[int, float]()
    for node, stand in stands.items():
        leaving = [route for route in routes if route.flow.source == node]
        coming = [route for route in routes if route.flow.target == node]
        leaving.sort(key=lambda route: route.chain[1].middle)
        coming.sort(key=lambda route: route.chain[-2].middle)
        for order, places in ((leaving, starts), (coming, ends)):
            at = stand.top
            for route in order:
                places[id(route)] = at
                at += route.thick
    found, levels = [], _levels(stands, lefts)
    for route in routes:
        first, last = route.chain[0].stage, route.chain[-1].stage
        points = [(lefts[first] + THICK, starts[id(route)])]
        for stand in route.between:
            left = lefts[stand.stage]
            points += [(left, stand.top), (left + levels[stand.stage], stand.top)]
        points.append((lefts[last], ends[id(route)]))
        found.append(Ribbon(route.flow, tuple(points), route.thick))
    return found


def _levels(stands: Mapping[str, Stand], lefts: Sequence[float]) -> list[float]:
    """Return how far what passes a stage stays level there, so as to clear the names above nodes.

    It keeps room to bend before the next stage, however long the names are.
    """
    most = THICK + _LEVEL * (lefts[1] - lefts[0] - THICK)
    wide = [float(THICK)] * len(lefts)
    for stand in stands.values():
        if not stand.is_beside:
            ends = max((line.width(stand.size) for line in stand.lines), default=0) + _APART
            wide[stand.stage] = max(wide[stand.stage], min(ends, most))
    return wide
