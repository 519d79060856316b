"""Specs in files of their own: `use: states` is `charts/<slug>/states.yml`."""

from __future__ import annotations

from pathlib import Path

from affidavit.charts.building import Written
from affidavit.charts.chart import ChartFolders, ChartPage
from affidavit.charts.files import file_names, is_link
from affidavit.charts.model import NAME
from affidavit.diagnostics import ChartCode, Place, Report, nearest
from affidavit.located import LocatedMapping, LocatedText, read_yaml
from affidavit.located.files import name_in, read_text_file

ENDINGS = (".yml", ".yaml")


def load_spec(
    use: LocatedText, *, page: ChartPage, folders: ChartFolders, report: Report
) -> Written | None:
    """Return the spec that `use` names; None with the fault reported.

    `NAME` is one of the page's own, `slug/NAME` one of another story that is published.
    """
    slug, _, name = use.strip().rpartition("/")
    slug = slug or page.slug
    if not _may_use(slug, use, page=page, folders=folders, report=report):
        return None
    stem = name.removesuffix(".yml").removesuffix(".yaml")
    folder = folders.charts_dir / slug
    path = next((path for path in _paths(folder, stem) if path.is_file()), None)
    if path is None or not NAME.fullmatch(stem):
        _tell_missing(use, stem, folder=folder, folders=folders, report=report)
        return None
    if is_link(path, root=folders.root):
        fix = "copy the file itself into the chart's folder"
        report.error(ChartCode.DATA_FORBIDDEN, use.place, f'"{use}" is a link', fix)
        return None
    spec = _read(path, folders=folders, report=report)
    if spec is None:
        return None
    return Written(spec, spec.place, slug, inputs=(path,), default_name=stem)


def _may_use(
    slug: str, use: LocatedText, *, page: ChartPage, folders: ChartFolders, report: Report
) -> bool:
    """Report a story that is none or that readers do not have: its charts are not theirs yet."""
    if slug == page.slug or slug in folders.stories:
        return True
    near = nearest(slug, folders.stories)
    is_known = NAME.fullmatch(slug) and (folders.charts_dir / slug).is_dir()
    if is_known:
        message = f'the story "{slug}" is not published, so its charts cannot be used yet'
    else:
        message = f'no published story is called "{slug}"'
    fix = f'did you mean "{near}"?' if near else "copy the chart to this story's own folder"
    report.error(ChartCode.CHART_SPEC_MISSING, use.place, message, fix)
    return False


def _paths(folder: Path, stem: str) -> list[Path]:
    return [folder / f"{stem}{ending}" for ending in ENDINGS] if NAME.fullmatch(stem) else []


def _tell_missing(
    use: LocatedText, stem: str, *, folder: Path, folders: ChartFolders, report: Report
) -> None:
    known = [name.rpartition(".")[0] for name in file_names(folder, ENDINGS)]
    home = name_in(folders.root, folder)
    near = nearest(stem, known)
    fix = f'did you mean "{near}"?' if near else f"write it as {home}/{stem}.yml"
    if near == stem:
        fix = f"{home} holds something of this name that is no ordinary file: write a file instead"
    report.error(
        ChartCode.CHART_SPEC_MISSING, use.place, f'there is no chart "{stem}" in {home}', fix
    )


def _read(path: Path, *, folders: ChartFolders, report: Report) -> LocatedMapping | None:
    text = read_text_file(path, root=folders.root, report=report)
    if text is None:
        return None
    file, faults = name_in(folders.root, path), Report()
    found = read_yaml(text, file=file, report=faults)
    report.extend(faults)
    if isinstance(found, LocatedMapping):
        return found
    if not faults.errors:
        message = "this spec is empty" if found is None else "a chart is written as keys and values"
        report.error(ChartCode.CHART_SPEC_MISSING, Place(file), message, 'start with "kind: bar"')
    return None
