"""What a query asks for, before it is run: which files, and whether it answers alike every time.

DuckDB itself reads the query (`json_serialize_sql`), so that we judge what it will do and no text
that looks like it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from affidavit.charts.attributes import PlacedText
from affidavit.diagnostics import ChartCode, Place, Report
from affidavit.located import LocatedText

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READERS = frozenset(
    ["parquet_scan", "read_csv", "read_csv_auto", "read_json", "read_json_auto", "read_parquet"]
)
"""Functions that read the files they are given."""
SERIES = frozenset(["generate_series", "range", "unnest"])
"""Functions that make rows of nothing but their arguments."""
_CLOCKS = frozenset(
    ["current_date", "current_time", "current_timestamp", "localtime", "localtimestamp"]
)
"""Words that SQL reads as a function although no parentheses follow."""
_NOWHERE = 1 << 63
"""DuckDB's place of what it made itself."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A file that a function reads: `read_csv('payments.csv', header = true)`."""

    name: LocatedText
    start: int
    """Where in the query its literal starts, in characters."""
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The files that a query reads."""

    tables: tuple[LocatedText, ...]
    """As tables, each where it is first named: `from 'payments.csv'`."""
    arguments: tuple[Argument, ...]


def check_query(
    sql: LocatedText, connection: DuckDBPyConnection, *, report: Report
) -> Asked | None:
    """Return what a query reads; None with every fault reported at its place."""
    found = orjson.loads(_one_cell(connection, "select json_serialize_sql(?)", sql))
    if found["error"]:
        _tell_syntax(sql, found, report=report)
        return None
    if len(found["statements"]) != 1:
        message, fix = "more than one statement stands here", "write one SELECT"
        report.error(ChartCode.DATA_QUERY, sql.place, message, fix)
        return None
    faults = Report()
    nodes = list(_nodes(found["statements"][0], 0))
    unsteady = _unsteady(connection)
    for node, at in nodes:
        _check_node(node, sql.place_at(_index(sql, at)), unsteady, report=faults)
    report.extend(faults)
    if faults.errors:
        return None
    return Asked(tuple(_tables(nodes, sql)), tuple(_arguments(nodes, sql)))


def _index(sql: str, at: int) -> int:
    """Return the character that DuckDB means, which counts bytes."""
    return len(sql.encode()[:at].decode(errors="ignore"))


def _tell_syntax(sql: LocatedText, found: dict[str, Any], *, report: Report) -> None:
    at = sql.place_at(_index(sql, int(found.get("position") or 0)))
    if found.get("error_type") == "parser":
        message = f"this is no SQL that DuckDB reads: {found['error_message']}"
        report.error(ChartCode.DATA_QUERY, at, message)
        return
    message, fix = "data comes from a SELECT, and from nothing else", "write one SELECT"
    report.error(ChartCode.DATA_QUERY, sql.place, message, fix)


def _nodes(value: object, at: int) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield every part of a query with the character it starts at, or that around it starts at."""
    if isinstance(value, dict):
        own = value.get("query_location", _NOWHERE)
        at = own if isinstance(own, int) and own < _NOWHERE else at
        yield value, at
        for item in value.values():
            yield from _nodes(item, at)
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item, at)


def _check_node(
    node: dict[str, Any], place: Place, unsteady: frozenset[str], *, report: Report
) -> None:
    """Report what would read something else, or answer otherwise tomorrow."""
    if node.get("type") == "TABLE_FUNCTION":
        name = str(node.get("function", {}).get("function_name", "")).lower()
        if name not in READERS | SERIES:
            fix = f"read a file of the chart's folder: {', '.join(sorted(READERS))}"
            report.error(ChartCode.DATA_QUERY, place, f'"{name}" is not open to charts', fix)
    if node.get("class") == "FUNCTION" and str(node.get("function_name")).lower() in unsteady:
        _tell_unsteady(f"{node['function_name']}()", place, report=report)
    names = node.get("column_names") if node.get("type") == "COLUMN_REF" else None
    if names and len(names) == 1 and str(names[0]).lower() in _CLOCKS:
        _tell_unsteady(str(names[0]), place, report=report)
    if node.get("type") == "BASE_TABLE" and node.get("schema_name"):
        name = f"{node['schema_name']}.{node['table_name']}"
        message, fix = f"{name} is no table of a chart", f"write a file in quotes: '{name}'"
        report.error(ChartCode.DATA_QUERY, place, message, fix)
    if node.get("sample"):
        _tell_unsteady("a sample", place, report=report)


def _tell_unsteady(what: str, place: Place, *, report: Report) -> None:
    message = f"{what} gives another answer each time, so that nobody could check the chart"
    report.error(ChartCode.DATA_QUERY, place, message, "write the value itself")


def _tables(nodes: list[tuple[dict[str, Any], int]], sql: LocatedText) -> Iterator[LocatedText]:
    """Yield each table that is none of the query's own."""
    met = {str(entry["key"]) for node, _ in nodes for entry in _own_tables(node)}
    for node, at in nodes:
        name = str(node.get("table_name", ""))
        if node.get("type") == "BASE_TABLE" and name not in met:
            met.add(name)
            yield PlacedText(name, sql.place_at(_index(sql, at)))


def _own_tables(node: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what `with name as (...)` names."""
    entries = node.get("map") if set(node) == {"map"} else None
    return entries if isinstance(entries, list) else []


def _arguments(nodes: list[tuple[dict[str, Any], int]], sql: LocatedText) -> Iterator[Argument]:
    """Yield the texts in the first argument of the functions that read files."""
    for node, at in nodes:
        if node.get("class") != "FUNCTION" or str(node.get("function_name")).lower() not in READERS:
            continue
        for inner, place in _nodes(node["arguments"][:1], at):
            literal = inner.get("literal") or {}
            if literal.get("kind") == "STRING":
                start = _index(sql, place)
                end = _index(sql, place + int(inner["query_location_length"]))
                yield Argument(PlacedText(str(literal["text"]), sql.place_at(start)), start, end)


def _unsteady(connection: DuckDBPyConnection) -> frozenset[str]:
    """Return the functions of which DuckDB says that they answer otherwise each time."""
    query = "select distinct function_name from duckdb_functions() where stability <> 'CONSISTENT'"
    return frozenset(str(row[0]) for row in connection.execute(query).fetchall())


def _one_cell(connection: DuckDBPyConnection, query: str, argument: str) -> str:
    row = connection.execute(query, [str(argument)]).fetchone()
    return str(row[0]) if row else "{}"
