"""The block `document`: a page of a source's PDF in the text, as its readers may see it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from affidavit.diagnostics import Code
from affidavit.markdown.cited_pages import page_links, public_pages
from affidavit.markdown.printing import html_of
from affidavit.render.views import DocumentView, Width
from affidavit.sources import Reference, parse_locator

if TYPE_CHECKING:
    from affidavit.markdown.block_records import BlockRecord, DocumentOptions
    from affidavit.markdown.chart_setting import ChartSetting
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.links import Linking
    from affidavit.sources import Source


@dataclass(frozen=True, slots=True)
class DocumentSetting:
    """Sets the pages of documents of one page of the site. Each is a citation of its source."""

    galley: Galley
    setting: ChartSetting
    linking: Linking

    def view(
        self, record: BlockRecord, options: DocumentOptions, *, id_: str, width: Width
    ) -> DocumentView:
        """Return the first page that is asked for, and the name of its source.

        Without a picture, and a report, where readers may not see that page; without one and no
        report where its copy is not on this machine, which is told at the source.
        """
        setting = self.setting
        key, at = record.argument.source.removeprefix("@"), record.argument.place_at(0)
        locator, _ = parse_locator(f"p. {options.page}")
        line = etree.Element("span")
        setting.cite(line, Reference(key=key, locator=locator), at, first=True)
        source = self.galley.library.find(key, story=self.galley.story)
        numbers = public_pages(source, locator) if source else []
        if source and not numbers:
            self._tell_hidden(source, options)
        links = (
            page_links(*(source, dict.fromkeys(numbers[:1], ())), self.linking, setting.citing.t)
            if source
            else ()
        )
        page, set_text = next(iter(links), None), setting.typesetter.set_text
        title = setting.citing.told(source).said.title if source else ""
        return DocumentView(
            id=id_,
            page=page,
            alt=setting.typesetter.set_plain(options.alt, short="an alternative text")
            or (setting.citing.t("page.in-text", page=page.text, title=title) if page else ""),
            caption_html=set_text(options.caption),
            source_html=html_of(setting.md, line) if len(line) else Markup(),
            width=width,
        )

    def _tell_hidden(self, source: Source, options: DocumentOptions) -> None:
        """Report a page that the PDF has and the source does not publish."""
        report, at, asked = self.galley.report, options.page.place, source.publish_pages
        if asked is None:
            message = f'the source "{source.key}" publishes no page of a PDF'
            report.error(Code.DOCUMENT_MISSING, at, message, "write publish_pages: cited there")
        elif source.document is not None and not source.document.cited:
            message = f'page {options.page} of "{source.key}" is not one that readers may see'
            fix = f"name it there: publish_pages: {asked.written}, {options.page}"
            report.error(Code.DOCUMENT_MISSING, at, message, fix)
