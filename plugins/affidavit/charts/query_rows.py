"""The answer of a query as a sheet: cells as a CSV file would hold them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from affidavit.charts.sheet import Cells, Sheet
from affidavit.diagnostics import Place

_DIGITS = 15
"""Of a double all are true; more show the dust of binary fractions, as in 0.1 + 0.2."""


def sheet_of(header: Sequence[str], rows: Sequence[Sequence[object]], *, place: Place) -> Sheet:
    """Return rows of a database as text, all standing where the query does."""
    cells: tuple[Cells, ...] = tuple(tuple(map(cell_of, row)) for row in rows)
    nowhere = (0,) * len(header)
    return Sheet(
        header=tuple(header),
        rows=cells,
        header_offsets=nowhere,
        offsets=(nowhere,) * len(cells),
        place_at=_always(place),
    )


def cell_of(value: object) -> str:
    """Return a value as it would stand in a CSV file: ISO dates, a decimal point, empty for none.

    What is no number, such as the result of a division by zero, is empty too.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | Decimal):
        return _number(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return " ".join(str(value).split())


def _number(value: float | Decimal) -> str:
    if not Decimal(value).is_finite():
        return ""
    if isinstance(value, float):
        value = Decimal(f"{value:.{_DIGITS}g}")
    plain = f"{value.normalize():f}"
    return "0" if plain == "-0" else plain


def _moment(value: datetime) -> str:
    """Return a day where the clock stands at midnight, else day and time."""
    if value.time() == time(0) and value.tzinfo is None:
        return value.date().isoformat()
    is_whole = value.replace(second=0, microsecond=0) - value == timedelta(0)
    return value.isoformat(timespec="minutes" if is_whole else "seconds")


def _always(place: Place) -> Callable[[int], Place]:
    return lambda _offset: place
