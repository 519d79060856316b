"""CSV files as newsrooms have them, and as nobody should."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affidavit.charts.sheet import MAX_COLUMNS, MAX_ROWS, read_sheet
from affidavit.diagnostics import Place, Report
from affidavit.located.values import Lines
from tests.charts.typed import RECORD, SLUG, chart_of, read_chart

BAR = f"```chart\n{RECORD}kind: bar\nx: n\ny: s\ndata: data.csv\n```\n"
DATA = f"charts/{SLUG}/data.csv"


def sheet_of(text):
    """Return the sheet of a text that is a whole file, and what was reported."""
    report = Report()
    return read_sheet(text, place_at=Lines(text, file="a.csv").place, report=report), report


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_separators(sign):
    """Commas, semicolons and tabs separate; the first line says which."""
    sheet, report = sheet_of(f"name{sign}n\nAna{sign}1\n\nBo{sign}2")
    assert not len(report)
    assert sheet.header == ("name", "n")
    assert sheet.rows == (("Ana", "1"), ("Bo", "2"))


def test_quotes():
    """A quoted cell holds separators, quotes and line ends; blanks around it do not count."""
    sheet, _ = sheet_of('a,b\n "x, ""y""" , 2 \n"two\nlines",3\n')
    assert sheet.rows == (('x, "y"', "2"), ("two\nlines", "3"))
    assert sheet.place(1, 0) == Place("a.csv", 3, 1)
    assert sheet.place(1, 1) == Place("a.csv", 4, 8)


def test_files_as_spreadsheets_save_them(tmp_path: Path):
    """A byte order mark and the line ends of Windows change nothing."""
    story = f"```chart\n{RECORD}kind: bar\nx: n\ny: s\ndata: data.csv\n```\n"
    chart, report = read_chart(tmp_path, story, {DATA: "\ufeffs;n\r\nÁlamo;3\r\n".encode()})
    assert chart, report.as_text()
    assert chart.table.rows == (("Álamo", 3),)


def test_another_encoding_is_told_at_its_byte(tmp_path: Path):
    """Letters of another encoding would be lost, so the file is refused."""
    _, report = read_chart(tmp_path, BAR, {DATA: "s,n\nÁlamo,3\n".encode("latin-1")})
    assert [(str(each.place), str(each.code)) for each in report] == [
        (f"{DATA}:2:1", "file/encoding")
    ]


@pytest.mark.parametrize("kind", ["link", "link to a folder", "pipe", "folder"])
def test_what_is_no_file_of_the_chart(tmp_path: Path, kind):
    """A link could publish what was not meant to be; a pipe would never end."""
    folder, secret = tmp_path / "charts" / SLUG, tmp_path / "content/stories/draft/data.csv"
    secret.parent.mkdir(parents=True)
    secret.write_text("s,n\nsecret,1\n")
    folder.parent.mkdir(parents=True)
    if kind == "link to a folder":
        folder.symlink_to(secret.parent)
    else:
        folder.mkdir()
    if kind == "link":
        (folder / "data.csv").symlink_to(secret)
    if kind == "pipe":
        os.mkfifo(folder / "data.csv")
    if kind == "folder":
        (folder / "data.csv").mkdir()
    chart, report = read_chart(tmp_path, BAR)
    assert chart
    assert not chart.figures
    expected = "data/forbidden" if "link" in kind else "file/unreadable"
    assert [str(each.code) for each in report.errors] == [expected]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("s,n\n" + "x,1\n" * (MAX_ROWS + 1), "more than 50,000 rows"),
        (",".join(f"c{i}" for i in range(10_000)) + "\n" + "," * 9_999, "10,000 columns"),
        ("x" * 6_000_000, "at most 5 MB"),
    ],
)
def test_files_are_bounded(tmp_path: Path, text, words):
    """A file that no page should carry is told at once, and nothing hangs."""
    _, report = read_chart(tmp_path, BAR, {DATA: text})
    assert words in report.as_text()
    assert MAX_COLUMNS < 10_000


def test_what_a_spreadsheet_would_run_is_text(tmp_path: Path):
    """A cell that starts like a formula is harmless in the file that readers download."""
    chart = chart_of(tmp_path, "kind: bar\nx: n\ny: s\n", "s,n\n=1+1,-3\n@SUM(A1),4\nplain,5\n")
    assert chart.table.csv.decode() == "s,n\n'=1+1,-3\n'@SUM(A1),4\nplain,5\n"


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_bytes(tmp_path: Path, content):
    """Whatever a data file holds, a writer gets a chart or a message, never a traceback."""
    chart, report = read_chart(tmp_path, BAR, {DATA: content})
    assert (chart and chart.figures) or report.errors


@given(st.text(alphabet='ab1,;"\n\t =.-', max_size=80))
@settings(max_examples=300)
def test_every_cell_knows_its_place(text):
    """The place of a cell is where its text stands in the file."""
    sheet, _ = sheet_of(text)
    lines = text.split("\n")
    for index, row in enumerate(sheet.rows if sheet else ()):
        for column, cell in enumerate(row):
            place = sheet.place(index, column)
            rest = lines[place.line - 1][place.column - 1 :]
            if cell and "\n" not in cell and '"' not in rest:
                assert rest.startswith(cell)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("A" * 20_000, "this cell holds 20,000 characters; at most 1,000 are drawn"),
        ("A\x1b[31m", "this cell holds a character that cannot be printed"),
        ("A\x00", "this cell holds a character that cannot be printed"),
    ],
)
def test_cells_that_cannot_be_set(tmp_path: Path, name, message):
    """They are told where they stand, and nothing is drawn of them."""
    chart, report = read_chart(tmp_path, BAR, {DATA: f"s,n\nB,1\n{name},3\n".encode()})
    assert [(str(each.place), each.message) for each in report] == [(f"{DATA}:3:1", message)]
    assert not (chart and chart.figures)


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999"])
def test_json_holds_numbers(tmp_path: Path, number):
    """What is none is told, not drawn as if it were missing."""
    story = BAR.replace("data.csv", "data.json")
    file = DATA.replace(".csv", ".json")
    text = f'[{{"s": "A", "n": 1}},\n {{"s": "B", "n": {number}}}]'
    _, report = read_chart(tmp_path, story, {file: text.encode()})
    found = [(str(each.place), each.message) for each in report]
    assert found == [(f"{file}:2:18", f'"{number}" is no number')]
