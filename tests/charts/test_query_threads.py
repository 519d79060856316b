"""Queries by several threads: the same bytes as by one, whatever is added up."""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import pytest

from affidavit.charts import queries
from affidavit.charts.query_threads import orderless
from affidavit.diagnostics import Report
from affidavit.located import read_yaml
from tests.charts.test_queries import HOME, asked, rows_of

SHARED = 200_000
"""Bytes of a file that a thread reads at once here; the file below is cut into ten."""
THREADS = (1, 2, 4)


@pytest.fixture(scope="module")
def payments(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """100,000 invented payments in cents, with a share of full length and a tiny one."""
    chance = random.Random(7)  # noqa: S311 - invented rows
    path = tmp_path_factory.mktemp("rows") / "payments.csv"
    rows = ["state,cents,share,tiny"]
    for _ in range(100_000):
        cents = f"{chance.randrange(10**7) / 100:.2f}"
        row = (chance.choice("ABCDE"), cents, chance.random(), f"{chance.random():.12f}e-12")
        rows.append(",".join(map(str, row)))
    path.write_text("\n".join(rows) + "\n", encoding="ascii")
    return path


@pytest.mark.parametrize(
    ("column", "by_many"),
    [("sum(cents)", True), ("avg(share)", True), ("sum(tiny)", False), ("count(*)", True)],
)
def test_any_number_of_threads_gives_the_same(payments, monkeypatch, column, by_many):
    """Fractions of any length, and those too small to be added up as decimals."""
    text = f"sql: select state, {column} as n from 'payments.csv' group by state\n"  # noqa: S608 - ours
    sql = read_yaml(text, file="spec.yml", report=Report())["sql"]
    answers, many = [], []
    for threads in THREADS:
        monkeypatch.setattr(queries, "_BUFFER", SHARED)
        monkeypatch.setattr(queries, "threads", lambda threads=threads: threads)
        monkeypatch.setattr(queries._Query, "_asked_of", _noting(queries._Query._asked_of, many))
        report = Report()
        answer = queries.ask(sql, find=lambda _: payments, name_of=str, report=report)
        assert not len(report), report.as_text()
        answers.append(answer.sheet.rows)
        monkeypatch.undo()
    assert answers == answers[:1] * len(THREADS)
    assert len(many) == (0 if by_many else len(THREADS))


def _noting(asked, again):
    def noted(query, connection, text, *, report):
        if connection is query.connection:
            again.append(query)
        return asked(query, connection, text, report=report)

    return noted


def test_what_is_too_much_is_asked_for_once(tmp_path: Path, monkeypatch):
    """One thread would find the same rows without end; the fault is told where the query stands."""
    again: list[object] = []
    monkeypatch.setattr(queries._Query, "_asked_of", _noting(queries._Query._asked_of, again))
    sql = "select range as n, count(*) as state from range(60000) group by range"
    _, report = asked(tmp_path, sql)
    assert [each.message for each in report] == [
        "more than 50,000 rows or 200 columns come out of this"
    ]
    assert not again


def test_cents_add_up_as_on_paper(tmp_path: Path):
    """0.1 and 0.2 are 0.3, a thousand times over."""
    csv = "state,n\n" + "A,0.1\nA,0.2\nB,0\n" * 1000
    sql = "select state, sum(n) * 10 as n from 'p.csv' group by state order by n desc"
    assert rows_of(tmp_path, sql, files={f"{HOME}/p.csv": csv}) == (("A", 3000), ("B", 0))


def test_rows_that_the_order_leaves_open_stand_in_one(tmp_path: Path):
    """Ties go by the columns, so that a limit always takes the same ones."""
    csv = "state,n\n" + "".join(f"{state},1\n" for state in "QWERTZUIOPASDFGHJKL")
    sql = "select state, sum(n) as n from 'p.csv' group by state order by n desc limit 3"
    found = rows_of(tmp_path, sql, files={f"{HOME}/p.csv": csv})
    assert [row[0] for row in found] == ["A", "D", "E"]


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("select a, sum(b) from t group by a", " ORDER BY 1, 2"),
        ("select a, sum(b) s from t group by all order by s desc", " ORDER BY s DESC, 1, 2"),
        ("select a, max(b) from t group by a order by all desc", " ORDER BY 1 DESC, 2 DESC"),
        ("select sum(b) from t", " ORDER BY 1"),
        ("select a from t", None),
        ("select *, count(*) from t group by all", None),
        ("select a, first(b) from t group by a", None),
        ("select a, string_agg(b) from t group by a", None),
        ("select a, stddev(b) from t group by a", None),
        ("select distinct on (a) a, sum(b) from t group by a", None),
        ("select a, sum(b) over () from t group by all", None),
        ("select a, sum(b) from (from t limit 9) group by a", None),
        (
            "select a, sum(b) from (select * from t qualify row_number() over () = 1) group by a",
            None,
        ),
        ("select a, sum(b) from t positional join u group by a", None),
        ("select a, sum(b) from t asof join u using (b) group by a", None),
        ("select a, sum(b) from t group by a union select 1, 2", None),
        ("select a collate nocase as a, count(*) from t group by 1", None),
        ("select max(columns(*)) from t group by a", None),
        ("select a, system.main.sum(b) from t group by a", None),
    ],
)
def test_which_queries_come_in_any_order(query, order):
    """Only rows of groups, added up by what no order changes; all others stay with one thread."""
    with duckdb.connect() as connection:
        found = orderless(query, connection)
    assert (found is None) == (order is None)
    assert order is None or (found or "").upper().endswith(order.upper())
