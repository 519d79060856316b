"""An alternative text that says what is read anyway: the title, or the picture's caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.pictures import pictures
from affidavit.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find(examined: Examined) -> Iterator[Finding]:
    title = _bare(examined.composed.title)
    for picture in pictures(examined):
        alt = _bare(picture.alt.source)
        same = (
            "title" if alt == title else "caption" if alt == _bare(picture.caption.source) else ""
        )
        if alt and same:
            yield Finding(
                at=picture.alt.place,
                message=f"the alternative text only repeats the {same}",
                fix="say what is to be seen, to somebody who cannot see it",
                words=picture.alt.source,
            )

    for chart in examined.publication.charts(examined.document):
        alt = _bare(chart.alt.source)
        if alt and alt in (title, _bare(chart.title.source), _bare(chart.subtitle.source)):
            yield Finding(
                at=chart.alt.place,
                message="the alternative text only repeats the title",
                fix="say what the chart shows: its highest and lowest, and how it goes on",
                words=chart.alt.source,
            )


def _bare(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded(text)).split())


CHECK = Check(
    code="image/alt",
    find=_find,
    of_pages=True,
    explanation=(
        "The alternative text of a picture or chart repeats a title or the picture's "
        "caption, so that who cannot see it is told the same thing twice and the picture "
        "never."
    ),
)
