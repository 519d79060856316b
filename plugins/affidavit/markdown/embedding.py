"""A chart set once more, for the page that it has to itself, with sources of its own."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from affidavit.diagnostics import Report
from affidavit.markdown.chart_setting import ChartSetting
from affidavit.markdown.citing import Citing
from affidavit.markdown.composed import EmbeddedChart
from affidavit.markdown.links import Linking
from affidavit.markdown.mentions import named, texts_of_chart
from affidavit.markdown.numbering import Numbers
from affidavit.markdown.quotations import Quotations
from affidavit.markdown.source_list import SourceList
from affidavit.markdown.typesetter import Typesetter

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Mapping

    from markdown import Markdown

    from affidavit.articles import Article, Page
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.shelf import Chart, ChartShelf, Elsewhere


def all_embedded(
    md: Markdown,
    galley: Galley,
    charts: Mapping[str, Chart],
    *,
    shelf: ChartShelf,
    document: Article | Page,
    citing: Citing,
    notes: Mapping[str, etree.Element],
) -> tuple[EmbeddedChart, ...]:
    """Return the charts of a document, by their anchors, each as it stands alone.

    `citing` is that of the document. Faults were told when the charts were set there. `notes` are
    the document's footnotes before they were set.
    """
    alone = partial(_embedded, md, galley, citing=citing, from_=document.path, notes=notes)
    return tuple(
        alone(chart, shelf.elsewhere(chart, document=document, lang=citing.lang), id_=id_)
        for id_, chart in charts.items()
    )


def _embedded(
    md: Markdown,
    galley: Galley,
    chart: Chart,
    elsewhere: Elsewhere,
    *,
    citing: Citing,
    from_: str,
    id_: str,
    notes: Mapping[str, etree.Element],
) -> EmbeddedChart:
    own = replace(galley, report=Report())
    numbers = Numbers(only_notes=citing.numbers.only_notes)
    figures = replace(citing.figures, home=elsewhere.home)
    alone = replace(citing, galley=own, numbers=numbers, figures=figures)
    linking = Linking(elsewhere.addresses, from_, own.report, [], set(), home=elsewhere.home)
    typesetter = Typesetter(md, own, citing=alone, linking=linking, quotations=Quotations(own))
    setting = ChartSetting(md=md, typesetter=typesetter, citing=alone)
    placed = replace(elsewhere.view, has_link=False)
    view = setting.view(chart, placed, id_=numbers.free(id_), heading="h1")
    listing = SourceList(md, own, numbers=numbers, typesetter=typesetter, citing=alone)
    sources = named(listing.entries(deepcopy(dict(notes))), texts_of_chart(view), alone.t)
    return EmbeddedChart(view=view, sources=sources)
