"""The passages of titles, captions, charts and other texts that do not stand in the body."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from affidavit.articles import FrontMatter
from affidavit.markdown.block_records import PictureOptions
from affidavit.markdown.reading_passages import PassageReader

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markdown import Markdown

    from affidavit.articles import Article, Page
    from affidavit.articles.matter import Lead
    from affidavit.markdown.block_records import BlockRecord
    from affidavit.markdown.galley import Galley
    from affidavit.markdown.passages import Passage, PassageKind
    from affidavit.markdown.places import Written
    from affidavit.markdown.shelf import Chart


@dataclass(slots=True)
class PassagesOfTexts:
    """The passages of a document that do not stand in its body, by the text they come from."""

    _found: dict[int, tuple[Written, Sequence[Passage]]] = field(default_factory=dict)

    def read(self, written: Written, tree: etree.Element, *, md: Markdown, galley: Galley) -> None:
        """Keep the passages of a text that is about to be set. A text that is set again is known.

        The text is kept with them, so that no other one can get its identity.
        """
        if id(written) not in self._found:
            reader = PassageReader(md, galley, written)
            self._found[id(written)] = written, reader.read(tree, "prose")

    def of(self, written: Written | None, kind: PassageKind) -> Iterator[Passage]:
        """Yield the passages of a text, all of one kind; nothing of a text that was not set."""
        _, passages = self._found.get(id(written), (None, ()))
        for passage in passages:
            yield replace(passage, kind=kind)


def in_order(
    texts: PassagesOfTexts,
    body: Sequence[Passage],
    *,
    document: Article | Page,
    method: Iterable[Written],
    galley: Galley,
    charts: Mapping[int, Chart | None],
) -> tuple[Passage, ...]:
    """Return every passage of a document as readers meet them: charts and pictures at their place.

    `charts` are by the number of their mark; that above the text has none before it.
    """
    meta = document.meta
    if not isinstance(meta, FrontMatter):
        top: list[tuple[Written, PassageKind]] = [(meta.title, "title"), (meta.dek, "dek")]
        end: list[tuple[Written, PassageKind]] = []
    else:
        top, end = _top(meta), _end(meta, method)
    return (
        *(each for text, kind in top for each in texts.of(text, kind)),
        *_with_parts(texts, body, galley=galley, charts=charts),
        *(each for text, kind in end for each in texts.of(text, kind)),
    )


def _with_parts(
    texts: PassagesOfTexts,
    body: Sequence[Passage],
    *,
    galley: Galley,
    charts: Mapping[int, Chart | None],
) -> Iterator[Passage]:
    """Yield the passages of the body, those of each chart and block where it stands in between."""
    parts: dict[int, Iterable[tuple[Written, PassageKind]]] = {
        number: _of_block(block) for number, block in galley.blocks.items()
    }
    parts |= {number: _of_chart(chart) for number, chart in charts.items() if chart}
    stands = {-1: 0} | galley.stands
    done = 0
    for number in sorted(parts, key=lambda each: (stands.get(each, len(body)), each)):
        until = stands.get(number, len(body))
        yield from body[done:until]
        done = until
        for text, kind in parts[number]:
            yield from texts.of(text, kind)
    yield from body[done:]


def _top(meta: FrontMatter) -> list[tuple[Written, PassageKind]]:
    found: list[tuple[Written, PassageKind]] = [
        (meta.content_note, "content-note"),
        (meta.title, "title"),
        (meta.dek, "dek"),
        (meta.social.title, "social"),
        (meta.social.description, "social"),
    ]
    return found + (_of_picture(meta.lead) if meta.lead else [])


def _end(meta: FrontMatter, method: Iterable[Written]) -> list[tuple[Written, PassageKind]]:
    return [
        *((text, "method") for text in method),
        *((reply.says, "reply") for reply in meta.replies),
        *((correction.text, "correction") for correction in meta.corrections),
    ]


def _of_picture(record: Lead | PictureOptions) -> list[tuple[Written, PassageKind]]:
    return [(record.alt, "alt"), (record.caption, "caption"), (record.credit, "credit")]


def _of_block(block: BlockRecord) -> Iterator[tuple[Written, PassageKind]]:
    yield block.argument, "heading"
    if isinstance(block.options, PictureOptions):
        yield from _of_picture(block.options)


def _of_chart(chart: Chart) -> Iterator[tuple[Written, PassageKind]]:
    yield chart.title, "chart-title"
    yield chart.subtitle, "chart-title"
    yield from ((text, "chart-text") for text in (chart.description, chart.note, chart.method))
    yield chart.alt, "chart-alt"
