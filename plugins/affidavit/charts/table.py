"""The data of a chart as rows: printed under it, and offered as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from affidavit.located import LocatedText

Value = str | int | float | None
"""What a cell holds; None where there is no figure."""

SOURCE = "source"
"""The column whose keys lead each row to its own source."""
BOUND = "bound"
"""The column that says `at least` or the like of each row's figure."""
TABLE = "table"
"""The kind that has no picture: its rows are the chart."""
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "|")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    name: str
    """As the data file calls it."""
    label: str
    """As the table prints it."""
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """The rows a chart draws, in the order it draws them. The first column names the row."""

    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    texts: tuple[tuple[str, ...], ...] = ()
    """The same cells as people read them in the page's language."""
    sources: tuple[LocatedText | None, ...] = ()
    """For each row the key of its own source, as typed; empty where the data has none."""
    bounds: tuple[str, ...] = ()
    """For each row `at least` or the like, empty where its figure is exact; nothing if all are."""
    bars: int | None = None
    """The column whose figures have bars beside them, where the table is the chart."""
    lit: frozenset[int] = frozenset()
    """The rows that are highlighted, where the table is the chart."""

    @property
    def shares(self) -> tuple[float, ...]:
        """For each row the length of its bar, as a share of the longest; empty without bars."""
        if self.bars is None:
            return ()
        figures = [row[self.bars] for row in self.rows]
        lengths = [each if isinstance(each, int | float) else 0 for each in figures]
        longest = max(lengths, default=0) or 1
        return tuple(round(length / longest, 4) for length in lengths)

    @property
    def csv(self) -> bytes:
        """The rows as a CSV file: UTF-8, with a header; sources by their keys."""
        return self.csv_naming(lambda _: ("", ""))

    def csv_naming(self, named: Callable[[LocatedText], Sequence[str]]) -> bytes:
        """Return the rows as a CSV file whose rows say their source by key, name and address.

        `named` gives the last two; where rows have no source of their own there is none of it. A
        text that a spreadsheet would run as a formula gets an apostrophe in front.
        """
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        said = (BOUND,) if self.bounds else ()
        more = ("source", "source_name", "source_url") if self.sources else ()
        writer.writerow(
            [_harmless(name) for name in (*(c.name for c in self.columns), *said, *more)]
        )
        keys = self.sources or (None,) * len(self.rows)
        bounds: list[tuple[str, ...]] = [(each,) for each in self.bounds]
        bounds = bounds or [()] * len(self.rows)
        for row, bound, key in zip(self.rows, bounds, keys, strict=True):
            tail = ("", "", "")[: len(more)] if key is None else (str(key), *named(key))
            writer.writerow([_harmless(value) for value in (*row, *bound, *tail)])
        return file.getvalue().encode()


def _harmless(value: Value) -> Value:
    is_formula = isinstance(value, str) and value.startswith(_RUN_BY_SPREADSHEETS)
    return f"'{value}" if is_formula else value
