"""Data by SQL and from Parquet, through DuckDB: one SELECT over files that lie where data may lie.

DuckDB is the extra `data`. It gets those files and nothing else, no network and no extension, and
one thread where several could give another answer (see `query_threads`).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from affidavit.charts.query_check import Asked, check_query
from affidavit.charts.query_rows import sheet_of
from affidavit.charts.query_threads import add_up_exactly, orderless, threads
from affidavit.charts.sheet import MAX_COLUMNS, MAX_ROWS, Sheet
from affidavit.diagnostics import ChartCode, Place, Report
from affidavit.located import LocatedText

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ENDINGS = (".csv", ".tsv", ".parquet", ".json")
PATIENCE = 120.0
"""Seconds until a query counts as endless; one over ten million rows takes two."""
MEMORY = "1GB"
_BUFFER = 4_000_000
"""Bytes of a CSV file read at once: DuckDB's own 32 MB are slower, and cost 100 MB more."""
_LINE = re.compile(r"^LINE (\d+): (.*)$", re.MULTILINE)
_CSV_CELL = re.compile(r'Could not convert string "(.*?)" to')
_CSV_COLUMN = re.compile(r'converting column "(.*?)"')
_CSV_LINE = re.compile(r"\bLine: (\d+)")

FindFile = Callable[[LocatedText], Path | None]
"""Returns the file that is meant; None with a report of why there is none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave, and the files it was asked of."""

    sheet: Sheet | None = None
    inputs: tuple[Path, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    """The same by the names that the query gives them."""


def has_engine() -> bool:
    """Say whether DuckDB is installed."""
    return find_spec("duckdb") is not None


def ask(
    sql: LocatedText, *, find: FindFile, name_of: Callable[[Path], str], report: Report
) -> Answer:
    """Return the rows of a SELECT, at most what a chart may carry; every fault reported.

    `find` says where a file lies, `name_of` how a report calls it.
    """
    if not _is_ready(sql.place, report=report):
        return Answer()
    with _connection() as connection:
        asked = check_query(sql, connection, report=report)
        files = _found(asked, find) if asked else None
        if asked is None or files is None:
            return Answer()
        inputs = tuple(dict.fromkeys(files.values()))
        query = _Query(connection, sql, asked, files, name_of)
        sheet = query.rows(report=report)
    return Answer(sheet, inputs, files)


def read_parquet(path: Path, *, place: Place, report: Report) -> Sheet | None:
    """Return the rows of a Parquet file; None with the fault reported at `place`."""
    if not _is_ready(place, report=report):
        return None
    import duckdb  # noqa: PLC0415 - an extra, and slow to import

    with _connection() as connection:
        _confine(connection, [path])
        try:
            return _fetched(connection, f"from read_parquet({_quoted(str(path))})", place, report)
        except duckdb.Error:
            message, fix = "the file is no Parquet that can be read", "save it again, or as CSV"
            report.error(ChartCode.DATA_SHAPE, place, message, fix)
            return None


def _is_ready(place: Place, *, report: Report) -> bool:
    if not has_engine():
        message = "SQL and Parquet take DuckDB, which is not installed"
        report.error(ChartCode.DATA_ENGINE, place, message, 'run: pip install "affidavit[data]"')
    return has_engine()


def _found(asked: Asked, find: FindFile) -> dict[str, Path] | None:
    """Return the files by the names they are given; None where one is missing."""
    names = {str(name): name for name in (*asked.tables, *(each.name for each in asked.arguments))}
    found = {name: find(located) for name, located in names.items()}
    paths = {name: path for name, path in found.items() if path is not None}
    return paths if len(paths) == len(found) else None


@dataclass(frozen=True, slots=True)
class _Query:
    """A query that was judged, over files that were found."""

    connection: DuckDBPyConnection
    sql: LocatedText
    asked: Asked
    files: dict[str, Path]
    name_of: Callable[[Path], str]

    def rows(self, *, report: Report) -> Sheet | None:
        """Return what the query gives; None with the fault reported."""
        import duckdb  # noqa: PLC0415 - an extra, and slow to import

        try:
            return self._answer(report=report)
        except duckdb.InterruptException:
            message, fix = f"this query took longer than {PATIENCE:.0f} seconds", "ask for less"
            report.error(ChartCode.DATA_QUERY, self.sql.place, message, fix)
        except duckdb.OutOfMemoryException:
            message, fix = f"this query needs more than {MEMORY} of memory", "add up before joining"
            report.error(ChartCode.DATA_QUERY, self.sql.place, message, fix)
        except duckdb.Error as error:
            self._tell(str(error), report=report)
        return None

    def _answer(self, *, report: Report) -> Sheet | None:
        """Ask by several threads where any number of them answers alike, else by one."""
        import duckdb  # noqa: PLC0415 - an extra, and slow to import

        query = orderless(self._with_paths(), self.connection)
        if query is not None:
            with _connection(threads=threads()) as connection:
                add_up_exactly(connection)
                try:
                    return self._asked_of(connection, query, report=report)
                except duckdb.InterruptException:
                    raise
                except duckdb.Error:
                    pass  # one thread gives the answer, or tells why there is none
        return self._asked_of(self.connection, self._with_paths(), report=report)

    def _asked_of(
        self, connection: DuckDBPyConnection, query: str, *, report: Report
    ) -> Sheet | None:
        _confine(connection, list(self.files.values()))
        for table in self.asked.tables:
            self._show(table, connection)
        return _fetched(connection, query, self.sql.place, report)

    def _show(self, table: LocatedText, connection: DuckDBPyConnection) -> None:
        """Let a file be a table of its name."""
        path = self.files[str(table)]
        reader, more = {
            ".parquet": ("read_parquet", ""),
            ".json": ("read_json", ""),
        }.get(path.suffix, ("read_csv", f", buffer_size = {_BUFFER}"))
        name = str(table).replace('"', '""')
        source = f"{reader}({_quoted(str(path))}{more})"
        connection.execute(f'create temp view "{name}" as from {source}')

    def _with_paths(self) -> str:
        """Return the query with each file that a function reads named by its whole path."""
        text = str(self.sql)
        for each in sorted(self.asked.arguments, key=lambda each: each.start, reverse=True):
            path = _quoted(str(self.files[str(each.name)]))
            text = f"{text[: each.start]}{path}{text[each.end :]}"
        return text

    def _tell(self, message: str, *, report: Report) -> None:
        """Report what DuckDB says, where it says it, without the paths of this machine."""
        for name, path in self.files.items():
            message = message.replace(str(path), name)
        first = message.partition("\n")[0].partition(": ")[2] or message
        fix = "see the columns of the file"
        if bindings := re.search(r"Candidate bindings: (.*)", message):
            fix = f"did you mean {bindings[1].split(', ')[0]}?"
        if line := _CSV_LINE.search(message):
            at = Place(self._faulty_file(message), int(line[1]), 1)
            report.error(ChartCode.DATA_SHAPE, at, *_told_of_line(message))
            return
        report.error(ChartCode.DATA_QUERY, self._place_of(message), f"DuckDB says: {first}", fix)

    def _faulty_file(self, message: str) -> str:
        named = [path for name, path in self.files.items() if name in message]
        return self.name_of((named or list(self.files.values()))[0])

    def _place_of(self, message: str) -> Place:
        """Return the place that DuckDB's caret points to, where that can be told."""
        found = _LINE.search(message)
        if found is None or found[2].startswith("..."):
            return self.sql.place
        lines = str(self.sql).split("\n")
        row = min(int(found[1]), len(lines)) - 1
        caret = message[found.end() :].partition("^")[0].rpartition("\n")[2]
        column = max(len(caret) - len(f"LINE {found[1]}: "), 0)
        column = column if found[2] == lines[row] else 0  # a path stands there, not its name
        return self.sql.place_at(sum(len(line) + 1 for line in lines[:row]) + column)


@contextmanager
def _connection(*, threads: int = 1) -> Iterator[DuckDBPyConnection]:
    import duckdb  # noqa: PLC0415 - an extra, and slow to import

    settings: dict[str, str | bool | int | float | list[str]] = {
        "allow_community_extensions": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": MEMORY,
        "python_enable_replacements": "false",
        "temp_directory": "",
        "threads": str(threads),
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        yield connection


def _confine(connection: DuckDBPyConnection, files: Sequence[Path]) -> None:
    """Let a connection read these files and nothing else, for good."""
    listed = ", ".join(_quoted(str(path)) for path in files)
    connection.execute(f"set allowed_paths = [{listed}]")
    connection.execute("set TimeZone = 'UTC'")
    connection.execute("set enable_progress_bar = false")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _fetched(
    connection: DuckDBPyConnection, query: str, place: Place, report: Report
) -> Sheet | None:
    """Return the rows of a query; None where they are more than a chart may carry, told."""
    stop = threading.Timer(PATIENCE, connection.interrupt)
    stop.daemon = True
    stop.start()
    try:
        cursor = connection.execute(query)
        header = [str(column[0]) for column in cursor.description or ()]
        rows = cursor.fetchmany(MAX_ROWS + 1) if len(header) <= MAX_COLUMNS else []
    finally:
        stop.cancel()
    if len(header) > MAX_COLUMNS or len(rows) > MAX_ROWS:
        message = f"more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns come out of this"
        report.error(ChartCode.CHART_TOO_MUCH, place, message, "add them up with GROUP BY")
        return None
    if not rows:
        message, fix = "this gives no row", "ask for less in WHERE"
        report.error(ChartCode.DATA_SHAPE, place, message, fix)
        return None
    if again := next((name for name in header if header.count(name) > 1), None):
        message, fix = f'two columns are called "{again}"', "name one of them otherwise, with AS"
        report.error(ChartCode.DATA_SHAPE, place, message, fix)
        return None
    return sheet_of(header, rows, place=place)


def _told_of_line(message: str) -> tuple[str, str]:
    """Return what is wrong with a line of a CSV file, and the fix."""
    column, cell = _CSV_COLUMN.search(message), _CSV_CELL.search(message)
    if column and cell:
        what = f'"{cell[1]}" in the column "{column[1]}" is not what stands in the rows before'
        return what, "mend the cell, or read it as text: read_csv('FILE', all_varchar = true)"
    return "this line has not the shape of the rows before", "mend the line"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
