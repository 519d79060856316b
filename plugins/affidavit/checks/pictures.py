"""The photographs of a document with what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.markdown import PictureOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.articles.matter import Origin
    from affidavit.checks.check import Examined
    from affidavit.diagnostics import Place
    from affidavit.located import LocatedText, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture file and its record."""

    file: str
    at: Place
    alt: Text
    caption: Text
    credit: Text
    licence: LocatedText
    origin: Origin | None


def pictures(examined: Examined) -> Iterator[Picture]:
    """Yield the lead's picture, then those of the text's `figure` blocks."""
    article = examined.article
    if article is not None and (lead := article.meta.lead) is not None and lead.image is not None:
        yield Picture(
            file=str(lead.image),
            at=lead.image.place,
            alt=lead.alt,
            caption=lead.caption,
            credit=lead.credit,
            licence=lead.licence,
            origin=lead.origin,
        )
    for block in examined.composed.figures:
        if isinstance(block.options, PictureOptions):
            yield Picture(
                file=block.argument.source,
                at=block.argument.place_at(0),
                alt=block.options.alt,
                caption=block.options.caption,
                credit=block.options.credit,
                licence=block.options.licence,
                origin=block.options.origin,
            )
