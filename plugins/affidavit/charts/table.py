"""The data of a chart as rows: printed under it, and offered as a file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

Value = str | int | float | None
"""What a cell holds; None where there is no figure."""

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

    @property
    def csv(self) -> bytes:
        """The rows as a CSV file: UTF-8, with a header.

        A text that a spreadsheet would run as a formula gets an apostrophe in front.
        """
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([_harmless(column.name) for column in self.columns])
        writer.writerows([_harmless(value) for value in row] for row in self.rows)
        return file.getvalue().encode()


def _harmless(value: Value) -> Value:
    is_formula = isinstance(value, str) and value.startswith(_RUN_BY_SPREADSHEETS)
    return f"'{value}" if is_formula else value
