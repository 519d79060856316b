"""Where a chart's rows come from: a file beside its spec or story, or the spec itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from affidavit.charts.attributes import PlacedText
from affidavit.charts.chart import ChartFolders, ChartPage
from affidavit.charts.files import find_file
from affidavit.charts.model import Spec
from affidavit.charts.registry import PLOTLY
from affidavit.charts.sheet import Sheet, read_sheet
from affidavit.diagnostics import Code, Report
from affidavit.located import LocatedMapping, LocatedText, place_in
from affidavit.located.files import name_in, read_text_file
from affidavit.located.values import Lines
from affidavit.sources import parse_reference

ENDINGS = (".csv", ".tsv")
MOST_INLINE = 50
"""Rows that a spec may hold itself; more of them want a file."""
SOURCE = "source"
"""The column whose keys lead each row to its own source."""


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


def read_data(
    spec: Spec, *, slug: str, page: ChartPage, folders: ChartFolders, report: Report
) -> Data:
    """Return the rows that `data` names or holds; every fault reported."""
    if spec.data is None:
        if spec.kind != PLOTLY and spec.lacks("data"):
            message, fix = "this chart has no data", 'add "data:" and the name of a CSV file'
            report.error(Code.DATA_MISSING, spec.kind.place, message, fix)
        return Data(is_faulty=spec.kind != PLOTLY)
    if not isinstance(spec.data, LocatedText):
        _tell_shape(spec.data, report=report)
        return Data(is_faulty=True)
    faults = Report()
    if "\n" in spec.data.strip():
        data = _inline(spec.data, report=faults)
    else:
        data = _from_file(spec.data, slug=slug, page=page, folders=folders, report=faults)
    report.extend(faults)
    return data


def _tell_shape(value: object, *, report: Report) -> None:
    at = place_in(value, ())
    assert at is not None, "everything read from YAML has its place"  # noqa: S101 - for mypy; always true
    message, fix = "data is a file, or the table itself", 'write "data: states.csv"'
    if isinstance(value, LocatedMapping) and set(value) & {"facts", "sql"}:
        message = f'"{next(iter(value))}" cannot be read as data yet'
        fix = "write the rows into a CSV file for now"
    report.error(Code.DATA_MISSING, at, message, fix)


def _inline(text: LocatedText, *, report: Report) -> Data:
    sheet = read_sheet(text, place_at=text.place_at, report=report, max_rows=MOST_INLINE)
    return Data(sheet, _is_faulty(sheet), _sources_in(sheet, report=report))


def _from_file(
    name: LocatedText, *, slug: str, page: ChartPage, folders: ChartFolders, report: Report
) -> Data:
    own = page.folder if slug == page.slug else folders.stories.get(slug)
    within = [folders.charts_dir / slug, *([own] if own else [])]
    path = find_file(name, within=within, folders=folders, endings=ENDINGS, report=report)
    if path is None:
        return Data(is_faulty=True)
    if not path.name.endswith(ENDINGS):
        message, fix = f'"{name}" cannot be read as data', "save it as CSV"
        report.error(Code.DATA_MISSING, name.place, message, fix)
        return Data(is_faulty=True, inputs=(path,))
    text = read_text_file(path, root=folders.root, report=report)
    if text is None:
        return Data(is_faulty=True, inputs=(path,))
    places = Lines(text, file=name_in(folders.root, path)).place
    sheet = read_sheet(text, place_at=places, report=report)
    return Data(sheet, _is_faulty(sheet), _sources_in(sheet, report=report), (path,))


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
