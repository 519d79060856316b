"""Blocks, charts and pictures: views filled with finished texts, printed by the theme."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

from affidavit.diagnostics import Code
from affidavit.language import language_name
from affidavit.markdown.block_records import (
    BlockRecord,
    DocumentOptions,
    LedgerOptions,
    PictureOptions,
)
from affidavit.markdown.blocks import BLOCK_ATTRIBUTE
from affidavit.markdown.chart_setting import ChartSetting
from affidavit.markdown.document_setting import DocumentSetting
from affidavit.markdown.ledger_blocks import LedgerBlocks
from affidavit.markdown.places import WrittenBody
from affidavit.markdown.printing import html_of
from affidavit.markdown.statements import Statements
from affidavit.render.views import BlockView, ChartView, PhotoView, QuotationView, Width
from affidavit.sources import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

    from affidavit.articles import Article, Author, Page, Person
    from affidavit.located import LocatedText
    from affidavit.markdown.citing import Citing
    from affidavit.markdown.figures import Figures
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.links import Linking
    from affidavit.markdown.numbering import Numbers
    from affidavit.markdown.places import Written
    from affidavit.markdown.quotations import Quotations
    from affidavit.markdown.shelf import Chart, ChartShelf
    from affidavit.markdown.typesetter import Typesetter

_WIDTHS: dict[str, Width] = {
    "pull-quote": "outset",
    "method": "outset",
    "known": "outset",
    "stats": "wide",
}
"""By block, where the writer says nothing; the others are as wide as the text."""


class Templates(Protocol):
    """The theme's components."""

    def component(self, name: str, view: object, *, lang: str) -> Markup:
        """Return one component filled with `view`."""


class Components:
    """Prints what stands between paragraphs. One for each document."""

    def __init__(  # noqa: PLR0913 - it is where everything that a page is made of meets
        self,
        md: Markdown,
        galley: Galley,
        typesetter: Typesetter,
        *,
        document: Article | Page,
        templates: Templates,
        shelf: ChartShelf,
        citing: Citing,
        figures: Figures,
        numbers: Numbers,
        linking: Linking,
        quotations: Quotations,
        people: Mapping[str, Person],
        authors: Mapping[str, Author],
        lang: str,
    ) -> None:
        self._md, self._galley, self._typesetter = md, galley, typesetter
        self._document, self._lang = document, lang
        self._templates, self._shelf, self._people = templates, shelf, people
        self._citing, self._figures, self._quotations = citing, figures, quotations
        self._linking, self._numbers = linking, numbers
        self._setting = ChartSetting(md=md, typesetter=typesetter, citing=citing)
        self.statements = Statements(
            galley=galley,
            setting=self._setting,
            names={**people, **authors},
            corrections=getattr(document.meta, "corrections", ()),
        )
        self.charts: dict[str, Chart] = {}
        """By their anchors, in reading order."""
        self.before_headings: frozenset[int] = frozenset({-1})
        """Marks of the charts above all headings of the body: theirs follow the page's title."""
        self.by_mark: dict[int, Chart | None] = {}
        self._labels: dict[int, str] = {}
        self._ids: dict[int, str] = {}
        self._count: dict[str, int] = {}

    def read(self, lead: Chart | None) -> None:
        """Read the charts of all fences and number them and the pictures, in reading order."""
        if lead is not None:
            self.by_mark[-1] = lead
            self._number(-1, lead)
        for number in sorted([*self._galley.fences, *self._galley.blocks]):
            if (fence := self._galley.fences.get(number)) is not None:
                chart = self._shelf.read(fence, document=self._document, report=self._galley.report)
                self.by_mark[number] = chart
                if chart is not None:
                    self._number(number, chart)
            elif (block := self._galley.blocks.get(number)) and block.kind == "figure":
                self._number_picture(number, block)

    def _number(self, number: int, chart: Chart) -> None:
        prefix = "tbl" if chart.kind == "table" else "fig"
        self._ids[number] = self._numbers.free(f"chart-{chart.name}")
        self._labels[number] = self._figures.add(prefix, chart.name, id_=self._ids[number])

    def _number_picture(self, number: int, block: BlockRecord) -> None:
        file = block.argument.source.rpartition("/")[2].partition(".")[0]
        name = str(block.options.id) or file
        self._ids[number] = self._numbers.free(str(block.options.id) or f"figure-{file}")
        self._labels[number] = self._figures.add("fig", name, id_=self._ids[number])

    # -- charts ---------------------------------------------------------------------------------

    def chart_at(self, number: int) -> tuple[Markup, Width]:
        """Return the chart of the fence with this mark; nothing where it could not be read."""
        chart = self.by_mark.get(number)
        return self._chart(chart, number) if chart else (Markup(), "text")

    def lead_chart(self, chart: Chart) -> tuple[Markup, ChartView]:
        """Return a chart for above the text, and the view that it was printed from."""
        view = self._view(chart, -1)
        return self._templates.component("chart", view, lang=self._lang), view

    def _chart(self, chart: Chart, number: int) -> tuple[Markup, Width]:
        view = self._view(chart, number)
        return self._templates.component("chart", view, lang=self._lang), view.width

    def _view(self, chart: Chart, number: int) -> ChartView:
        self.charts[self._ids[number]] = chart
        placed = self._shelf.place(chart, document=self._document, lang=self._lang)
        return self._setting.view(
            chart,
            placed,
            id_=self._ids[number],
            number=self._labels[number],
            heading="h2" if number in self.before_headings else "h3",
        )

    # -- blocks ---------------------------------------------------------------------------------

    def print_block(self, element: etree.Element) -> str:
        """Turn a block's element into the paragraph that its finished HTML will replace.

        Returned is what it is in the flow of the page: `wide`, `aside` or nothing special.
        """
        mark = self._galley.marks.read(element.attrib.pop(BLOCK_ATTRIBUTE))
        record = self._galley.blocks.get(mark.number) if mark else None
        if record is None or mark is None:
            self._typesetter.walk(element)
            return ""
        finished, width = self._printed(record, element, mark.number)
        tail = element.tail
        element.clear()
        element.tag, element.tail = "p", tail
        element.text = self._typesetter.stash.store(finished) if finished else ""
        if width != "text":
            return "wide"
        return "aside" if record.kind == "aside" else ""

    def _printed(
        self, record: BlockRecord, element: etree.Element, number: int
    ) -> tuple[Markup, Width]:
        width = record.options.width or _WIDTHS.get(record.kind, "text")
        if record.kind == "quote":
            return self._quotation(record, element, width), width
        if record.kind == "figure" and isinstance(record.options, PictureOptions):
            self._refuse_content(record, element)
            return self._photo(record, record.options, number, width), width
        if isinstance(record.options, DocumentOptions):
            self._refuse_content(record, element)
            setting = DocumentSetting(self._galley, self._setting, self._linking)
            view = setting.view(record, record.options, id_=self._id(record), width=width)
            return self._templates.component("document", view, lang=self._lang), width
        if isinstance(record.options, LedgerOptions):
            self._refuse_content(record, element)
            return self._from_ledger(record, record.options, width), width
        return self._box(record, element, width), width

    def _from_ledger(self, record: BlockRecord, options: LedgerOptions, width: Width) -> Markup:
        title = self._typesetter.set_plain(record.argument, short="a block's title")
        blocks = LedgerBlocks(statements=self.statements, report=self._galley.report)
        view = blocks.view(record, options, id_=self._id(record), title=title, width=width)
        return self._templates.component(record.kind, view, lang=self._lang) if view else Markup()

    def _box(self, record: BlockRecord, element: etree.Element, width: Width) -> Markup:
        title = self._typesetter.set_plain(record.argument, short="a block's title")
        kind = record.kind
        if kind not in ("aside", "pull-quote", "method", "qa"):
            return Markup()
        self._typesetter.walk(element)
        view = BlockView(
            kind=kind,
            id=self._id(record),
            title=title,
            body_html=html_of(self._md, element),
            width=width,
        )
        return self._templates.component(kind, view, lang=self._lang)

    def _quotation(self, record: BlockRecord, element: etree.Element, width: Width) -> Markup:
        self._refuse_content(record, element)
        found = self._quotations.find(record.argument.source, record.argument.place_at(0))
        if found is None:
            return Markup()
        source, quote = found
        lang = quote.lang or source.lang or self._lang
        foreign = lang.partition("-")[0] != self._lang.partition("-")[0]
        translation = quote.translation
        line = etree.Element("span")
        reference = Reference(key=source.key, locator=quote.locator)
        self._setting.cite(line, reference, record.place, first=True)
        person = self._people.get(quote.speaker)
        view = QuotationView(
            words_html=self._typesetter.set_text(quote.text, short="a quotation"),
            lang=lang,
            language=language_name(lang, self._lang) if foreign else "",
            translation=self._typesetter.set_plain(translation, short="a translation")
            if translation
            else "",
            speaker=str(person.name) if person else quote.speaker,
            source_html=html_of(self._md, line),
            width=width,
        )
        return self._templates.component("quotation", view, lang=self._lang)

    def _photo(
        self, record: BlockRecord, options: PictureOptions, number: int, width: Width
    ) -> Markup:
        return self.photo(
            record.argument,
            options,
            id_=self._ids[number],
            label=self._labels[number],
            width=width,
            lazy=True,
        )

    def photo(
        self,
        file: Written,
        record: PictureOptions,
        *,
        id_: str,
        label: str = "",
        width: Width = "text",
        lazy: bool,
    ) -> Markup:
        """Return a picture with its record; nothing, and a report, where there is no such file."""
        found = self._linking.picture(file.source, file.place_at(0))
        if found is None or found.href is None:
            return Markup()
        t, set_text = self._citing.t, self._typesetter.set_text
        view = PhotoView(
            id=id_,
            number=label,
            src=found.href,
            pixel_width=found.width or 0,
            pixel_height=found.height or 0,
            alt=self._typesetter.set_plain(record.alt, short="an alternative text"),
            caption_html=set_text(record.caption),
            credit_html=set_text(record.credit),
            licence=str(record.licence),
            ai="" if record.ai == "none" else t(f"ai.{record.ai}"),
            width=width,
            lazy=lazy,
        )
        return self._templates.component("photo", view, lang=self._lang)

    def _refuse_content(self, record: BlockRecord, element: etree.Element) -> None:
        if (element.text or "").strip() or len(element):
            message = f'a "{record.kind}" block prints what it names, and no text of its own'
            fix = "move the text out of the block"
            self._galley.report.error(Code.BLOCK_CONTENT, record.place, message, fix)

    def _id(self, record: BlockRecord) -> str:
        """Return the block's anchor: what its writer says, else its kind and number."""
        self._count[record.kind] = self._count.get(record.kind, 0) + 1
        name = str(record.options.id) or f"{record.kind}-{self._count[record.kind]}"
        return self._numbers.free(name)


def written_word(text: LocatedText) -> Written:
    """Return a word of YAML as a text with places."""
    return WrittenBody(str(text), text.place_at)
