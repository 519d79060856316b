"""Charts with their texts set, in the order in which they are printed."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup, escape

from affidavit.language import date_text, parse_date_span
from affidavit.markdown.printing import WORD_JOINER, html_of, plain_of
from affidavit.render.views import ChartView, Fact, Table
from affidavit.sources import Reference, parse_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown import Markdown

    from affidavit.diagnostics import Place
    from affidavit.located import LocatedText
    from affidavit.markdown.citing import Citing
    from affidavit.markdown.shelf import Chart
    from affidavit.markdown.typesetter import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSetting:
    """Sets the charts of one page, whose citations share one count with its text."""

    md: Markdown
    typesetter: Typesetter
    citing: Citing

    def view(
        self,
        chart: Chart,
        placed: ChartView,
        *,
        id_: str,
        number: str = "",
        heading: Literal["h1", "h2", "h3"],
    ) -> ChartView:
        """Return a placed chart with its texts; `number` is `Figure 2` or empty."""
        set_text = self.typesetter.set_text
        title = set_text(chart.title)
        description_id = self.citing.numbers.free(f"{id_}-text") if chart.description else ""
        return replace(
            placed,
            heading=heading,
            id=id_,
            number=number,
            title_html=title,
            label=plain_of(title),
            subtitle_html=set_text(chart.subtitle),
            alt=self.typesetter.set_plain(chart.alt, short="an alternative text"),
            table=placed.table and self._with_sources(placed.table, chart.row_sources),
            description_html=set_text(chart.description),
            description_id=description_id,
            note_html=set_text(chart.note),
            method_html=set_text(chart.method),
            facts=tuple(self._facts(chart)),
            source_html=self._source_line(chart.sources),
            credit_html=set_text(chart.credit),
            made_by_html=set_text(chart.made_by),
        )

    def _facts(self, chart: Chart) -> Iterator[Fact]:
        """Yield what the writer says of the figures, each under its name."""
        t, set_text = self.citing.t, self.typesetter.set_text
        if chart.has_arrows:
            yield Fact(name=t("chart.arrows"), text_html=escape(t("chart.arrows.mean")))
        for name in ("criteria", "base"):
            if text := set_text(getattr(chart, name)):
                yield Fact(name=t(f"chart.{name}"), text_html=text)
        if chart.period:
            span = parse_date_span(chart.period.source)
            said = escape(date_text(span, self.citing.lang)) if span else set_text(chart.period)
            yield Fact(name=t("chart.period"), text_html=said)
        if chart.as_of is not None:
            day = date_text(chart.as_of, self.citing.lang)
            yield Fact(name=t("chart.as-of"), text_html=escape(day))
        parts = (set_text(chart.map_credit), escape(chart.map_licence))
        if whose := Markup(", ").join(part for part in parts if part):
            yield Fact(name=t("chart.outlines"), text_html=whose)

    def _with_sources(self, table: Table, sources: Sequence[LocatedText | None]) -> Table:
        """Return the table with a citation in each row that has a source of its own.

        Only the first of a source is a use that the list at the end leads back to.
        """
        marks, met, again = list[Markup](), set[str](), dict[str, Markup]()
        for typed in sources:
            reference = None if typed is None else parse_reference(typed)
            if typed is None or reference is None:
                marks.append(Markup())
                continue
            if typed in again:
                marks.append(again[typed])
                continue
            at = typed.place_at(reference.at)
            marks.append(self.mark(reference, at, again=reference.key in met))
            met.add(reference.key)
            again[typed] = self.mark(reference, at, again=True)
        return replace(table, sources=tuple(marks))

    def mark(self, reference: Reference, at: Place, *, again: bool) -> Markup:
        """Return the mark of a source, without what keeps it to a word before it."""
        cell = etree.Element("span")
        nodes = self.citing.mark(reference, at, again=again)
        self._add(cell, [node for node in nodes if node != WORD_JOINER])
        return html_of(self.md, cell)

    def _source_line(self, sources: Sequence[LocatedText]) -> Markup:
        """Return `Sources: El País [1]; Sopitas [2]`."""
        line, first = etree.Element("span"), True
        known = [(typed, parse_reference(typed)) for typed in sources]
        for typed, reference in known:
            if reference is not None:
                self.cite(line, reference, typed.place_at(reference.at), first=first)
                first = False
        if first:
            return Markup()
        names = html_of(self.md, line)
        return Markup(self.citing.t("chart.source", n=len(known), sources="{}")).format(names)  # noqa: S704

    def cite(self, line: etree.Element, reference: Reference, at: Place, *, first: bool) -> None:
        """Put the name of a source and its mark at the end of a line."""
        self._add(line, [*([] if first else ["; "]), *self.citing.named(reference, at)])

    def _add(self, line: etree.Element, nodes: Sequence[etree.Element | str]) -> None:
        for node in nodes:
            if not isinstance(node, str):
                line.append(node)
            elif len(line):
                line[-1].tail = (line[-1].tail or "") + node
            else:
                line.text = (line.text or "") + node
