"""Words in quotation marks of which nothing says whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from affidavit.checks.check import Check, Examined, Finding
from affidavit.checks.wording import either, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from affidavit.markdown import Passage, Sentence

LEAST_WORDS = 5
"""Fewer are a term or a phrase that is only held at arm's length."""
LEAST_OF_A_FRAGMENT = 8
"""Words of a quotation that is woven into a sentence of the writer's."""
LONGEST_SIGNATURE = 120
"""Characters of a line that says below a motto whose it is."""
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
    "confess(?:es|ed) prais(?:es|ed) comment(?:s|ed) suggest(?:s|ed) reminisc(?:es|ed)",
    "remark(?:s|ed) caution(?:s|ed) confid(?:es|ed) hint(?:s|ed) rul(?:es|ed|ing) deplor(?:es|ed)",
    "observ(?:es|ed) not(?:es|ed) ordered demand(?:s|ed) urg(?:es|ed) joked quipped sigh(?:s|ed)",
    "whisper(?:s|ed) cried yell(?:s|ed) mutter(?:s|ed) spoke speaks discuss(?:es|ed)? definition",
    "accus(?:es|ed) charg(?:es|ed) critici[sz](?:es|ed) den(?:y|ies|ied) agree[ds]?",
    "contend(?:s|ed)",
    "predict(?:s|ed) maintain(?:s|ed) thought thinks believ(?:es|ed) interview(?:s|ed)?",
    "spokes\\w+ talk(?:s|ed) provid(?:es|ed) prohibit(?:s|ed) law constitution document page",
    "article mention(?:s|ed) given_by grit[oó] susurr[oó] reconoci[oó] confes[oó] critic[oó]",
    "exigi[oó] pidi[oó] neg[oó] habl[oó] subray[oó] indic[oó] manifest[oó] expres[oó] precis[oó]",
    "entrevista ley documento página mencion[oó]",
    "respond(?:s|ed|ing) interject(?:s|ed) counter(?:s|ed) rejoin(?:s|ed) continued?",
    "pledg(?:es|ed) lament(?:s|ed) emailed instruct(?:s|ed) mus(?:es|ed) recount(?:s|ed)",
    "stress(?:es|ed) cit(?:es|ed|ing) boast(?:s|ed|ing) refer(?:s|red|ring)",
    "invit\\w+ propos(?:es|ed) cr(?:y|ies) chants? shouts? pledge",
    "advertis(?:es|ed) point(?:s|ed)_out",
    "matiz[aó] expone expuso remarc[aó] critica lament[aó] puntualiz[aó] zanj[aó] apunt[aó]",
)
"""Who speaks, or what is read, in the sentences around."""


_NAMED_BEHIND = re.compile(
    r"[,.!?][\"\u201d\u00bb]\s+(?:[A-Z][\w.'\u2019-]+\s+){1,3}[a-z]+(?:ed|s)\b"
    r"|[,.!?][\"\u201d\u00bb]\s+[A-Z][\w'\u2019-]+\.\s+[\"\u201c\u00ab]"
)
"""`," Ruiz thundered`: whatever the verb is, the name that stands right behind words spoke them."""
_SOMEBODY = re.compile(
    r"[^\W_][,;]? [A-ZÀ-Þ][\w'\u2019-]+"
    rf"|\b(?i:{either('he she they him her his them their who whom whose')})\b"
    rf"|\b(?i:{either('él ella ellos ellas quien quienes su sus')})\b"
)
"""A name within a sentence, or a word for somebody: whose words stand there, readers may know."""
_SIGNED = re.compile(r"[\u2014\u2013-]{1,2} ?[A-ZÀ-Þ]")
"""How a line begins below a motto that says whose it is: `— Ana Ruiz`."""
_TURNS = 3
"""Paragraphs before and behind in which a talk shows."""
_LEAST_TURNS = 2
_MANY = 2
_ENDS = tuple(".,!?\u2026\u2014")
_TOLD_BELOW = re.compile(
    r"(?:So|Thus|This is how|With these words|Así|Con estas palabras|Eso)\b[^.!?]{0,40}"
    r"\b(?:wrote|said|spoke|began|put it|goes|went|escribió|dijo|habló|empezó|reza)\b"
)
"""How a paragraph begins that says whose words the one above it was: `So wrote her son`."""
_INTRODUCED = re.compile(r"(?:[:,\u2014\u2013]|\b(?:that|because|if|que))\s*$")
"""What stands before words that somebody is about to say."""


def _find(examined: Examined) -> Iterator[Finding]:
    passages = list(examined.passages("prose", "item", "note", "dek", "caption"))
    before = ""
    for number, passage in enumerate(passages):
        behind = passages[number + 1].text if number + 1 < len(passages) else ""
        is_told = _is_signed(passage.text, behind) or _goes_on(before)
        if not is_told and not _is_talk(passages, number):
            yield from _in_passage(passage, before=before)
        # Of several quotations below each other, the first is introduced, and so are all.
        before = f"{before} {passage.text}" if _is_whole(passage.text) else passage.text


def _in_passage(passage: Passage, *, before: str) -> Iterator[Finding]:
    for found in _QUOTATION.finditer(passage.text):
        words = found[1] or found[2] or ""
        if _is_long(words) and _is_nobodys(passage, found, before=before):
            short = " ".join(_WORD.findall(words)[:LEAST_WORDS])
            yield Finding(
                at=passage.place(found.start()),
                message=f'nothing says whose words "{short} …" are',
                fix="name the speaker, cite the source, or bind them: {quote=source/id}",
                words=words,
            )


def _is_talk(passages: Sequence[Passage], number: int) -> bool:
    """Say whether a paragraph is of a talk, in which readers know whose turn it is.

    It is a turn, or tells of one, among others near it, or holds many such words itself.
    """
    text = passages[number].text
    if sum(_is_long(each[0] or each[1]) for each in _QUOTATION.findall(text)) > _MANY:
        return True
    near = passages[max(number - _TURNS, 0) : number + _TURNS + 1]
    turns = sum(_is_turn(each.text) for each in near)
    return turns >= _LEAST_TURNS


def _is_turn(text: str) -> bool:
    """Say whether a paragraph begins with what somebody says: a sentence between marks."""
    found = _QUOTATION.match(text)
    if found is None:
        return False
    said = (found[1] or found[2] or "").strip()
    ends = said[-1:], text[found.end() : found.end() + 1]
    return said[:1].isupper() and any(each in _ENDS for each in ends)


def _is_whole(text: str) -> bool:
    return _QUOTATION.fullmatch(text.strip(" .!?")) is not None


def _is_signed(text: str, behind: str) -> bool:
    """Say whether a paragraph is all quotation, and what stands below it says whose."""
    is_line = len(behind) <= LONGEST_SIGNATURE and _SIGNED.match(behind) is not None
    return _is_whole(text) and (is_line or _TOLD_BELOW.match(behind) is not None)


def _goes_on(before: str) -> bool:
    """Say whether the paragraph before opens words that it does not close: they go on here."""
    text = _QUOTATION.sub(" ", before)
    return any(mark in text for mark in '\u201c"\u00ab')


def _is_long(quoted: str) -> bool:
    """Say whether somebody can be asked for these words: a clause, no term and no title."""
    words = _WORD.findall(quoted)
    least = LEAST_WORDS if quoted[:1].isupper() else LEAST_OF_A_FRAGMENT
    return len(words) >= least and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Say whether the words are written like the name of a work: `The First Day of the Strike`."""
    main = [word for word in words if not _SMALL.fullmatch(word) and not word[0].isdigit()]
    return sum(word[0].isupper() for word in main) >= max(2, len(main) - 1)


def _is_nobodys(passage: Passage, found: re.Match[str], *, before: str) -> bool:
    """Say whether nothing near a quotation says whose it is.

    A speaker may be named anywhere in the paragraph, and in the one before where the quotation
    begins its own, as in a dialogue; a source stands in its sentence or in one beside it.
    """
    text = passage.text
    if passage.is_within(found.start() + 1, "code", "link", "quote", "claim"):
        return False
    if _INTRODUCED.search(text, 0, found.start()) or text[: found.end()].endswith(
        (',"', ",\u201d")
    ):
        return False
    earlier = "" if text[: found.start()].strip() else before
    said = _QUOTATION.sub(" ", text) + earlier
    if _NAMED_BEHIND.search(text + earlier) or _SOMEBODY.search(said):
        return False
    if text[found.end() : found.end() + 1] == "," or _SPEAKING.search(said):
        return False
    sentences = list(passage.sentences())
    within = [
        number
        for number, each in enumerate(sentences)
        if each.start < found.end() and each.end > found.start()
    ]
    around = sentences[max(0, within[0] - 1) : within[-1] + 2] if within else ()
    return not any(_is_attributed(each) for each in around)


def _is_attributed(sentence: Sentence) -> bool:
    return sentence.holds("citation", "note", "link", "quote")


CHECK = Check(
    code="quote/unattributed",
    find=_find,
    weight="error",
    explanation=(
        "Five words or more stand between quotation marks. Nobody is named in their paragraph who "
        "may have said them, and no sentence beside them cites a source."
    ),
)
