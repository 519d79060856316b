"""The door to this layer: a document in, every text of its page out."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from markupsafe import Markup

from affidavit.articles.imprint import NUMBERED
from affidavit.diagnostics import Code, Place, Report
from affidavit.language import Words
from affidavit.located.values import Lines
from affidavit.markdown.bibliography import Bibliography
from affidavit.markdown.composed import Composed
from affidavit.markdown.composition import Composition, Means
from affidavit.markdown.csl_wording import CslWording
from affidavit.markdown.extension import AffidavitExtension
from affidavit.markdown.galley import Galley
from affidavit.markdown.mentions import named, texts_of_page
from affidavit.markdown.places import WrittenBody
from affidavit.markdown.wording import AuthorDate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from affidavit.articles import Article, Page, PublicationFiles
    from affidavit.ledger import Ledger
    from affidavit.markdown.components import Templates
    from affidavit.markdown.links import Addresses
    from affidavit.markdown.shelf import ChartShelf
    from affidavit.markdown.wording import Wording
    from affidavit.sources import Library
    from affidavit.sources.csl import CslFormatter

ALWAYS: Mapping[str, Mapping[str, Any]] = {
    "tables": {},
    "footnotes": {},
    "attr_list": {},
    "admonition": {},
    "pymdownx.details": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "def_list": {},
    "abbr": {},
    "toc": {"slugify": slugify_unicode},
    "smarty": {},
    "pymdownx.superfences": {},
    "md_in_html": {},
}
"""The extensions of every article, with what they are told where mkdocs.yml says nothing."""
_UNCHECKED = ("pymdownx.snippets", "markdown_include.include", "mdx_include.mdx_include")
"""Refused: they bring in text after ours was read, so that its notes would be printed."""
_NOT_TAKEN = ("affidavit", "fenced_code", "meta", "extra")
"""Not taken from mkdocs.yml: superfences does fenced code, front matter is read before, and of the
bundle `extra` everything else is here."""


class Composer:
    """Composes the documents of one publication, one after another, with one Markdown instance."""

    def __init__(  # noqa: PLR0913 - all that the documents of a publication share
        self,
        *,
        templates: Templates,
        library: Library,
        files: PublicationFiles,
        addresses: Addresses,
        shelf: ChartShelf,
        ledgers: Mapping[str, Ledger] | None = None,
        chart_ledgers: Mapping[str, Ledger] | None = None,
        formatter: CslFormatter | None = None,
        extensions: Sequence[str] = (),
        extension_configs: Mapping[str, Mapping[str, Any]] | None = None,
        report: Report | None = None,
        previewing: bool = False,
    ) -> None:
        """Take what all documents share; `extensions` are those of mkdocs.yml.

        `ledgers` are those of the documents by their paths; a text that has none there is not
        held to any. `chart_ledgers` are those of stories, by the folders of their charts.
        `formatter` words citations where publication.yml names a style of CSL.
        In a preview a mark stands behind each block (`BLOCK_END`), for what is said of it.
        An extension that cannot be loaded is told to `report`, and the others go on.
        """
        self._library = library
        self._imprint = files.imprint
        self._formatter = formatter
        self._ledgers, self._chart_ledgers = ledgers or {}, chart_ledgers or {}
        self._means = Means(
            templates=templates,
            addresses=addresses,
            shelf=shelf,
            people=files.people,
            authors=files.authors,
            bibliography=Bibliography(),
            previewing=previewing,
        )
        self._md, self._own = _instance(
            extensions, extension_configs or {}, Report() if report is None else report
        )

    def compose(self, document: Article | Page, *, report: Report) -> Composed:
        """Return the document as it is printed, every fault of its text reported at its place.

        It is set a second time where citations read as they do because of those that come later.
        """
        wording = self._wording(document.lang(self._imprint))
        composed = self._set(document, wording, report)
        settled = wording.settled() if wording is not None else None
        return composed if settled is None else self._set(document, settled, Report())

    def _wording(self, lang: str) -> Wording | None:
        if self._imprint.citations == NUMBERED:
            return None
        house = AuthorDate(t=Words(lang), lang=lang)
        if self._formatter is None:
            return house
        return CslWording(house=house, formatter=self._formatter, lang=lang)

    def _set(self, document: Article | Page, wording: Wording | None, report: Report) -> Composed:
        md, lang = self._md.reset(), document.lang(self._imprint)
        lines = Lines(document.body, file=document.file, first_line=document.body_line)
        galley = Galley(
            written=WrittenBody(document.body, lines.place),
            file=document.file,
            report=report,
            library=self._library,
            story=document.slug,
            lang=lang,
            ledger=self._ledgers.get(document.path),
            chart_ledgers=self._chart_ledgers,
        )
        composition = Composition(
            md, galley, document=document, lang=lang, means=self._means, wording=wording
        )
        galley.settler = composition
        self._own.desk_of(md).galley = galley
        body = Markup(self._body(document.body, composition))  # noqa: S704 - judged by the composition
        md.reset()
        linking, texts = composition.linking, composition.texts
        texts["sources"] = named(texts["sources"], [body, *texts_of_page(texts)], Words(lang))
        return Composed(
            body_html=body,
            links=tuple(linking.made),
            assets=frozenset(linking.assets),
            **texts,
        )

    def _body(self, text: str, composition: Composition) -> str:
        if text.strip():
            return self._md.convert(text)
        composition.settle(etree.Element("div"))  # Python-Markdown calls nobody for an empty text
        return ""


def _instance(
    extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]], report: Report
) -> tuple[Markdown, AffidavitExtension]:
    """Return the Markdown instance, with our extension last, since it replaces parts of others."""
    md = Markdown(output_format="html")
    asked = (_full_name(name) for name in extensions)
    names = dict.fromkeys([*ALWAYS, *(name for name in asked if name not in _NOT_TAKEN)])
    given = {_full_name(name): config for name, config in configs.items()}
    for name in names:
        if name in _UNCHECKED:
            message = f'"{name}" brings in text that nothing checks, notes to colleagues included'
            fix = "take it out of `markdown_extensions:` and put the text in the story"
            report.error(Code.EXTENSION_UNCHECKED, Place("mkdocs.yml"), message, fix)
            continue
        config = {**ALWAYS.get(name, {}), **(given.get(name) or {})}
        try:
            md.registerExtensions([name], {name: config})
        except (ImportError, AttributeError, TypeError, ValueError, KeyError) as error:
            message = f'the Markdown extension "{name}" cannot be loaded: {error}'
            fix = "install it, or correct its name or options under `markdown_extensions:`"
            report.error(Code.EXTENSION_BROKEN, Place("mkdocs.yml"), message, fix)
    own = AffidavitExtension(hosted=True)
    own.extendMarkdown(md)
    return md, own


def _full_name(name: str) -> str:
    """Return the one name of an extension that may be named in two ways."""
    if name == "pymdownx.extra":  # a bundle too; the one thing in it that is not here is this
        return "pymdownx.betterem"
    return name.removeprefix("markdown.extensions.")
