"""From a fence in a text to a chart."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from affidavit.charts.attributes import merged, read_attributes
from affidavit.charts.building import Written, build
from affidavit.charts.chart import Chart, ChartFolders, ChartPage
from affidavit.charts.plotly_fence import read_plotly
from affidavit.charts.spec_files import load_spec
from affidavit.diagnostics import Code, Place, Report
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
    """Return the chart of a fence, every fault reported in place; None where it cannot be drawn.

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
    if typed is None:
        return None
    here = merged(attributes, typed)
    here.place = fence.place
    if "use" not in here:
        return Written(here, fence.place, page.slug, inputs=())
    if not isinstance(here["use"], LocatedText):
        at = here.key_places["use"]
        report.error(Code.CHART_SPEC_MISSING, at, '"use" names no chart', 'write "use: NAME"')
        return None
    found = load_spec(here["use"], page=page, folders=folders, report=report)
    if found is None:
        return None
    slug = page.slug if "data" in here else found.slug
    spec = merged(found.spec, here, drop=("use",))
    spec.place = fence.place
    return Written(spec, fence.place, slug, inputs=found.inputs, default_name=found.default_name)


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
        report.error(Code.CHART_SPEC_MISSING, fence.place, message, fix)
    return None
