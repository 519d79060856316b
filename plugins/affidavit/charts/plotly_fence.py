"""A fence that brings a whole Plotly figure: JSON or YAML, typed in it or in a file."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from affidavit.charts.attributes import PlacedText, merged
from affidavit.charts.building import EVERYTHING, Written
from affidavit.charts.chart import ChartFolders, ChartPage
from affidavit.charts.files import find_file
from affidavit.charts.plotly_check import check_figure
from affidavit.charts.plotly_leaves import MOST_VALUES, TOO_MANY
from affidavit.charts.raw_title import title_in
from affidavit.charts.registry import PLOTLY
from affidavit.diagnostics import ChartCode, Place, Report
from affidavit.located import LocatedMapping, LocatedText, plain, read_yaml
from affidavit.located.files import name_in, read_text_file
from affidavit.located.values import Lines

if TYPE_CHECKING:
    from affidavit.charts.fence import TypedFence

RECORD_KEY = "affidavit"
"""Under it a figure carries its record: alt, title, source, note, credit, licence."""
FILE_KEY = "file_path"
ENDINGS = (".json", ".yml", ".yaml")
MAX_BYTES = 20_000_000
MAX_DEPTH = 60
"""Brackets within brackets; a figure has about ten."""
_NO_NUMBER = re.compile(r"[\[,:\s](NaN|-?Infinity)\s*[,\]}]")
_SNIPPET = re.compile(r"\A\s*-+8<-+\s+\"([^\"\n]+)\"\s*\Z")
"""A whole fence taken from a file, as sites with pymdownx.snippets write it."""
_IN_JSON = (
    'write outlines as JSON in a file, simplified, and name it: {"file_path": "map.json"};'
    " YAML of that size takes many seconds to read"
)
_PLACED = 300_000
"""Characters up to which JSON is read a second time for the places in it."""


def read_plotly(
    fence: TypedFence,
    attributes: LocatedMapping,
    *,
    page: ChartPage,
    folders: ChartFolders,
    report: Report,
) -> Written:
    """Return the spec of a `plotly` fence, its figure checked, and left out if it has faults."""
    at = Place(fence.place.file, fence.first_line)
    text = _SNIPPET.sub(_as_file, fence.text)
    figure, located = read_figure(text, at=at, empty_at=fence.place, report=report)
    inputs: tuple[Path, ...] = ()
    if isinstance(figure, dict) and FILE_KEY in figure:
        record = _take_record(figure, located, place=fence.place, report=report)
        attributes = merged(record, attributes)
        path = _file(figure, located, page=page, folders=folders, place=fence.place, report=report)
        inputs = (path,) if path else ()
        read = _from_file(path, folders=folders, report=report) if path else (None, None)
        figure, located = read
    if figure is None:
        record = _as_plotly(attributes, fence.place)
        return Written(record, fence.place, page.slug, inputs, told=EVERYTHING)
    record = merged(_take_record(figure, located, place=fence.place, report=report), attributes)
    if isinstance(figure, dict):
        record = merged(_placed(title_in(figure), fence.place), record)
        record.place = fence.place
    place = Place(name_in(folders.root, inputs[0])) if inputs else fence.place
    checked = check_figure(figure, written=located, place=place, report=report)
    told = frozenset({"plotly"}) if isinstance(figure, dict) else EVERYTHING
    record = _as_plotly(record, fence.place)
    return Written(
        record,
        fence.place,
        page.slug,
        inputs,
        figure=checked,
        figure_typed=located,
        told=told,
    )


def _as_file(snippet: re.Match[str]) -> str:
    return json.dumps({FILE_KEY: snippet[1]})


def _as_plotly(record: LocatedMapping, place: Place) -> LocatedMapping:
    """Return a record as the spec of a figure that stands at `place`."""
    record["kind"] = PlacedText(PLOTLY, place)
    record.key_places["kind"] = record.place = place
    return record


def read_figure(
    text: str, *, at: Place, empty_at: Place, report: Report
) -> tuple[Any, LocatedMapping | None]:
    """Return what JSON or YAML says, plain and with its places; nothing where it cannot be read.

    `at` is the place of the text's first character.
    """
    if _depth(text) > MAX_DEPTH:
        report.error(ChartCode.PLOTLY_SHAPE, at, "this figure is nested too deep to be read")
        return None, None
    if not text.lstrip().startswith(("{", "[")):
        return _from_yaml(text, at=at, empty_at=empty_at, report=report)
    try:
        figure = json.loads(text, parse_constant=_refuse)
    except _NotANumberError:
        _tell_no_number(text, at=at, report=report)
        return None, None
    except ValueError as error:
        quiet = Report()
        lenient, located = _from_yaml(text, at=at, empty_at=empty_at, report=quiet)
        if lenient is not None and not quiet.errors:
            return lenient, located
        _tell_json(error, at=at, report=report)
        return None, None
    quiet = Report()
    readable = text.replace("\t", " ") if len(text) < _PLACED else ""
    found = read_yaml(readable, file=at.file, report=quiet, first_line=at.line)
    return figure, found if isinstance(found, LocatedMapping) else None


class _NotANumberError(ValueError):
    """NaN or Infinity, which Python's JSON writes and no browser reads."""


def _refuse(constant: str) -> float:
    raise _NotANumberError(constant)


def _depth(text: str) -> int:
    """Return how many brackets are open at once, those in texts counted too: a bound, no parse."""
    steps = (1 if sign in "[{" else -1 for sign in re.findall(r"[\[\]{}]", text))
    return max(accumulate(steps), default=0)


def _tell_json(error: ValueError, *, at: Place, report: Report) -> None:
    if not isinstance(error, json.JSONDecodeError):  # Python reads no number of 5,000 digits
        report.error(ChartCode.PLOTLY_VALUE, at, "a number in this figure is too long to be read")
        return
    place = Place(at.file, at.line + error.lineno - 1, error.colno)
    what = error.msg[:1].lower() + error.msg[1:]
    fix = "compare with what stands before it: a comma, a bracket, a quote"
    report.error(ChartCode.PLOTLY_SHAPE, place, f"this is no JSON: {what}", fix)


def _tell_no_number(text: str, *, at: Place, report: Report) -> None:
    found = _NO_NUMBER.search(text)
    offset = found.start(1) if found else 0
    place = Lines(text, file=at.file, first_line=at.line).place(offset)
    message = f'"{found[1] if found else "NaN"}" is no number that JSON can hold'
    report.error(ChartCode.PLOTLY_VALUE, place, message, "write null where there is none")


def _from_yaml(
    text: str, *, at: Place, empty_at: Place, report: Report
) -> tuple[Any, LocatedMapping | None]:
    if _may_hold_too_much(text):
        message, fix = TOO_MANY
        report.error(ChartCode.CHART_TOO_MUCH, at, message, _IN_JSON if "geojson" in text else fix)
        return None, None
    faults = Report()
    found = read_yaml(text, file=at.file, report=faults, first_line=at.line)
    report.extend(faults)
    if found is None and not faults.errors:
        message, fix = "this figure is empty", 'write {"data": [...], "layout": {...}}'
        report.error(ChartCode.PLOTLY_SHAPE, empty_at, message, fix)
    if found is None or faults.errors:
        return None, None
    return plain(found), found if isinstance(found, LocatedMapping) else None


def _may_hold_too_much(text: str) -> bool:
    """Say whether YAML has more signs between values than a figure may have values.

    Counting them takes a thousandth of the time that reading them does, which is many seconds.
    """
    return text.count(",") + text.count("\n") > MOST_VALUES


def _take_record(
    figure: object, located: LocatedMapping | None, *, place: Place, report: Report
) -> LocatedMapping:
    """Take the record out of a figure; one that has no places stands at `place`."""
    if not isinstance(figure, dict) or RECORD_KEY not in figure:
        return LocatedMapping(place)
    written = figure.pop(RECORD_KEY)
    found = located.pop(RECORD_KEY, None) if located is not None else None
    if isinstance(found, LocatedMapping):
        return found
    if not isinstance(written, dict):
        message, fix = "the record is a group of keys", 'write "affidavit": {"alt": "..."}'
        report.error(ChartCode.PLOTLY_SHAPE, place, message, fix)
        return LocatedMapping(place)
    return _placed(written, place)


def _placed(written: dict[str, Any], place: Place) -> LocatedMapping:
    found = LocatedMapping(place)
    for key, value in written.items():
        found.key_places[key] = place
        found[key] = PlacedText(value, place) if isinstance(value, str) else value
    return found


def _file(
    figure: dict[str, Any],
    located: LocatedMapping | None,
    *,
    page: ChartPage,
    folders: ChartFolders,
    place: Place,
    report: Report,
) -> Path | None:
    """Return the file that `file_path` names: beside the text, with its charts, in the content."""
    for key in figure:
        if key != FILE_KEY:
            message = f'"{key}" cannot stand beside "{FILE_KEY}"'
            fix = "write it into the file, or the whole figure here"
            at = located.key_places.get(key, place) if located else place
            report.error(ChartCode.PLOTLY_SHAPE, at, message, fix)
    name = (located or figure)[FILE_KEY]
    if not isinstance(name, str):
        report.error(ChartCode.PLOTLY_SHAPE, place, f'"{FILE_KEY}" names no file', "write its name")
        return None
    text = name if isinstance(name, LocatedText) else PlacedText(name, place)
    homes = [page.folder, folders.charts_dir / page.slug, folders.docs_dir]
    holding = [home for home in homes if _is_there(home, text)]
    return find_file(
        text, within=holding[:1] or homes, folders=folders, endings=ENDINGS, report=report
    )


def _is_there(home: Path, name: str) -> bool:
    try:
        return (home / name).exists()
    except (OSError, ValueError):  # too long, or holding a zero byte
        return False


def _from_file(
    path: Path, *, folders: ChartFolders, report: Report
) -> tuple[Any, LocatedMapping | None]:
    text = read_text_file(path, root=folders.root, report=report, max_bytes=MAX_BYTES)
    if text is None:
        return None, None
    at = Place(name_in(folders.root, path))
    return read_figure(text, at=at, empty_at=at, report=report)
