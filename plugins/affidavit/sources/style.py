"""The house style: what a source is called, and the finished texts of its entry in the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from affidavit.language import MomentParts, Words, date_text, language_name, moment_parts
from affidavit.sources.addresses import host_of
from affidavit.sources.source import OTHERS

if TYPE_CHECKING:
    from affidavit.located import Text
    from affidavit.sources.source import Source

# Works known by who wrote them; all others are known by who published them.
_KNOWN_BY_AUTHOR = frozenset(
    (
        *("article-journal", "book", "chapter", "paper-conference", "thesis", "manuscript"),
        *("interview", "speech", "personal_communication", "statement", "post", "post-weblog"),
    )
)


_DETAILS = (
    *("translator", "genre", "version", "edition", "collection-title", "event-title"),
    *("publisher-place", "ISBN", "ISSN", "DOI"),
)
"""By CSL's names, in the order in which they are read."""
_IN_PAPERS = frozenset({"article-newspaper", "article-magazine", "broadcast", "webpage"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A source's entry in the list at the end, in the page's language; plain texts."""

    title: str
    """A description of ours comes in square brackets, as it was typed."""
    byline: str = ""
    """Authors and publisher: `Kevin J.S. Duska Jr., Signal Cage`."""
    issued: MomentParts | None = None
    url: str | None = None
    """http(s) or None."""
    host: str = ""
    hreflang: str | None = None
    language: str = ""
    """`In Spanish`, where it is not the page's language."""
    seen: str = ""
    """`Seen as a stored copy, 24 November 2026`."""
    quoted_in: str | None = None
    """Key of the source in whose words we saw it."""
    remark: str = ""
    """Of a person not named: why, and how they know."""
    note: Text | None = None


def short_name(source: Source, lang: str = "en") -> str:
    """Return what a sentence calls the source: `Sopitas`, `Ruiz and Soto`, `Unnamed source S-3`."""
    if source.is_unnamed:
        return Words(lang)("source.unnamed", handle=source.handle or source.key)
    names = _names(source, Words(lang))
    first, second = _issuer(source), names
    if source.type in _KNOWN_BY_AUTHOR:
        first, second = second, first
    host = host_of(source.url) if source.url else ""
    return first or second or source.container or source.title or host or source.key


def author_name(source: Source, lang: str = "en") -> str:
    """Return who wrote it as a whole, as a sentence names them; empty where nobody is named."""
    return "" if source.is_unnamed else _names(source, Words(lang))


def citation_name(source: Source, lang: str = "en") -> str:
    """Return what a citation is called to those who cannot see it: `Sopitas, 22 February 2026`."""
    name = short_name(source, lang)
    return f"{name}, {date_text(source.issued, lang)}" if source.issued else name


def describe(source: Source, lang: str = "en") -> Description:
    """Return the texts of the source's entry; what it lacks is left out, never made up."""
    t = Words(lang)
    title = source.title or short_name(source, lang)
    foreign = source.lang is not None and _primary(source.lang) != _primary(lang)
    return Description(
        title=title,
        byline=_byline(source, t, title=title),
        issued=moment_parts(source.issued, lang) if source.issued else None,
        url=source.url,
        host=host_of(source.url) if source.url else "",
        hreflang=source.lang,
        language=t("source.language", language=language_name(source.lang or "", lang))
        if foreign
        else "",
        seen=_seen(source, t),
        quoted_in=source.quoted_in,
        remark=_remark(source, t),
        note=source.note,
    )


def details(source: Source, lang: str = "en") -> list[tuple[str, str]]:
    """Return what the page of the source says beside its entry: what each is called, and it."""
    t = Words(lang)
    people = source.roles.get("translator", ())
    texts = {"translator": ", ".join(each.full for each in people), **source.further}
    texts["DOI"] = "" if (source.url or "").endswith(source.doi) else source.doi
    return [(t(f"source.detail.{name}"), texts[name]) for name in _DETAILS if texts.get(name)]


def _names(source: Source, t: Words) -> str:
    """Return the authors as a sentence names them: by family name, from three on "and others".

    Where nobody wrote it as a whole, those who edited it.
    """
    people = source.authors or source.editors
    names = [each.family or each.full for each in people]
    if len(names) > 2 or OTHERS in people[1:]:  # noqa: PLR2004  "A and B" is the longest that reads as a name
        return t("source.others", first=names[0])
    return t("source.and", first=names[0], last=names[1]) if len(names) > 1 else "".join(names)


def _issuer(source: Source) -> str:
    """Return who published it: of a newspaper's article the newspaper, not the house it is of.

    Of a ruling, the court.
    """
    paper = source.container if source.type in _IN_PAPERS else ""
    return paper or source.publisher or source.further.get("authority", "")


def _byline(source: Source, t: Words, *, title: str) -> str:
    """Return authors, larger work and publisher, none that the title says already."""
    authors = [author.full for author in source.authors]
    editors = [t("source.editor", name=editor.full) for editor in source.editors]
    court = source.further.get("authority", "")
    parts = [*authors, *editors, _place_in_work(source), court, source.publisher, source.issued_as]
    return ", ".join(dict.fromkeys(part for part in parts if part and part != title))


def _place_in_work(source: Source) -> str:
    """Return `Journal 12 (3), 33-40`, or the number of a report."""
    issue = f"({source.issue})" if source.issue else ""
    work = " ".join(part for part in (source.container, source.volume, issue) if part)
    return ", ".join(part for part in (work, source.pages, source.number) if part)


def _seen(source: Source, t: Words) -> str:
    key = f"source.seen.{source.seen_as.replace(' ', '-')}"
    if source.accessed is None:
        return t(f"{key}.undated")
    return t(key, date=date_text(source.accessed, t.lang))


def _remark(source: Source, t: Words) -> str:
    if not source.is_unnamed:
        return ""
    parts = [
        t("source.unnamed.reason", reason=source.reason) if source.reason else "",
        t("source.unnamed.known", how_known=source.how_known) if source.how_known else "",
        t(f"source.unnamed.{source.hand}") if source.hand else "",
    ]
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(text: str) -> str:
    """Return the text with a capital and a full stop."""
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole}."


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-", maxsplit=1)[0].lower()
