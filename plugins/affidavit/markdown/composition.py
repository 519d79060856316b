"""One document on its way through the press, from its front matter to its list of sources."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from affidavit.articles import Article, FrontMatter, Page
from affidavit.diagnostics import Code, nearest
from affidavit.language import Words
from affidavit.located import Text
from affidavit.markdown.block_ends import BlockEnds
from affidavit.markdown.block_records import PictureOptions
from affidavit.markdown.citing import Citing
from affidavit.markdown.components import Components, Templates, written_word
from affidavit.markdown.composed import CorrectionText
from affidavit.markdown.embedding import all_embedded
from affidavit.markdown.figures import Figures, referenced
from affidavit.markdown.flow import arrange, charts_before_headings
from affidavit.markdown.footnotes import take_definitions
from affidavit.markdown.headings import lower_headings
from affidavit.markdown.ids import ids_of, settle_ids
from affidavit.markdown.judging import Judge
from affidavit.markdown.links import Addresses, Linking
from affidavit.markdown.nesting import tell_swallowing
from affidavit.markdown.numbering import Numbers
from affidavit.markdown.paragraphs import paragraphs_of
from affidavit.markdown.places import without_marks
from affidavit.markdown.printing import html_of, plain_of
from affidavit.markdown.quotations import Quotations
from affidavit.markdown.reading_passages import read_body
from affidavit.markdown.source_list import SourceList
from affidavit.markdown.text_passages import in_order
from affidavit.markdown.typesetter import Typesetter
from affidavit.render.views import Heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

    from affidavit.articles import Author, Person
    from affidavit.markdown.bibliography import Bibliography
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.places import Written
    from affidavit.markdown.shelf import Chart, ChartShelf
    from affidavit.markdown.wording import Wording

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a publication gives to the setting of each of its documents."""

    templates: Templates
    addresses: Addresses
    shelf: ChartShelf
    people: Mapping[str, Person]
    authors: Mapping[str, Author]
    bibliography: Bibliography
    previewing: bool = False


class Composition:
    """Sets one document. `settle` is called in the midst of it, when its body is a tree."""

    def __init__(
        self,
        md: Markdown,
        galley: Galley,
        *,
        document: Article | Page,
        lang: str,
        means: Means,
        wording: Wording | None,
    ) -> None:
        self._md = md
        self._galley = galley
        self._document = document
        self._method: list[Written] = []
        self._means = means
        self.texts: dict[str, Any] = {}
        """Fields of `Composed` as they get finished."""
        t = Words(lang)
        self._figures = Figures(referenced(galley.written.source, document.meta), t)
        self._numbers = Numbers(only_notes=wording is not None)
        self._citing = Citing(
            galley=galley,
            numbers=self._numbers,
            figures=self._figures,
            t=t,
            lang=lang,
            bibliography=means.bibliography,
            wording=wording,
        )
        self.linking = Linking(means.addresses, document.path, galley.report, [], set())
        quotations = Quotations(galley)
        self._typesetter = Typesetter(
            md, galley, citing=self._citing, linking=self.linking, quotations=quotations
        )
        self._components = Components(
            *(md, galley, self._typesetter),
            document=document,
            templates=means.templates,
            shelf=means.shelf,
            citing=self._citing,
            figures=self._figures,
            numbers=self._numbers,
            linking=self.linking,
            quotations=quotations,
            people=means.people,
            authors=means.authors,
            lang=lang,
        )
        self._typesetter.print_block = self._components.print_block
        self._typesetter.print_chart = self._components.chart_at
        self._typesetter.mark_span = self._components.statements.mark

    def settle(self, root: etree.Element) -> None:
        """Set everything, in the order in which readers meet it."""
        notes = take_definitions(root)
        body = read_body(root, notes, md=self._md, galley=self._galley, document=self._document)
        ends = BlockEnds(root, md=self._md, galley=self._galley) if self._means.previewing else None
        if " markdown" in self._galley.written.source:
            tell_swallowing(self._typesetter.locator.tags(), self._galley.report)
        raw = self._typesetter.stash.ids()
        settle_ids(root, self._typesetter.locator, self._galley.report, raw=raw)
        ids = ids_of(root)
        self._typesetter.claim(ids)
        self._numbers.taken |= ids | raw
        self._components.read(lead := self._lead_chart())
        unset = deepcopy(notes)
        self._set_top(root, lead)
        self._set_body(root)
        self._set_end()
        self.texts["statements"] = self._components.statements.listed()
        self._set_list(notes)
        self.texts["embedded"] = all_embedded(
            *(self._md, self._galley, self._components.charts),
            shelf=self._means.shelf,
            document=self._document,
            citing=self._citing,
            notes=unset,
        )
        self._typesetter.stash.judge_rest()
        self._tell_what_is_left(root)
        arrange(root)
        self.texts["block_starts"] = ends.mark(root) if ends else ()
        self.texts["figures"] = self._galley.pictures()
        self.texts["passages"] = in_order(
            *(self._typesetter.passages, body),
            document=self._document,
            method=self._method,
            galley=self._galley,
            charts=self._components.by_mark,
        )

    # -- above the body --------------------------------------------------------------------------

    def _set_top(self, root: etree.Element, lead: Chart | None) -> None:
        meta, typesetter = self._document.meta, self._typesetter
        self.texts["content_note_html"] = typesetter.set_text(meta.content_note)
        self._set_title(root)
        dek = typesetter.set_text(meta.dek)
        self.texts |= {"dek_html": dek, "dek": plain_of(dek), "description": plain_of(dek)}
        if isinstance(meta, FrontMatter):
            self._set_lead(meta, lead)
            for name in ("title", "description"):
                text = getattr(meta.social, name)
                self.texts[f"social_{name}"] = typesetter.set_plain(
                    text, short="a text for elsewhere"
                )
        elif meta.description:
            self.texts["description"] = typesetter.set_plain(
                meta.description, short="a description"
            )

    def _set_title(self, root: etree.Element) -> None:
        """Set the title; on a page its first heading is printed for it, and leaves the body."""
        title = self._typesetter.set_text(self._document.meta.title, short="a title")
        first = root[0] if len(root) else None
        if isinstance(self._document, Page) and first is not None and first.tag == "h1":
            self._typesetter.walk(first)
            heading = html_of(self._md, first)
            root.remove(first)
            self.texts |= {"title_html": heading, "title": plain_of(title or heading)}
            return
        self.texts |= {"title_html": title, "title": plain_of(title)}

    def _lead_chart(self) -> Chart | None:
        document = self._document
        if (
            not isinstance(document, Article)
            or not document.meta.lead
            or not document.meta.lead.chart
        ):
            return None
        return self._means.shelf.named(
            document.meta.lead.chart, document=document, report=self._galley.report
        )

    def _set_lead(self, meta: FrontMatter, chart: Chart | None) -> None:
        if meta.lead is None:
            return
        if chart is not None:
            printed, view = self._components.lead_chart(chart)
            self.texts |= {"lead_html": printed, "lead_chart": view}
        if meta.lead.image is None:
            return
        self.texts["lead_alt"] = self._typesetter.set_plain(
            meta.lead.alt, short="an alternative text"
        )
        lead = meta.lead
        record = PictureOptions(
            alt=lead.alt, caption=lead.caption, credit=lead.credit, licence=lead.licence, ai=lead.ai
        )
        self.texts["lead_html"] = self._components.photo(
            written_word(meta.lead.image), record, id_="lead", width="wide", lazy=False
        )
        found = self._means.addresses.asset(str(lead.image), from_=self._document.path)
        self.texts["lead_picture"] = found.path if found.href is not None else ""

    # -- the body --------------------------------------------------------------------------------

    def _set_body(self, root: etree.Element) -> None:
        self.texts["words"] = len(_WORD.findall(without_marks(" ".join(root.itertext()))))
        lower_headings(root, self._galley)
        self._components.before_headings |= charts_before_headings(root, self._galley.marks)
        self._typesetter.root = root
        self._typesetter.walk(root)
        self._typesetter.root = None
        self.texts["contents"] = tuple(self._heading(each) for each in root.iter("h2"))

    def _heading(self, element: etree.Element) -> Heading:
        copy = etree.Element("h2")
        copy.text = element.text
        copy.extend(each for each in element if each.get("class") != "headerlink")
        return Heading(id=element.get("id", ""), text=plain_of(html_of(self._md, copy)))

    # -- below the body --------------------------------------------------------------------------

    def _set_end(self) -> None:
        meta, typesetter = self._document.meta, self._typesetter
        if not isinstance(meta, FrontMatter):
            return
        self.texts["method_html"] = self._paragraphs(meta.method)
        self.texts["replies"] = tuple(typesetter.set_text(reply.says) for reply in meta.replies)
        self.texts["corrections"] = tuple(
            CorrectionText(
                text_html=typesetter.set_text(correction.text),
                was=typesetter.set_plain(correction.was, short="an old wording"),
                now=typesetter.set_plain(correction.now, short="a new wording"),
            )
            for correction in meta.corrections
        )

    def _paragraphs(self, text: Text) -> Markup:
        """Return a longer text as paragraphs, cut at its blank lines."""
        self._method = paragraphs_of(text)
        found = [self._typesetter.set_text(part) for part in self._method]
        return Markup("\n").join(Markup("<p>{}</p>").format(each) for each in found if each)

    def _set_list(self, notes: Mapping[str, etree.Element]) -> None:
        listing = SourceList(
            *(self._md, self._galley),
            numbers=self._numbers,
            typesetter=self._typesetter,
            citing=self._citing,
        )
        self.texts["sources"] = listing.entries(notes)
        used = {entry.key for entry in self._numbers if entry.kind == "note"}
        for name, place in self._galley.note_places.items():
            if name not in used and name in notes:
                message = f'nothing refers to the footnote "{name}"'
                fix = f"write [^{name}] where it belongs, or delete it"
                self._galley.report.warning(Code.FOOTNOTE_UNUSED, place, message, fix)
                self._galley.marks.read_all(" ".join(notes[name].itertext()))
                for element in notes[name].iter():
                    self._galley.take_cited(element)
        self.texts["cited"] = tuple(entry.key for entry in self._numbers if entry.kind == "source")
        self.texts["charts"] = tuple(self._components.charts.values())

    # -- what is left ----------------------------------------------------------------------------

    def _tell_what_is_left(self, root: etree.Element) -> None:
        anchors = self._numbers.taken | ids_of(root) | self._typesetter.stash.ids()
        self.texts["anchors"] = frozenset(anchors)
        for link in self.linking.made:
            if link.path == self._document.path and link.fragment and link.fragment not in anchors:
                near = nearest(link.fragment, anchors)
                fix = f'did you mean "#{near}"?' if near else "link to the id of a heading"
                message = f'nothing on this page is called "#{link.fragment}"'
                self._galley.report.error(Code.LINK_BROKEN, link.place, message, fix)
        Judge(self._galley).tell_lost()
