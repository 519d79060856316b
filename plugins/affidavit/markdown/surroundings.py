"""What stands right around an element in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.markdown.altered_quotes import put_back, words_of
from affidavit.markdown.galley import CITED_ATTRIBUTE
from affidavit.markdown.quoted_spans import INLINE

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Callable, Iterator, Sequence

    from markdown.util import HtmlStash

    from affidavit.markdown.quoted_spans import Step

    Beside = Callable[[etree.Element, etree.Element], Iterator[str | etree.Element]]

_FURTHEST = 32
"""Signs on each side: no bound is longer."""
_JOINER = "\u2060"


def words_around(path: Sequence[Step], stash: HtmlStash) -> tuple[str, str]:
    """Return the words before and behind the innermost element of a path, up to a citation.

    Emphasis and other spans do not part words: `**at least** [237]{fact=x}`.
    """
    before, behind = "", ""
    for part in _parts(path, stash, _before):
        before = part + before
        if len(before) >= _FURTHEST:
            break
    for part in _parts(path, stash, _behind):
        behind += part
        if len(behind) >= _FURTHEST:
            break
    return before.replace(_JOINER, "")[-_FURTHEST:], behind.replace(_JOINER, "")[:_FURTHEST]


def _parts(path: Sequence[Step], stash: HtmlStash, beside: Beside) -> Iterator[str]:
    """Yield texts from near to far, out of each inline element into the one around it."""
    for parent, child in reversed(path):
        for part in beside(parent, child):
            if isinstance(part, str):
                yield put_back(part, stash)
            elif _is_citation(part):
                return
            elif not _is_mark(part):
                yield words_of(part, stash)
        if parent.tag not in INLINE:
            return


def _before(parent: etree.Element, child: etree.Element) -> Iterator[str | etree.Element]:
    siblings = list(parent)
    for sibling in reversed(siblings[: siblings.index(child)]):
        yield sibling.tail or ""
        yield sibling
    yield parent.text or ""


def _behind(parent: etree.Element, child: etree.Element) -> Iterator[str | etree.Element]:
    yield child.tail or ""
    siblings = list(parent)
    for sibling in siblings[siblings.index(child) + 1 :]:
        yield sibling
        yield sibling.tail or ""


def _is_citation(element: etree.Element) -> bool:
    """Say whether an element is a citation, set already or not yet, or a note, or no words."""
    is_set = element.get("class", "").startswith("affidavit-cite")
    return element.get(CITED_ATTRIBUTE) is not None or is_set or element.tag in ("sup", "br", "img")


def _is_mark(element: etree.Element) -> bool:
    return element.get("class", "") == "affidavit-mark"
