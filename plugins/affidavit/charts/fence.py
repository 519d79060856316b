"""From a fence in a text to a chart."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from affidavit.charts.attributes import merged, read_attributes
from affidavit.charts.building import EVERYTHING, Written, build
from affidavit.charts.chart import Chart, ChartFolders, ChartPage
from affidavit.charts.plotly_fence import read_plotly
from affidavit.charts.spec_files import load_spec
from affidavit.diagnostics import ChartCode, Place, Report
from affidavit.located import LocatedMapping, LocatedText, read_yaml


class TypedFence(Protocol):
    """A fence as it was typed; `affidavit.markdown.fences.Fence` is one."""

    @property
    def lang(self) -> str:
        """`chart` or `plotly`."""

    @property
    def text(self) -> str:
        """Its lines with the indent blanked, so that line and column are those of the file."""

    @property
    def first_line(self) -> int:
        """Number in the file of the text's first line."""

    @property
    def place(self) -> Place:
        """Of the fence itself."""

    @property
    def attrs(self) -> str:
        """What the first line holds in braces."""


def read_fence(
    fence: TypedFence,
    *,
    page: ChartPage,
    folders: ChartFolders,
    report: Report,
    taken: Collection[str] = (),
) -> Chart | None:
    """Return the chart of a fence, every fault reported in place; None where there is none.

    A chart that cannot be drawn has no figures.

    `taken` are the names of the charts that stand on the page already.
    """
    written = _written(fence, page=page, folders=folders, report=report)
    if written is None:
        return None
    return build(written, page=page, folders=folders, taken=taken, report=report)


def read_named(
    name: LocatedText,
    *,
    page: ChartPage,
    folders: ChartFolders,
    report: Report,
    taken: Collection[str] = (),
) -> Chart | None:
    """Return the chart that a front matter names, `lead: {chart: NAME}`, as `use: NAME` would."""
    written = load_spec(name, page=page, folders=folders, report=report)
    if written is None:
        return None
    return build(written, page=page, folders=folders, taken=taken, report=report)


def _written(
    fence: TypedFence, *, page: ChartPage, folders: ChartFolders, report: Report
) -> Written | None:
    """Return the spec: typed here, or in a file with what is typed here on top."""
    attributes = read_attributes(fence.attrs, at=fence.place)
    if fence.lang == "plotly":
        return read_plotly(fence, attributes, page=page, folders=folders, report=report)
    typed = _typed(fence, report=report)
    if typed is None and not attributes:
        return None
    here = merged(attributes, typed or LocatedMapping(fence.place))
    here.place = fence.place
    if typed is None:
        return Written(here, fence.place, page.slug, told=EVERYTHING)
    if "use" in here:
        return _with_file(here, page=page, folders=folders, report=report)
    return Written(here, fence.place, page.slug)


def _with_file(
    here: LocatedMapping, *, page: ChartPage, folders: ChartFolders, report: Report
) -> Written:
    """Return the spec in the file that `use` names, with what is typed in the fence on top."""
    use, own = here["use"], merged(LocatedMapping(here.place), here, drop=("use",))
    found = None
    if isinstance(use, LocatedText):
        found = load_spec(use, page=page, folders=folders, report=report)
    else:
        at = here.key_places["use"]
        report.error(ChartCode.CHART_SPEC_MISSING, at, '"use" names no chart', 'write "use: NAME"')
    if found is None:
        return Written(own, here.place, page.slug, told=EVERYTHING)
    slug = page.slug if "data" in own else found.slug
    spec = merged(found.spec, own)
    return Written(spec, here.place, slug, inputs=found.inputs, default_name=found.default_name)


def _typed(fence: TypedFence, *, report: Report) -> LocatedMapping | None:
    faults = Report()
    found = read_yaml(fence.text, file=fence.place.file, report=faults, first_line=fence.first_line)
    report.extend(faults)
    if isinstance(found, LocatedMapping):
        return found
    if not faults.errors:
        message = (
            "this chart is empty" if found is None else "a chart is written as keys and values"
        )
        fix = 'write "use: NAME", or the keys "kind", "data", "x", "y" ...'
        report.error(ChartCode.CHART_SPEC_MISSING, fence.place, message, fix)
    return None
