"""A large CSV file added up for one chart, by `sql:` and by pandas.

`python tests/benchmarks/ten_million_rows.py [ROWS]`, with DuckDB in the environment; where pandas
is in another, name its Python: PANDAS_PYTHON=path/to/python. Each is a process of its own; what
counts are the ratios of time and of memory at its peak, import included. A reading, not a test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MAKE = """\
import sys, duckdb
making = duckdb.connect()
making.execute('set enable_progress_bar = false')
making.execute(f'''copy (
  select (date '2015-01-01' + (hash(i) % 4000)::int) as day,
    'State ' || (hash(i * 7) % 32) as state,
    (hash(i * 13) % 5)::int as kind,
    round((hash(i * 17) % 100000) / 100.0, 2) as amount
  from range({sys.argv[2]}) t(i)) to '{sys.argv[1]}' (header)''')
"""
MEASURE = """
import json, resource, time
start = time.perf_counter()
count = run()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"rows": count, "seconds": time.perf_counter() - start, "megabytes": peak}))
"""
OURS = """\
import sys
def run():
    from pathlib import Path
    from affidavit.charts.queries import ask
    from affidavit.diagnostics import Report
    from affidavit.located import read_yaml
    sql = '''select date_trunc('month', day) as month, state, sum(amount) as amount
    from 'big.csv' where kind <> 3 group by all order by all'''
    spec = read_yaml("sql: |\\n" + "".join(f"  {l.strip()}\\n" for l in sql.splitlines()),
        file="spec.yml", report=Report())
    report = Report()
    answer = ask(spec["sql"], find=lambda name: Path(sys.argv[1]), name_of=str, report=report)
    assert not len(report), report.as_text()
    return len(answer.sheet.rows)
"""
PANDAS = """\
import sys
def run():
    import pandas
    rows = pandas.read_csv(sys.argv[1], parse_dates=["day"])
    rows = rows[rows.kind != 3]
    return len(rows.groupby([rows.day.dt.to_period("M"), "state"]).agg(amount=("amount", "sum")))
"""


def measured(python: str, script: str, *arguments: str) -> dict[str, float]:
    """Return what a script says of itself, run by a Python of its own."""
    done = subprocess.run(
        [python, "-c", script, *arguments], check=True, capture_output=True, text=True
    )
    result: dict[str, float] = json.loads(done.stdout or "{}")
    return result


def main() -> None:
    """Make the file, let both add it up, print the ratios."""
    rows = sys.argv[1] if len(sys.argv) > 1 else "10_000_000"
    pandas = os.environ.get("PANDAS_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "big.csv")
        measured(sys.executable, MAKE, file, rows)
        ours = measured(sys.executable, OURS + MEASURE, file)
        theirs = measured(pandas, PANDAS + MEASURE, file)
    for name, each in (("sql:", ours), ("pandas", theirs)):
        seconds, megabytes, count = each["seconds"], each["megabytes"], each["rows"]
        say(f"{name:7} {seconds:6.2f} s {megabytes:6.0f} MB {count:.0f} rows")
    ratios = [ours[what] / theirs[what] for what in ("seconds", "megabytes")]
    say(f"time x {ratios[0]:.2f}, memory x {ratios[1]:.2f}")


def say(line: str) -> None:
    """Print what was measured."""
    print(line)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
