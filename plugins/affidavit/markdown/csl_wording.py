"""Citations in a style of CSL: its words, our links and anchors."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from affidavit.markdown.printing import WORD_JOINER
from affidavit.markdown.wording import AuthorDate, Form, Node, Use, affix, joint, mark
from affidavit.sources import citation_name, dated_name, web_address
from affidavit.sources.csl import SIGNS, CitedItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from affidavit.sources import Source
    from affidavit.sources.csl import CslFormatter, Formatted, Inlines

_TAGS = {"Emph": "em", "Strong": "strong", "Superscript": "sup", "Subscript": "sub"}
_SIGNS = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
_WRAPPERS = {"Quoted": 1, "Cite": 1, "SmallCaps": 0, "Underline": 0, "Strikeout": 0}
"""Kinds of pandoc's inlines; where among its parts each has its text. No other kind is printed."""


@dataclass(slots=True, kw_only=True)
class CslWording:
    """The citations of one document: asked for in a first round, printed in a second."""

    house: AuthorDate
    """Words them where the style cannot, which was told then."""
    formatter: CslFormatter
    lang: str
    formatted: Formatted | None = None
    _asked: list[tuple[CitedItem, ...]] = field(default_factory=list)
    _sources: dict[str, Source] = field(default_factory=dict)

    def nodes(self, uses: Sequence[Use | etree.Element], form: Form) -> list[Node]:
        """Return a citation in the style; before that is known, in the house style."""
        known = [use for use in uses if isinstance(use, Use)]
        if len(known) < len(uses) or not known:
            return self.house.nodes(uses, form)
        number = len(self._asked)
        by_name = form == "narrative" and not self.formatter.counts
        self._asked.append(tuple(_item(use, self.lang, by_name=by_name) for use in known))
        self._sources |= {use.source.key: use.source for use in known}
        if self.formatted is None or number >= len(self.formatted.citations):
            return self.house.nodes(uses, form)
        printer = _Printer(self, known, self.formatted.keys)
        nodes = printer.nodes(self.formatted.citations[number])
        nodes = _bare(nodes) if form == "alone" else nodes
        if form == "alone":
            return nodes
        if by_name:
            return _around(nodes, named=True)
        raised = isinstance(nodes[0], etree.Element) and nodes[0].tag == "sup"
        raised = raised and known[0].prefix is None
        names = [] if form == "group" else [dated_name(known[0].source, self.lang)]
        return [*names, WORD_JOINER if raised else " ", *_around(nodes)]

    def label(self, source: Source) -> str:
        """Return what the house style calls a source, for the names of the ways back."""
        return self.house.label(source)

    def entry(self, source: Source) -> etree.Element | None:
        """Return the style's text of an entry."""
        if self.formatted is None or source.key not in self.formatted.entries:
            return None
        text = etree.Element("span")
        for node in _Printer(self, (), ()).nodes(self.formatted.entries[source.key]):
            _append(text, node)
        return text

    def in_order(self, sources: Iterable[Source]) -> list[Source]:
        """Return sources as the style sorts them, those that it does not list behind by name."""
        by_name = self.house.in_order(sources)
        order = list(self.formatted.entries) if self.formatted else []
        return sorted(
            by_name, key=lambda each: order.index(each.key) if each.key in order else len(order)
        )

    def settled(self) -> CslWording | None:
        """Return this style with the words of all citations of the document."""
        formatted = self.formatter.format(self._asked, self._sources.values(), lang=self.lang)
        if formatted is None:
            return None
        house = self.house.settled() or self.house
        return CslWording(
            house=house, formatter=self.formatter, lang=self.lang, formatted=formatted
        )

    @property
    def t(self) -> Callable[..., str]:
        """The words of the page's language."""
        return self.house.t


def _item(use: Use, lang: str, *, by_name: bool) -> CitedItem:
    reference = use.reference
    mode = "SuppressAuthor" if reference.bare else "NormalCitation"
    return CitedItem(
        key=use.source.key,
        mode="AuthorInText" if by_name else mode,
        locator=reference.locator.text(lang) if reference.locator else "",
        prefix=_read(use.prefix),
        suffix=_read(use.suffix),
    )


def _read(element: etree.Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


class _Printer:
    """Makes elements of what pandoc gives; of its links only those to sources and web pages."""

    def __init__(self, wording: CslWording, uses: Sequence[Use], keys: Sequence[str]) -> None:
        self._wording = wording
        self._uses = uses
        self._left = {use.source.key: use for use in reversed(uses)}
        self._keys = keys

    def nodes(self, inlines: Inlines) -> list[Node]:
        """Return texts and elements."""
        return [node for inline in inlines for node in self._of(inline["t"], inline.get("c"))]

    def _of(self, kind: str, content: Any) -> list[Node]:  # noqa: ANN401 - as pandoc has it
        if kind == "Link":
            return self._link(self.nodes(content[1]), content[2][0])
        if kind == "Span":
            return self._span(content[0], content[1])
        if kind in _TAGS:
            return [_filled(etree.Element(_TAGS[kind]), self.nodes(content))]
        if kind in _WRAPPERS:
            return self.nodes(content if _WRAPPERS[kind] == 0 else content[1])
        text = _SIGNS.get(kind, content if kind == "Str" else "")
        return [text] if isinstance(text, str) and text else []

    def _span(self, attributes: list[Any], content: Inlines) -> list[Node]:
        if attributes[0].startswith("affix-"):
            return self._affix(attributes[0])
        after = [" "] if "csl-left-margin" in attributes[1] else []
        return [*self.nodes(content), *after]

    def _affix(self, name: str) -> list[Node]:
        """Return the writer's own words, with the Markdown in them."""
        _, number, side = name.split("-")
        element = getattr(self._uses[int(number)], side)
        if element is None:
            return []
        if side == "suffix":
            element.text = (element.text or "").lstrip().lstrip(SIGNS).lstrip()
        return [affix(element)]

    def _link(self, inside: list[Node], target: str) -> list[Node]:
        if target.startswith("#ref-n"):
            use = self._left.get(self._keys[int(target.removeprefix("#ref-n"))])
            return inside if use is None else [self._to_source(use, inside)]
        address = web_address(target)
        if address is None:
            return inside
        return [_filled(etree.Element("a", {"href": address}), inside)]

    def _to_source(self, use: Use, inside: list[Node]) -> etree.Element:
        text = "".join(node if isinstance(node, str) else _read(node) for node in inside)
        name = citation_name(use.source, self._wording.lang)
        label = self._wording.t("cite.source-styled", text=text, name=name)
        return _filled(mark(use, label=label), inside)


def _filled(element: etree.Element, nodes: Iterable[Node]) -> etree.Element:
    for node in nodes:
        _append(element, node)
    return element


def _append(element: etree.Element, node: Node) -> None:
    if not isinstance(node, str):
        element.append(node)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + node
    else:
        element.text = (element.text or "") + node


def _around(nodes: Iterable[Node], *, named: bool = False) -> list[Node]:
    """Return a citation whose brackets and signs are left out of plain texts with it.

    The name that a sentence needs stays: in front of the bracket, where the citation is `named`.
    """
    merged: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and merged and isinstance(merged[-1], str):
            merged[-1] += node
        else:
            merged.append(node)
    kept: list[Node] = []
    if named and isinstance(first := merged[0], str):
        name, _, sign = first.rpartition(" ")
        name = first.rstrip() if any(map(str.isalnum, sign)) else name
        kept, merged[0] = [name], first[len(name) :]
    around = [joint(node) if isinstance(node, str) else node for node in merged if node != ""]
    return [*kept, *around]


def _bare(nodes: list[Node]) -> list[Node]:
    """Return a citation without the brackets around it, for the cell of a table."""
    first, last = nodes[0], nodes[-1]
    if isinstance(first, str) and isinstance(last, str) and first[:1] + last[-1:] in ("()", "[]"):
        return [first[1:], *nodes[1:-1], last[:-1]]
    return nodes
