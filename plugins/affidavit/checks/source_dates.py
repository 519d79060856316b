"""A story that rests on a source which came, or was seen, after the story was out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from affidavit.diagnostics import Place
    from affidavit.sources import Source


def _find(examined: Examined) -> Iterator[Finding]:
    if (out := examined.published_on) is None:
        return
    for source in examined.sources:
        seen = [
            (word, day)
            for word, day in (("issued", _issued(source)), ("accessed", source.accessed))
            if day is not None and day > out
        ]
        if seen and not _is_named_by_update(source, examined):
            word, day = seen[0]
            yield Finding(
                at=_place(source, examined),
                message=f'"{source.key}" was {word} on {day}, after the story of {out}',
                fix="cite it under corrections, where you say what changed, or mend the date",
                words=source.key,
            )


def _issued(source: Source) -> date | None:
    """Return the first day on which it can have come out."""
    return source.issued.first_day if source.issued is not None else None


def _is_named_by_update(source: Source, examined: Examined) -> bool:
    article = examined.article
    updates = article.meta.corrections if article is not None else ()
    return any(f"@{source.key}" in update.text.source for update in updates)


def _place(source: Source, examined: Examined) -> Place:
    """Return where the story cites it first; where only a chart does, its entry."""
    for passage in examined.passages():
        for stretch in passage.stretches:
            for key, place in stretch.cited:
                if key == source.key:
                    return place
    return source.place


CHECK = Check(
    code="source/after-publication",
    find=_find,
    explanation=(
        "A source came out, or was looked at, after the story that cites it was published, "
        "and nothing under `corrections:` says that it was added: the text was changed "
        "without a word."
    ),
)
