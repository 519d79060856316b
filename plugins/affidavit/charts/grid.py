"""Rows turned into series: one figure for each name or moment, and for each line or colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from affidavit.charts.bounds import row_bounds
from affidavit.charts.columns import Number, numbers_in
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.row_table import row_sources, table_of
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.charts.telling import MOST_TOLD
from affidavit.diagnostics import ChartCode, Code, Report, nearest
from affidavit.located import LocatedText

JOINT = "\x1f"
"""Between the cells of a key in one text; no cell holds it."""
Key = tuple[str, ...]
"""What names a row: the cells of its naming columns."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line, or the bars of one colour."""

    name: str
    """As it is printed; empty where there is only one."""
    raw: str
    """As the data says it."""
    column: str
    """Whose format its figures have."""
    values: tuple[Number | None, ...]
    """One for each key of the grid, None where there is no figure."""
    sources: tuple[str, ...] = ()
    """The keys of their rows' own sources, empty where a row has none; nothing without such."""
    bounds: tuple[str, ...] = ()
    """Of each figure `at least` or the like, empty where it is exact; nothing if all are."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Figures by key and series, and the rows they come from."""

    keys: tuple[Key, ...]
    first_rows: tuple[int, ...]
    """For each key its first row in the sheet."""
    series: tuple[Series, ...]
    table: DataTable


def read_grid(
    sheet: Sheet,
    spec: Spec,
    *,
    naming: Sequence[LocatedText],
    counting: Sequence[LocatedText],
    numerals: Numerals,
    report: Report,
) -> Grid | None:
    """Return the figures of the columns `counting`, by the words of the columns `naming`.

    With `color` the series are the words of that column, else there is one for each counted column.
    Every fault is reported: a column not found, text among numbers, two rows of one name, words of
    `highlight` that nothing has. None is what you get where there is no row or a column is missing.
    """
    plan = _plan(sheet, spec, naming=naming, counting=counting, report=report)
    values = {column: numbers_in(sheet, column, report=report) for column in plan.counts}
    sheet, values = _limited(sheet, values, plan, spec)
    check_highlight(spec, sheet, _words_of(sheet, plan), report=report)
    _check_keys(sheet, plan, report=report)
    if not plan.is_known or not sheet.rows:
        return None
    keys = {_key(row, plan.names): index for index, row in reversed(list(enumerate(sheet.rows)))}
    ordered = sorted(keys.items(), key=lambda item: item[1])
    return Grid(
        keys=tuple(key for key, _ in ordered),
        first_rows=tuple(row for _, row in ordered),
        series=_series(sheet, spec, plan, values=values, keys=[key for key, _ in ordered]),
        table=table_of(sheet, spec, plan.columns, numeric=set(values), numerals=numerals),
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which columns of the sheet mean what."""

    names: list[int]
    counts: list[int]
    color: int | None
    are_names_known: bool
    """Whether all columns that name rows and series were found."""
    is_known: bool
    """Whether all columns were."""

    @property
    def columns(self) -> list[int]:
        return [*self.names, *([] if self.color is None else [self.color]), *self.counts]


def _plan(
    sheet: Sheet,
    spec: Spec,
    *,
    naming: Sequence[LocatedText],
    counting: Sequence[LocatedText],
    report: Report,
) -> _Plan:
    found_names = [sheet.column(each, report=report) for each in naming]
    found_counts = [sheet.column(each, report=report) for each in counting]
    color = sheet.column(spec.color, report=report) if spec.color else None
    is_one_too_many = spec.color is not None and len(counting) > 1
    if is_one_too_many:
        message, fix = 'with "color" one column of figures is drawn', "name one column"
        report.error(Code.VALUE_WRONG, counting[1].place, message, fix)
    names = [column for column in found_names if column is not None]
    counts = [column for column in found_counts if column is not None]
    has_names = bool(names) and None not in found_names and (color is not None or not spec.color)
    has_counts = bool(counts) and None not in found_counts and not is_one_too_many
    return _Plan(names, list(dict.fromkeys(counts)), color, has_names, has_names and has_counts)


def _words_of(sheet: Sheet, plan: _Plan) -> set[str]:
    """Return what `highlight` may name; every word of the data where its columns are not known."""
    if not plan.are_names_known:
        return {cell for row in sheet.rows for cell in row} | set(sheet.header)
    columns = [*plan.names, *([] if plan.color is None else [plan.color])]
    words = {row[column] for row in sheet.rows for column in columns}
    if plan.is_known:
        counts = plan.counts if plan.color is None else []
        return words | {sheet.header[column] for column in counts}
    return words | set(sheet.header)


def check_highlight(spec: Spec, sheet: Sheet, known: set[str], *, report: Report) -> None:
    """Report words of `highlight` that are none of the known, nor in rows that were told faulty."""
    if not sheet.rows and not sheet.unplaced:
        return
    known = known | (sheet.unplaced or set())
    missing = [word for word in spec.highlight if word not in known]
    for word in missing:
        near = nearest(word, known)
        fix = f'did you mean "{near}"?' if near else "write it as the data does"
        report.error(
            ChartCode.CHART_SELECTION, word.place, f'nothing in the data is called "{word}"', fix
        )


def _key(row: Sequence[str], names: Sequence[int]) -> Key:
    return tuple(row[name] for name in names)


def _limited(
    sheet: Sheet, values: dict[int, list[Number | None]], plan: _Plan, spec: Spec
) -> tuple[Sheet, dict[int, list[Number | None]]]:
    """Keep the rows of the first `limit` names."""
    if spec.limit is None or not plan.are_names_known:
        return sheet, values
    allowed = dict.fromkeys(_key(row, plan.names) for row in sheet.rows)
    first = set(list(allowed)[: spec.limit])
    kept = [i for i, row in enumerate(sheet.rows) if _key(row, plan.names) in first]
    cut = {column: [numbers[i] for i in kept] for column, numbers in values.items()}
    return sheet.kept(kept), cut


def _check_keys(sheet: Sheet, plan: _Plan, *, report: Report) -> None:
    """Report the rows whose name (and colour) another has: one would hide the other.

    They are told as one fault, since most often a column is not named.
    """
    if not plan.are_names_known:
        return
    met: dict[tuple[Key, str], int] = {}
    again = list[tuple[int, int, str]]()
    for index, row in enumerate(sheet.rows):
        name = _key(row, plan.names)
        own = (name, row[plan.color] if plan.color is not None else "")
        if own in met:
            words = ", ".join(part for part in (*name, own[1]) if part)
            again.append((index, met[own], words))
        met.setdefault(own, index)
    if again:
        _tell_again(again, sheet, column=plan.names[0], report=report)


def _tell_again(
    again: list[tuple[int, int, str]], sheet: Sheet, *, column: int, report: Report
) -> None:
    (index, first, words), *others = again
    message = f'"{words}" has a row already, on line {sheet.place(first, column).line}'
    if others:
        lines = [str(sheet.place(other, column).line) for other, _, _ in others]
        listed = ", ".join(lines[:MOST_TOLD]) + (" ..." if len(lines) > MOST_TOLD else "")
        message += f"; the like stands on line {listed}"
    fix = 'name another column in "color", or add the rows up'
    report.error(ChartCode.DATA_DUPLICATE, sheet.place(index, column), message, fix)


def _series(
    sheet: Sheet,
    spec: Spec,
    plan: _Plan,
    *,
    values: dict[int, list[Number | None]],
    keys: list[Key],
) -> tuple[Series, ...]:
    if plan.color is None:
        rows = {_key(row, plan.names): index for index, row in enumerate(sheet.rows)}
        own = row_sources(sheet)
        sources = tuple(own[rows[key]] for key in keys) if own else ()
        said = row_bounds(sheet) if len(plan.counts) == 1 else ()
        bounds = tuple(said[rows[key]] for key in keys) if said else ()
        return tuple(
            replace(
                _column_series(sheet.header[c], spec, [values[c][rows[k]] for k in keys], plan),
                sources=sources,
                bounds=bounds,
            )
            for c in plan.counts
        )
    return tuple(_pivoted(sheet, spec, plan, values=values[plan.counts[0]], keys=keys))


def _column_series(name: str, spec: Spec, values: list[Number | None], plan: _Plan) -> Series:
    printed = spec.printed(name) if len(plan.counts) > 1 else ""
    return Series(printed, name, name, tuple(values))


def _pivoted(
    sheet: Sheet, spec: Spec, plan: _Plan, *, values: list[Number | None], keys: list[Key]
) -> list[Series]:
    """Return a series for each word of the `color` column, in the order they come up."""
    assert plan.color is not None  # noqa: S101 - for mypy; always true
    by_word: dict[str, dict[Key, Number | None]] = {}
    at: dict[str, dict[Key, int]] = {}
    sources, bounds = row_sources(sheet), row_bounds(sheet)
    for index, (row, value) in enumerate(zip(sheet.rows, values, strict=True)):
        by_word.setdefault(row[plan.color], {})[_key(row, plan.names)] = value
        at.setdefault(row[plan.color], {})[_key(row, plan.names)] = index

    def said(texts: Sequence[str], word: str) -> tuple[str, ...]:
        own = at[word]
        return tuple(texts[own[key]] if key in own else "" for key in keys) if texts else ()

    column = sheet.header[plan.counts[0]]
    return [
        Series(
            spec.printed(word),
            word,
            column,
            tuple(own.get(key) for key in keys),
            said(sources, word),
            said(bounds, word),
        )
        for word, own in by_word.items()
    ]
