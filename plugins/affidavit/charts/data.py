"""Where a chart's rows come from: a file beside its spec or story, or the spec itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from affidavit.charts.attributes import PlacedText
from affidavit.charts.cells import check_cells
from affidavit.charts.chart import ChartFolders, ChartPage
from affidavit.charts.fact_rows import AskFacts, read_facts
from affidavit.charts.files import find_file
from affidavit.charts.model import Spec
from affidavit.charts.queries import Answer, ask, read_parquet
from affidavit.charts.query_cache import QueryCache
from affidavit.charts.query_rows import sheet_of
from affidavit.charts.records import read_records
from affidavit.charts.registry import PLOTLY
from affidavit.charts.sheet import Sheet, read_sheet
from affidavit.charts.table import SOURCE
from affidavit.diagnostics import ChartCode, Code, Report
from affidavit.located import LocatedMapping, LocatedText, place_in
from affidavit.located.files import name_in, read_text_file
from affidavit.located.values import Lines
from affidavit.sources import parse_reference

TABLES = (".csv", ".tsv")
ENDINGS = (*TABLES, ".json", ".parquet")
MOST_INLINE = 50
"""Rows that a spec may hold itself; more of them want a file."""


@dataclass(frozen=True, slots=True)
class Data:
    """The rows, what they rest on, and the files they were read from."""

    sheet: Sheet | None = None
    is_faulty: bool = False
    """Whether a fault was reported; there may be rows all the same."""
    sources: Sequence[LocatedText] = ()
    """The keys of the column `source`, each once."""
    inputs: Sequence[Path] = ()

    @property
    def may_name_sources(self) -> bool:
        """Whether rows name sources, or could not be read well enough to know."""
        return bool(self.sources) or (self.is_faulty and (not self.sheet or self._has_column))

    @property
    def _has_column(self) -> bool:
        return self.sheet is not None and SOURCE in self.sheet.header


def read_data(spec: Spec, homes: Homes, *, report: Report) -> Data:
    """Return the rows that `data` names or holds; every fault reported."""
    data = _read(spec, homes, report=report)
    if data.sheet is None or check_cells(data.sheet, report=report):
        return data
    return replace(data, sheet=None, is_faulty=True)


def _read(spec: Spec, homes: Homes, *, report: Report) -> Data:
    if spec.data is None:
        if spec.kind != PLOTLY and spec.lacks("data"):
            message, fix = "this chart has no data", 'add "data:" and the name of a CSV file'
            report.error(ChartCode.DATA_MISSING, spec.kind.place, message, fix)
        return Data(is_faulty=spec.kind != PLOTLY)
    if isinstance(spec.data, LocatedMapping):
        return _from_query(spec.data, homes, report=report)
    if not isinstance(spec.data, LocatedText):
        _tell_shape(spec.data, report=report)
        return Data(is_faulty=True)
    if "\n" in spec.data.strip():
        return _inline(spec.data, report=report)
    return _from_file(spec.data, homes, report=report)


@dataclass(frozen=True, slots=True)
class Homes:
    """The folders that a chart's data may lie in."""

    within: tuple[Path, ...]
    folders: ChartFolders
    facts: AskFacts | None = None
    """Gives the rows of facts, of the story whose chart it is; None where it has none to ask."""

    @classmethod
    def of(cls, slug: str, *, page: ChartPage, folders: ChartFolders) -> Homes:
        """Return the chart's folder, and that of the story it belongs to."""
        own = page.folder if slug == page.slug else folders.stories.get(slug)
        facts = page.facts
        if slug != page.slug:
            facts = folders.facts_of(slug, page.lang) if own and folders.facts_of else None
        return cls((folders.charts_dir / slug, *([own] if own else [])), folders, facts)

    def find(self, name: LocatedText, *, report: Report) -> Path | None:
        """Return the file of that name; None with the fault reported."""
        return find_file(
            name, within=self.within, folders=self.folders, endings=ENDINGS, report=report
        )

    def name_of(self, path: Path) -> str:
        """Return how reports call a file."""
        return name_in(self.folders.root, path)


def _tell_shape(value: object, *, report: Report) -> None:
    at = place_in(value, ())
    assert at is not None, "everything read from YAML has its place"  # noqa: S101 - for mypy; always true
    message, fix = "data is a file, or the table itself", 'write "data: states.csv"'
    report.error(ChartCode.DATA_MISSING, at, message, fix)


def _from_query(written: LocatedMapping, homes: Homes, *, report: Report) -> Data:
    """Return the rows of `data: {sql: ...}` and `data: {facts: [...]}`."""
    sql = written.get("sql")
    strange = [key for key in written if key != "sql" and (key != "facts" or sql)]
    for key in strange:
        message, fix = f'"{key}" is no way to get data', 'write "data: {sql: ...}", or a file'
        if key == "facts":
            message, fix = "the rows come from facts or from a query", "delete one of the two"
        report.error(ChartCode.DATA_MISSING, written.key_places[key], message, fix)
    if "facts" in written and not sql:
        sheet = read_facts(written["facts"], ask=homes.facts, report=report)
        return Data(sheet, sheet is None, _sources_in(sheet, report=report))
    if not isinstance(sql, LocatedText) or not sql.strip():
        if not strange:
            _tell_shape(written, report=report)
        return Data(is_faulty=True)
    faults = Report()
    answer = _asked(sql, homes, report=faults)
    sources = _sources_in(answer.sheet, report=faults)
    report.extend(faults)
    return Data(answer.sheet, answer.sheet is None, sources, answer.inputs)


def _asked(sql: LocatedText, homes: Homes, *, report: Report) -> Answer:
    """Return a query's answer, kept or new."""
    kept_in = homes.folders.cache
    home = homes.name_of(homes.within[0])
    cache = QueryCache(kept_in, home=home) if kept_in else None
    kept = cache.read(sql, find=lambda name: _quietly(name, sql, homes)) if cache else None
    if kept is not None:
        header, rows, inputs = kept
        return Answer(sheet_of(header, rows, place=sql.place), inputs)
    answer = ask(
        sql,
        find=lambda name: _found(name, homes, report=report),
        name_of=homes.name_of,
        report=report,
    )
    if cache and answer.sheet:
        cache.write(sql, answer.sheet, answer.files)
    return answer


def _found(name: LocatedText, homes: Homes, *, report: Report) -> Path | None:
    """Return the file that is meant, which must be a regular one: a pipe would never end."""
    path = homes.find(name, report=report)
    if path is None or (path.is_file() and path.suffix in ENDINGS):
        return path
    message, fix = f'"{name}" cannot be read as data', f"name a file: {', '.join(ENDINGS)}"
    report.error(ChartCode.DATA_MISSING, name.place, message, fix)
    return None


def _quietly(name: str, sql: LocatedText, homes: Homes) -> Path | None:
    return _found(PlacedText(name, sql.place), homes, report=Report())


def _inline(text: LocatedText, *, report: Report) -> Data:
    sheet = read_sheet(text, place_at=text.place_at, report=report, max_rows=MOST_INLINE)
    return Data(sheet, _is_faulty(sheet), _sources_in(sheet, report=report))


def _from_file(name: LocatedText, homes: Homes, *, report: Report) -> Data:
    path = homes.find(name, report=report)
    if path is None:
        return Data(is_faulty=True)
    if not path.name.endswith(ENDINGS):
        message, fix = f'"{name}" cannot be read as data', "save it as CSV"
        report.error(ChartCode.DATA_MISSING, name.place, message, fix)
        return Data(is_faulty=True, inputs=(path,))
    if path.suffix == ".parquet":
        known = _found(name, homes, report=report)
        sheet = read_parquet(known, place=name.place, report=report) if known else None
    else:
        sheet = _from_text(path, homes, report=report)
    return Data(sheet, _is_faulty(sheet), _sources_in(sheet, report=report), (path,))


def _from_text(path: Path, homes: Homes, *, report: Report) -> Sheet | None:
    text = read_text_file(path, root=homes.folders.root, report=report)
    if text is None:
        return None
    places = Lines(text, file=homes.name_of(path)).place
    if path.suffix == ".json":
        return read_records(text, place_at=places, report=report)
    return read_sheet(text, place_at=places, report=report)


def _is_faulty(sheet: Sheet | None) -> bool:
    return sheet is None or sheet.unplaced is not None


def _sources_in(sheet: Sheet | None, *, report: Report) -> tuple[LocatedText, ...]:
    """Return the sources that rows name, each where it is first named."""
    if sheet is None or SOURCE not in sheet.header:
        return ()
    column, found = sheet.header.index(SOURCE), dict[str, LocatedText]()
    for index, row in enumerate(sheet.rows):
        if row[column]:
            found.setdefault(row[column], PlacedText(row[column], sheet.place(index, column)))
    for text in found.values():
        if parse_reference(text) is None:
            message, fix = f'"{text}" names no source', "write the source's key: mnd-2026-02-23"
            report.error(Code.VALUE_WRONG, text.place, message, fix)
    return tuple(text for text in found.values() if parse_reference(text))
