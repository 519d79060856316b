"""Queries that give the same answer in any number of threads, and the form in which they do.

Several threads add up in another order each time. Of whole numbers the sum is the same, of floats
it is not: its last digits are dust. So floats are added up as decimals here, which is exact in any
order, and nearer to what stands in the file: a thousand times 0.1 is 100.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_THREADS = 4
"""Each takes some 30 MB, and from there on it is the disk that is waited for."""
_ORDERLESS = frozenset(
    ["avg", "bool_and", "bool_or", "count", "count_star", "max", "mean", "min", "sum"]
)
"""Aggregates that are the same in any order, `sum` and `avg` by the macros below."""
_SAFE_JOINS = frozenset(["", "REGULAR", "CROSS", "NATURAL"])

_FRACTION = "system.main.sum(x::decimal(38, 15))"
_SUM = f"""
  case when count(x) = 0 then null
    when max(abs(x)) = 0 then 0
    when max(abs(x)) < 1e15 and count(x) <= 200 * abs({_FRACTION}) then {_FRACTION}::double
    else error('these floats are not added up as decimals') end"""
"""A decimal of 15 places is off by at most 5e-16, so that the sum is true to 13 digits, or told."""
_WHOLE = "system.main.sum(x)"
_MEANS = f"(x double) as {_SUM} / count(x), (x hugeint) as {_WHOLE} / count(x)"
_MACROS = {
    "sum": f"(x double) as {_SUM}, (x hugeint) as {_WHOLE}",
    "avg": _MEANS,
    "mean": _MEANS,
}


def threads() -> int:
    """Return how many threads a query may take that is the same in any number."""
    return min(os.cpu_count() or 1, MOST_THREADS)


def add_up_exactly(connection: DuckDBPyConnection) -> None:
    """Let `sum` and `avg` of this connection give the same in any order, or raise."""
    for name, forms in _MACROS.items():
        connection.execute(f"create temp macro {name}{forms}")


def orderless(query: str, connection: DuckDBPyConnection) -> str | None:
    """Return a query over groups whose rows come in one order only; None for any other query.

    Rows that the writer's order leaves open stand in the order of their columns.
    """
    found = _cell(connection, "select json_serialize_sql(?)", query)
    tree = orjson.loads(found or "{}")
    if tree.get("error") or len(tree.get("statements", ())) != 1:
        return None
    node = tree["statements"][0]["node"]
    if not _is_orderless(node, _aggregates(connection)) or not _set_order(node):
        return None
    return _cell(connection, "select json_deserialize_sql(?::json)", orjson.dumps(tree).decode())


def _is_orderless(node: dict[str, Any], aggregates: frozenset[str]) -> bool:
    if node["type"] != "SELECT_NODE":
        return False
    parts = list(_parts(node))
    called = {str(part["function_name"]).lower() for part in parts if "function_name" in part}
    groups = node["group_expressions"] or node["aggregate_handling"] == "FORCE_AGGREGATES"
    return bool(
        (groups or called & aggregates)
        and called & aggregates <= _ORDERLESS
        and not any(_depends_on_order(part, of=node) for part in parts)
    )


def _depends_on_order(part: dict[str, Any], *, of: dict[str, Any]) -> bool:
    """Say whether a part takes rows as they come: windows, limits inside, joins by position.

    So do collations, which let a group have the first of its spellings as its name, and functions
    named with their schema, which are not the macros below.
    """
    kinds = {str(each.get("type")) for each in part.get("modifiers") or ()}
    return bool(
        part.get("class") in {"COLLATE", "WINDOW"}
        or part.get("schema")
        or part.get("qualify")
        or str(part.get("ref_type", "")) not in _SAFE_JOINS
        or "DISTINCT_ON_MODIFIER" in kinds
        or (part is not of and kinds - {"ORDER_MODIFIER", "DISTINCT_MODIFIER"})
        or part.get("distinct_on_targets")
    )


def _set_order(node: dict[str, Any]) -> bool:
    """Let the rows of a query stand in one order only; False where its columns are not counted."""
    if any(part.get("class") == "STAR" for part in _parts(node["select_list"])):
        return False
    columns = range(1, len(node["select_list"]) + 1)
    orders = next((m for m in node["modifiers"] if m["type"] == "ORDER_MODIFIER"), None)
    if orders is None:
        orders = {"type": "ORDER_MODIFIER", "orders": []}
        node["modifiers"].insert(0, orders)
    everything = next((o for o in orders["orders"] if o["expression"]["class"] == "STAR"), None)
    if everything is not None:  # `order by all`, which stands alone
        orders["orders"] = []
    way = everything or {"type": "ORDER_DEFAULT", "null_order": "ORDER_DEFAULT"}
    orders["orders"] += [way | {"expression": _number(column)} for column in columns]
    return True


def _number(value: int) -> dict[str, Any]:
    """Return a number as DuckDB writes a query out."""
    literal = {"kind": "INTEGER", "text": str(value)}
    return {"class": "CONSTANT", "type": "VALUE_CONSTANT", "alias": "", "literal": literal}


def _parts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _parts(item)


def _aggregates(connection: DuckDBPyConnection) -> frozenset[str]:
    query = "select distinct function_name from duckdb_functions() where function_type ="
    found = connection.execute(f"{query} 'aggregate'").fetchall()
    return frozenset(str(row[0]) for row in found)


def _cell(connection: DuckDBPyConnection, query: str, argument: str) -> str | None:
    row = connection.execute(query, [argument]).fetchone()
    return str(row[0]) if row else None
