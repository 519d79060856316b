"""The events of a timeline: read, put in order, and printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from affidavit.charts.axes.ruler import Ruler, short_text
from affidavit.charts.columns import Moment, Number, moment_of, number_of
from affidavit.charts.grid import Key
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.palette import check_colors
from affidavit.charts.row_reading import Measured, RowReading
from affidavit.charts.sheet import Sheet
from affidavit.charts.table import DataTable
from affidavit.diagnostics import ChartCode, Report

MOST_EVENTS = 40
"""More are a chronicle, which reads better as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened."""

    at: Number | Moment
    date: str
    """As it is printed."""
    name: str
    words: tuple[str, ...]
    """What further columns of `y` say of it."""
    color: str
    """Its word in the `color` column."""
    is_lit: bool
    source: str = ""
    """The key of its row's own source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """All events that are drawn, in order, and the table of all rows."""

    events: tuple[Event, ...]
    ruler: Ruler
    colors: tuple[str, ...]
    """Words of the `color` column, in the order in which they come up."""
    table: DataTable


def in_time(sheet: Sheet, spec: Spec) -> Sheet:
    """Return the rows in the order of time, those without a date last, or in the writer's own."""
    if spec.sort or not spec.x or spec.x[0] not in sheet.header:
        return sheet
    column = sheet.header.index(spec.x[0])
    return sheet.kept(sorted(range(len(sheet.rows)), key=lambda r: _order(sheet.rows[r][column])))


def _order(cell: str) -> tuple[bool, float]:
    moment = moment_of(cell)
    if moment:
        return False, Ruler("moment", ()).measure(moment)
    number = number_of(cell)
    return number is None, number or 0


def read_events(
    reading: RowReading, spec: Spec, *, numerals: Numerals, report: Report
) -> Events | None:
    """Return the events of these rows, every fault reported; None where there is none."""
    at = reading.measured(spec.x[0] if spec.x else None)
    keys, colors = reading.keys(spec.y), reading.words(spec.color)
    reading.check_highlight()
    if at is None or not (spec.y and reading.is_known and reading.sheet.rows):
        return None
    lit = set(spec.highlight)
    dates = _dates(at, numerals)
    events = [
        Event(
            at=value,
            date=date,
            name=spec.printed(key[0]),
            words=tuple(spec.printed(word) for word in key[1:] if word),
            color=color,
            is_lit=bool({*key, color} & lit),
            source=source,
        )
        for value, date, key, color, source in zip(
            at.values, dates, keys, colors or ("",) * len(keys), reading.sources, strict=True
        )
        if value is not None
    ]
    ruler = Ruler(at.kind, tuple(event.at for event in events), are_years=at.are_years)
    found = Events(
        events=tuple(events),
        ruler=ruler,
        colors=tuple(dict.fromkeys(colors)),
        table=reading.table(numerals),
    )
    _tell_undated(reading, at, keys, report=report)
    return found if _can_be_drawn(found, spec, report=report) else None


def _tell_undated(
    reading: RowReading, at: Measured, keys: Sequence[Key], *, report: Report
) -> None:
    """Note what has no day, so that the picture leaves it out and only the table has it."""
    column = reading.sheet.header.index(at.column)
    undated = [row for row, cells in enumerate(reading.sheet.rows) if not cells[column]]
    if not undated or len(undated) == len(keys):
        return
    first = keys[undated[0]][0]
    others = f" and {len(undated) - 1:,} more are" if len(undated) > 1 else " is"
    message = f'"{first}"{others} in the table alone, without a day'
    fix = "write the day, or leave it out and say so to readers in the note"
    report.note(ChartCode.DATA_VALUE, reading.sheet.place(undated[0], column), message, fix)


def _dates(at: Measured, numerals: Numerals) -> list[str]:
    """Return each date as it is printed: with its year where there are several, or at the first."""
    moments = [value for value in at.values if isinstance(value, Moment)]
    has_years = len({moment.at.year for moment in moments}) > 1
    found = []
    for row, value in enumerate(at.values):
        if isinstance(value, Moment):
            text = short_text(value, lang=numerals.lang, has_year=has_years or not row)
        elif value is None:
            text = ""
        else:
            text = str(value) if at.are_years else numerals.number(value, column=at.column)
        found.append(text)
    return found


def _can_be_drawn(found: Events, spec: Spec, *, report: Report) -> bool:
    faults, at = Report(), spec.x[0].place
    if len(found.events) > MOST_EVENTS:
        message = f"these are {len(found.events):,} events; at most {MOST_EVENTS} can be read"
        faults.error(ChartCode.CHART_TOO_MUCH, at, message, 'choose some with "where" or "limit"')
    if not found.events and not report.errors:
        faults.error(
            ChartCode.DATA_VALUE, at, f'"{spec.x[0]}" holds no date', "name another column"
        )
    check_colors(spec, set(found.colors), report=faults)
    report.extend(faults)
    return not faults.errors and bool(found.events)
