"""Data by SQL, from Parquet and from JSON: what is drawn, what is told, and what stays shut."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from affidavit.charts import ChartFolders, data, queries
from affidavit.charts.query_rows import cell_of
from tests.charts.typed import RECORD, read_chart

HOME = "charts/fire"
ROWS = {f"{HOME}/fires.csv": "day,state,n\n2026-02-22,Jalisco,3\n2026-02-23,Jalisco,4\n,Colima,2\n"}


def asked(root: Path, sql: str, files=ROWS, kind="bar\nx: n\ny: state"):
    """Return the chart of a query and what was told of it."""
    lines = "".join(f"    {line}\n" for line in sql.splitlines())
    story = f"```chart\n{RECORD}kind: {kind}\ndata:\n  sql: |\n{lines}```\n"
    return read_chart(root, story, files)


def rows_of(root: Path, sql: str, **more):
    """Return the rows that a query draws; it must have no fault."""
    chart, report = asked(root, sql, **more)
    assert chart
    assert not len(report), report.as_text()
    return chart.table.rows


def told(root: Path, sql: str, files=ROWS):
    """Return where each fault of a query is, and what is said of it."""
    _, report = asked(root, sql, files)
    return [(each.place.line, each.place.column, each.message) for each in report]


def test_rows_are_added_up(tmp_path: Path):
    """A query adds up the rows of a file beside the spec; the table is what is drawn."""
    sql = "select state, sum(n) as n\nfrom 'fires.csv' group by state order by n desc"
    assert rows_of(tmp_path, sql) == (("Jalisco", 7), ("Colima", 2))


def test_tables_of_its_own_are_none_of_the_folder(tmp_path: Path):
    """What `with` names is no file."""
    sql = (
        "with big as (from 'fires.csv' where n > 2)\nselect state, max(n) as n from big group by 1"
    )
    assert rows_of(tmp_path, sql) == (("Jalisco", 4),)


def test_functions_read_files_with_options(tmp_path: Path):
    """A file that DuckDB would guess wrong is read as told, from a folder with a comma."""
    root = tmp_path / "Smith, John's"
    root.mkdir()
    files = {f"{HOME}/it's.csv": "state;n\nColima;2\n"}
    sql = "select state, n from read_csv('it''s.csv', delim = ';')"
    assert rows_of(root, sql, files=files) == (("Colima", 2),)


def test_dates_and_sums_read_as_people_write_them(tmp_path: Path):
    """A month is a date on the axis, and 0.1 + 0.2 is 0.3."""
    sql = """select date_trunc('month', day) as m, sum(n / 10.0) as n
    from 'fires.csv' where day is not null group by 1 order by 1"""
    chart, report = asked(tmp_path, sql, kind="line\nx: m\ny: n")
    assert chart
    assert not len(report), report.as_text()
    assert chart.table.rows == (("2026-02-01", 0.7),)
    assert cell_of(0.1 + 0.2) == "0.3"


def test_parquet_is_read_as_it_is(tmp_path: Path):
    """A Parquet file is data without a query too."""
    made = tmp_path / "made.parquet"
    duckdb.sql(f"copy (select 'Jalisco' as state, 1.25 as n) to '{made}'")
    story = f"```chart\n{RECORD}kind: bar\nx: n\ny: state\ndata: fires.parquet\n```\n"
    chart, report = read_chart(tmp_path, story, {f"{HOME}/fires.parquet": made.read_bytes()})
    assert chart
    assert not len(report), report.as_text()
    assert chart.table.rows == (("Jalisco", 1.25),)


def test_json_is_a_list_of_rows(tmp_path: Path):
    """Rows may lack a column; a cell is told on the line of its row."""
    story = f"```chart\n{RECORD}kind: bar\nx: n\ny: state\ndata: fires.json\n```\n"
    files = {
        f"{HOME}/fires.json": '[{"state": "Jalisco", "n": 3},\n {"state": "Colima", "n": "x"}]'
    }
    _, report = read_chart(tmp_path, story, files)
    assert [(each.place.file, each.place.line) for each in report] == [(f"{HOME}/fires.json", 2)]
    files = {f"{HOME}/fires.json": '[{"state": "Jalisco", "n": 3},\n {"state": "Colima"}]'}
    chart, _ = read_chart(tmp_path, story, files)
    assert chart
    assert chart.table.rows == (("Jalisco", 3), ("Colima", None))


@pytest.mark.parametrize(
    ("sql", "place", "words"),
    [
        ("selec 1", (10, 5), "no SQL that DuckDB reads"),
        ("drop table x", (9, 8), "nothing else"),
        ("select 1; select 2", (9, 8), "more than one statement"),
        ("select total as n\nfrom 'fires.csv'", (10, 12), '"total" not found'),
        ("select état, n\nfrom 'fire.csv'", (11, 10), 'there is no "fire.csv"'),
        ("select n from fires.csv", (10, 19), "fires.csv is no table"),
        ("select random() as n, state from 'fires.csv'", (10, 12), "random()"),
        ("select state, n from 'fires.csv' where day < current_date", (10, 50), "current_date"),
        ("select state, n from 'fires.csv' using sample 1", (10, 5), "a sample"),
        ("select state, n, n from 'fires.csv'", (9, 8), 'two columns are called "n"'),
        ("select state, n from 'fires.csv' where n > 9", (9, 8), "no row"),
        ("select i as n, i as state from range(60000) a(i)", (9, 8), "more than 50,000 rows"),
    ],
)
def test_faults_stand_in_the_query(tmp_path: Path, sql: str, place: tuple[int, int], words: str):
    """Each fault is told once, where it stands in the query."""
    (line, column, message), *more = told(tmp_path, sql)
    assert (line, column) == place
    assert words in message
    assert not more


@pytest.mark.parametrize(
    "sql",
    [
        "select * from '/etc/passwd'",
        "select * from '../flood/secret.csv'",
        "select * from read_csv('../flood/secret.csv')",
        "select * from read_csv(['fires.csv', '../flood/secret.csv'])",
        "select * from 'linked.csv'",
        "select * from 'pipe.csv'",
        "select * from '*.csv'",
        "select * from 'http://127.0.0.1:9/x.csv'",
        "select * from glob('*')",
        "select * from read_text('fires.csv')",
        "select * from duckdb_settings()",
        "select * from information_schema.tables",
    ],
)
def test_nothing_else_is_in_reach(tmp_path: Path, sql: str):
    """No other folder, no link, no pipe, no address, nothing of the machine."""
    secret = tmp_path / "charts/flood/secret.csv"
    secret.parent.mkdir(parents=True)
    secret.write_text("state,n\nSecret,1\n")
    home = tmp_path / HOME
    home.mkdir()
    (home / "linked.csv").symlink_to(secret)
    os.mkfifo(home / "pipe.csv")
    chart, report = asked(tmp_path, sql)
    assert report.errors
    assert chart is None or not chart.table.rows
    assert str(tmp_path) not in report.as_text()


def test_a_file_through_a_name_computed_in_the_query_is_shut(tmp_path: Path):
    """A path put together in the query is found by no check of ours, and refused by DuckDB."""
    (tmp_path / "secret.csv").write_text("state,n\nSecret,1\n")
    path = str(tmp_path / "secret.csv")
    sql = f"select * from read_csv('{path[:4]}' || '{path[4:]}')"  # noqa: S608 - the attack itself
    chart, report = asked(tmp_path, sql)
    assert report.errors
    assert chart is None or not chart.table.rows


def test_a_bad_line_is_told_in_its_file(tmp_path: Path):
    """A word among thirty thousand numbers is told on its line."""
    lines = "".join(f"Jalisco,{number}\n" for number in range(30_000))
    files = {f"{HOME}/fires.csv": f"state,n\n{lines}Colima,many\n"}
    _, report = asked(tmp_path, "select state, max(n) as n from 'fires.csv' group by 1", files)
    (fault,) = report
    assert (fault.place.file, fault.place.line) == (f"{HOME}/fires.csv", 30_002)
    assert '"many" in the column "n"' in fault.message


def test_without_the_extra_there_is_one_clear_message(tmp_path: Path, monkeypatch):
    """Who has not installed DuckDB is told what to install."""
    monkeypatch.setattr(queries, "find_spec", lambda _name: None)
    _, report = asked(tmp_path, "select state, n from 'fires.csv'")
    (fault,) = report
    assert fault.code == "data/engine"
    assert fault.fix == 'run: pip install "affidavit[data]"'


def test_an_endless_query_is_stopped(tmp_path: Path, monkeypatch):
    """A query that would run for hours is told, and the build goes on."""
    monkeypatch.setattr(queries, "PATIENCE", 0.2)
    endless = "select count(*) as n, 'all' as state from range(10000000) a(i), range(10000000) b(j)"
    ((_, _, message),) = told(tmp_path, f"{endless} where (i * j) % 7 = 3")
    assert "took longer" in message


def test_an_answer_is_kept_until_its_files_change(tmp_path: Path, monkeypatch):
    """The same query over the same files is not asked again; over others, or damaged, it is."""
    asked_times = []
    really = data.ask

    def ask(*arguments, **named):
        asked_times.append(1)
        return really(*arguments, **named)

    monkeypatch.setattr(data, "ask", ask)
    monkeypatch.setattr(
        "tests.charts.typed.ChartFolders",
        lambda **named: ChartFolders(**named, cache=tmp_path / ".cache"),
    )
    sql = "select state, sum(n) as n from 'fires.csv' group by 1 order by 2 desc"
    first = rows_of(tmp_path, sql)
    assert rows_of(tmp_path, sql) == first
    assert len(asked_times) == 1
    (kept,) = (tmp_path / ".cache").rglob("*.json")
    kept.write_bytes(kept.read_bytes().replace(b'"7"', b'"8"'))
    assert rows_of(tmp_path, sql) == first
    assert len(asked_times) == 2
    other = {f"{HOME}/fires.csv": "state,n\nJalisco,9\n"}
    assert rows_of(tmp_path, sql, files=other) == (("Jalisco", 9),)
    assert len(asked_times) == 3
