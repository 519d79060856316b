"""Words in quotation marks of which nothing says whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import either, whole_words
from affidavit.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affidavit.markdown import Passage, Sentence

LEAST_WORDS = 5
"""Fewer are a term or a phrase that is only held at arm's length."""
_QUOTATION = re.compile(
    '[\u201c\u201e"]([^\u201c\u201d\u201e"]+)[\u201d\u201c"]|\u00ab([^\u00bb]+)\u00bb'
)
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_SMALL = re.compile(
    either(
        "an? the of in on at to by for and or with from as is",
        "el la los las una? de del en y o con por para que",
    ),
    re.IGNORECASE,
)
_SPEAKING = whole_words(
    "sa(?:id|ys?|ying) told tells? wrote writes? written read(?:s|ing)? asked asks?",
    "add(?:s|ed|ing) call(?:s|ed|ing)? recall(?:s|ed) explain(?:s|ed|ing) answer(?:s|ed)",
    "repl(?:y|ies|ied) warn(?:s|ed|ing) claim(?:s|ed|ing) stat(?:es|ed|ing|ement) according",
    "quot(?:e|es|ed|ing) shout(?:s|ed) insist(?:s|ed) argu(?:es|ed|ing) testif(?:y|ies|ied)",
    "announc(?:es|ed|ing) declar(?:es|ed|ing) remember(?:s|ed) report(?:s|ed|ing) put_it",
    "describ(?:es|ed|ing) promis(?:es|ed) admit(?:s|ted) conclu(?:des|ded) words? motto",
    "slogan sign letter post(?:s|ed)? tweet(?:s|ed)? headline[ds]? title[ds]?",
    "caption(?:s|ed)? dijo dicen? dijeron cont[oó] escribi[oó] escribe afirm[oóa]",
    "asegur[oóa] declar[oóa] señal[oóa] explic[oóa] respondi[oó] responde pregunt[oóa]",
    "agreg[oóa] añad(?:i[oó]|e) inform[oóa] seg[uú]n advirti[oó] sostuvo sostiene",
    "record[oó] recuerda se_lee coment[oóa] llam[oóa] anunci[oóa] prometi[oó] admiti[oó]",
    "palabras? lema carta cartel titular comunicado",
)
"""Who speaks, or what is read, in the sentences around."""


def _find(examined: Examined) -> Iterator[Finding]:
    for passage in examined.passages("prose", "item", "note", "dek", "caption"):
        if not any(mark in passage.text for mark in '\u201c\u201e"\u00ab'):
            continue
        for found in _QUOTATION.finditer(passage.text):
            words = _WORD.findall(found[1] or found[2] or "")
            if len(words) >= LEAST_WORDS and not _is_title(words) and _is_nobodys(passage, found):
                short = " ".join(words[:LEAST_WORDS])
                yield Finding(
                    at=passage.place(found.start()),
                    message=f'nothing says whose words "{short} …" are',
                    fix="name the speaker, cite the source, or bind them: {quote=source/id}",
                    words=found[1] or found[2] or "",
                )


def _is_title(words: list[str]) -> bool:
    """Say whether the words are written like the name of a work: `The First Day of the Strike`."""
    main = [word for word in words if not _SMALL.fullmatch(word) and not word[0].isdigit()]
    return sum(word[0].isupper() for word in main) >= max(2, len(main) - 1)


def _is_nobodys(passage: Passage, found: re.Match[str]) -> bool:
    if passage.is_within(found.start() + 1, "code", "link", "quote", "claim"):
        return False
    sentences = list(passage.sentences())
    within = [
        number
        for number, each in enumerate(sentences)
        if each.start < found.end() and each.end > found.start()
    ]
    if not within:
        return False
    around = sentences[max(0, within[0] - 1) : within[-1] + 2]
    outside = (
        passage.text[around[0].start : found.start()] + passage.text[found.end() : around[-1].end]
    )
    return not (_SPEAKING.search(outside) or any(_is_attributed(each) for each in around))


def _is_attributed(sentence: Sentence) -> bool:
    return sentence.holds("citation", "note", "link", "quote")


CHECK = Check(code=Code.QUOTE_UNATTRIBUTED, find=_find, weight="error")
