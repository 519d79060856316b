"""Small multiples: one chart for each word of a column, all over the same axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Protocol, runtime_checkable

from affidavit.charts.bounds import DrawsBounds
from affidavit.charts.chart import Figure
from affidavit.charts.drawing import roles
from affidavit.charts.extent import Extent
from affidavit.charts.facets_sheet import Columns, Drawn, columns_for, compose
from affidavit.charts.kind import Drawable, Kind
from affidavit.charts.model import Remark, Spec
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import Column, DataTable
from affidavit.charts.telling import tell_each
from affidavit.diagnostics import ChartCode, Diagnostic, Report, nearest
from affidavit.located import Text

MOST = 40
"""Panels beyond which nobody compares them: ten screens of a phone."""
LEAST_WIDTH = 170
"""Pixels that a panel needs, where its drawing does not say otherwise."""
_MEANT = ("x", "y", "color", "size", "value", "low", "high")
"""Keys that name columns whose words `highlight` and `annotate` may mean."""


@runtime_checkable
class HasKey(Protocol):
    """A drawing whose marks are told apart by squares, a scale or the like above it."""

    def legend(self, width: int, extent: Extent) -> tuple[Figure, int] | None:
        """Return these for all panels as a figure of this width, and its height; None if none.

        `draw` leaves them out where it gets an extent.
        """


@runtime_checkable
class HasLeastWidth(Protocol):
    """A drawing that knows how narrow it can be."""

    @property
    def least_width(self) -> int:
        """The pixels that it needs as a panel."""


def read_chart(
    kind: Kind, sheet: Sheet, spec: Spec, *, lang: str, report: Report
) -> Drawable | DataTable | None:
    """Return the chart of these rows, or small multiples of it; None with every fault reported."""
    if spec.facet is None or "facet" not in kind.keys:
        return kind.read(sheet, spec, lang=lang, report=report)
    column = sheet.column(spec.facet, report=report)
    if column is None:
        _read_whole(kind, sheet, spec, lang=lang, report=report)
        return None
    return _Reading(kind, sheet, spec, column).read(lang=lang, report=report)


def _read_whole(kind: Kind, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> None:
    """Report what is wrong whatever the panels are: not what only one panel has too much of."""
    found = Report()
    kind.read(sheet, spec.part(highlight=spec.highlight, annotate=()), lang=lang, report=found)
    depends = (ChartCode.DATA_DUPLICATE, ChartCode.CHART_TOO_MUCH)
    report.extend(each for each in found if each.code not in depends)


@dataclass(frozen=True, slots=True)
class Panel:
    """One of small multiples."""

    word: str
    """As the data says it."""
    drawable: Drawable
    is_lit: bool | None
    """Whether `highlight` names this panel; None where it names none."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Small multiples, read."""

    spec: Spec
    panels: tuple[Panel, ...]

    @property
    def table(self) -> DataTable:
        """The rows of all panels, each led by its panel's word."""
        assert self.spec.facet is not None  # noqa: S101 - for mypy; always true
        name = str(self.spec.facet)
        tables = [each.drawable.table for each in self.panels]
        kept = [i for i, each in enumerate(tables[0].columns) if each.name != name]
        led = list(zip((each.word for each in self.panels), tables, strict=True))
        printed = self.spec.printed
        return DataTable(
            columns=(Column(name, printed(name)), *(tables[0].columns[i] for i in kept)),
            rows=tuple((w, *(row[i] for i in kept)) for w, table in led for row in table.rows),
            texts=tuple(
                (printed(w), *(row[i] for i in kept)) for w, table in led for row in table.texts
            ),
            sources=tuple(each for table in tables for each in table.sources),
            bounds=_bounds_of(tables),
        )

    @property
    def draws_bounds(self) -> bool:
        """Whether its panels show which figures are a least or a most."""
        drawn = [each.drawable for each in self.panels]
        return all(isinstance(each, DrawsBounds) and each.draws_bounds for each in drawn)

    @property
    def extent(self) -> Extent:
        """What the axes of all panels reach over."""
        return reduce(or_, (each.drawable.extent for each in self.panels))

    def draw(self, width: int, extent: Extent | None = None) -> tuple[Figure, int]:
        """Return one figure of all panels, all over the same axes, and its height."""
        shared = self.extent | extent if extent else self.extent
        first = self.panels[0].drawable
        least = [
            p.drawable.least_width for p in self.panels if isinstance(p.drawable, HasLeastWidth)
        ]
        columns = columns_for(len(self.panels), width=width, least=max(least, default=LEAST_WIDTH))
        key = first.legend(width, shared) if isinstance(first, HasKey) else None
        drawn = list(self._drawn(columns, shared))
        return compose(drawn, columns, width=width, key=key)

    def _drawn(self, columns: Columns, shared: Extent) -> Iterator[Drawn]:
        for panel in self.panels:
            figure, height = panel.drawable.draw(columns.panel, shared)
            name = self.spec.printed(panel.word)
            yield Drawn(name, _tinged(figure, panel), height, bool(panel.is_lit))


def _bounds_of(tables: Sequence[DataTable]) -> tuple[str, ...]:
    """Return the bounds of all rows; of a panel without any there are empty ones."""
    found = [each for t in tables for each in t.bounds or ("",) * len(t.rows)]
    return tuple(found) if any(found) else ()


def _tinged(figure: Figure, panel: Panel) -> Figure:
    """Return a panel with its marks highlighted or neutral, where panels are what is compared."""
    if panel.is_lit is None:
        return figure
    before, after = roles.HIGHLIGHT, roles.NEUTRAL
    if panel.is_lit:
        before, after = after, before
    return figure | {"data": _recoloured(figure["data"], before, after)}


def _recoloured(value: object, before: str, after: str) -> object:
    if isinstance(value, dict):
        return {key: _recoloured(item, before, after) for key, item in value.items()}
    if isinstance(value, list):
        return [_recoloured(item, before, after) for item in value]
    return after if value == before else value


@dataclass(frozen=True, slots=True)
class _Reading:
    """Rows on their way to panels."""

    kind: Kind
    sheet: Sheet
    spec: Spec
    column: int

    def read(self, *, lang: str, report: Report) -> Facets | None:
        """Return the panels; None with the faults of all of them reported."""
        faults, panels = Report(), list[Panel]()
        words = self._words(report=faults)
        lit = {word for word in words if word in self.spec.highlight}
        for number, word in enumerate(words[:MOST]):  # of thousands each takes as long as all
            part = self._part(word, number, lit=lit)
            drawable = self.kind.read(self._rows(word), part, lang=lang, report=faults)
            if drawable is not None and not isinstance(drawable, DataTable):
                panels.append(Panel(word, drawable, word in lit if lit else None))
        self._check_axes(panels, report=faults)
        report.extend(faults)
        is_whole = len(panels) == len(words) and not faults.errors
        return Facets(self.spec, tuple(panels)) if panels and is_whole else None

    def _words(self, *, report: Report) -> list[str]:
        """Return the panels' words in order, what is wrong with them reported."""
        assert self.spec.facet is not None  # noqa: S101 - for mypy; always true
        cells = [row[self.column] for row in self.sheet.rows]
        empty = [row for row, cell in enumerate(cells) if not cell]
        tell_each([self._empty(row) for row in empty], report=report, more="cells")
        words = list(dict.fromkeys(cell for cell in cells if cell))
        if len(words) > MOST:
            message = f"these are {len(words):,} panels; at most {MOST} can be compared"
            fix = 'choose some with "where", or name another column'
            report.error(ChartCode.CHART_TOO_MUCH, self.spec.facet.place, message, fix)
        for remark in self.spec.annotate:
            known = {*words, *(self.sheet.unplaced or ())}
            if remark.facet is not None and remark.facet not in known:
                near = nearest(remark.facet, words)
                fix = f'did you mean "{near}"?' if near else "write it as the data does"
                message = f'no panel is called "{remark.facet}"'
                report.error(ChartCode.CHART_SELECTION, remark.facet.place, message, fix)
        return words

    def _empty(self, row: int) -> Diagnostic:
        message = f'the column "{self.sheet.header[self.column]}" is empty here'
        fix = "write which panel the row belongs to"
        return Diagnostic(
            self.sheet.place(row, self.column), ChartCode.DATA_VALUE, message, fix=fix
        )

    def _rows(self, word: str) -> Sheet:
        """Return a panel's rows; words of the others are known, though not there."""
        own = [i for i, row in enumerate(self.sheet.rows) if row[self.column] == word]
        others = [i for i, row in enumerate(self.sheet.rows) if row[self.column] != word]
        beside = self.sheet.kept(others)
        named = [name for key in _MEANT for name in _texts(getattr(self.spec, key))]
        columns = [i for i, name in enumerate(self.sheet.header) if name in named]
        elsewhere = {row[column] for row in beside.rows for column in columns}
        unplaced = elsewhere | (self.sheet.unplaced or set())
        kept = self.sheet.kept(own)
        return replace(kept, unplaced=frozenset(unplaced), beside=beside)

    def _part(self, word: str, number: int, *, lit: set[str]) -> Spec:
        """Return what is said of one panel: remarks for all have their words in the first."""
        own = [each for each in self.spec.annotate if each.facet in (None, word)]
        if number:  # what has words in the first panel already, and a point is nowhere else
            own = [
                each if each.facet else _silent(each)
                for each in own
                if each.facet or not (each.x and each.y)
            ]
        return self.spec.part(
            highlight=tuple(each for each in self.spec.highlight if each not in lit),
            annotate=tuple(own),
        )

    def _check_axes(self, panels: list[Panel], *, report: Report) -> None:
        """Report a column of numbers or dates in one panel that is one of words in another."""
        assert self.spec.facet is not None  # noqa: S101 - for mypy; always true
        extents = [(each.word, each.drawable.extent) for each in panels]
        counted = next((word for word, extent in extents if extent.across), None)
        named = next((word for word, e in extents if e.names and not e.across), None)
        if counted is None or named is None:
            return
        message = (
            f'along the axis stand numbers or dates in the panel "{counted}", words in "{named}"'
        )
        fix = f'write those of "{named}" as numbers or dates too'
        report.error(ChartCode.DATA_VALUE, self.spec.facet.place, message, fix)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _silent(remark: Remark) -> Remark:
    return remark.model_copy(update={"text": Text("")})
