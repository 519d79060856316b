"""What a page says otherwise than its copy, without what changes on every page by itself.

Sentences are compared, not letters: a menu, a teaser, a date of today or a count of readers is no
change of what a source says. A figure in a sentence is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from functools import cached_property

from affidavit.evidence.reading_words import as_read

LEAST_WORDS = 6
"""Of a sentence; shorter units are headings, names, buttons."""
LONG = 15
"""Words; so many are a sentence also without a full stop."""
ALIKE = 0.6
"""Share of words from which one sentence is an edit of the other."""
LOST, ADDED = 0.05, 0.2
"""Shares of the copy's words: what else may come and go on a page, as teasers do."""
TABLE = 20
"""Units that are a number; with so many a page is a table, and each figure counts."""
MOST_UNITS, MOST_COMPARED, MOST_LINES, LONGEST_LINE = 20_000, 120, 200, 500

_MONTHS = (
    "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|"
    "nov(ember)?|dec(ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|"
    "noviembre|diciembre|janvier|fevrier|février|mars|avril|mai|juin|juillet|aout|août|septembre|"
    "octobre|novembre|decembre|décembre|januar|februar|märz|juni|juli|oktober|dezember|janeiro|"
    "fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|"
    "maggio|giugno|luglio|settembre|ottobre|dicembre"
)
_TIMES = re.compile(
    r"\d{4}-\d\d-\d\d([t ]\d\d:\d\d(:\d\d)?)?z?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|"
    r"\d{1,2}[:h]\d\d(:\d\d)?\s?([ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|"
    rf"\d{{1,2}}(st|nd|rd|th|\.)?\s(de\s)?({_MONTHS})\b,?(\s(de\s)?\d{{4}})?|"
    rf"\b({_MONTHS})\b\.?\s(de\s)?\d{{1,2}}(st|nd|rd|th)?(,?\s\d{{4}})?|\b({_MONTHS})\s(de\s)?\d{{4}}|"
    r"\b\d+\s(sec(ond)?|min(ute)?|hour|hr|day|week|month|year)s?\sago|\bjust now\b|"
    r"\b(hace|vor|il y a|há)\s\d+\s\w+|\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b|"
    r"\b(utc|gmt|[ecmp][ds]?t)\b([+-]\d+)?",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\b(updated?|published|posted|modified|last\s(changed|edited)|as of|actualizad[oa]|"
    r"publicad[oa]|modificad[oa]|aktualisiert|veröffentlicht|publié|mis à jour|atualizad[oa]|"
    r"aggiornat[oa])\b",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"\b(views?|shares?|comments?|likes?|reads?|readers?|reading|visits?|visitors?|followers?|"
    r"subscribers?|online|min read|visitas?|lecturas?|lectores|comentarios?|compartid[oa]s?|"
    r"me gusta|seguidores|kommentare?|commentaires?|vues?|partages?|comentários?)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\b(correct(ion|ed|s)|clarif(ication|ied)|retract(ion|ed)|editors? note|editor's note|"
    r"fe de erratas|correcci[óo]n|corregid[oa]|aclaraci[óo]n|rectificaci[óo]n|richtigstellung|"
    r"korrektur|rectificatif|erratum|errata)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<=[.!?…])\s+(?=\S)|(?<=[.!?…][\"”»')])\s+(?=\S)")
_NUMBER = re.compile(r"[\s\d.,%$€£+−–-]*\d[\s\d.,%$€£+−–-]*")


@dataclass(frozen=True)
class Comparison:
    """A copy's text and the page's as it is now, with what is on any page of the host."""

    before: str
    now: str
    everywhere: str = ""

    @cached_property
    def lost(self) -> Sequence[str]:
        """Sentences of the copy that the page does not have, in their order."""
        return self._missing(self.before, self.now)

    @cached_property
    def added(self) -> Sequence[str]:
        """Sentences of the page that the copy does not have."""
        return self._missing(self.now, self.before)

    @cached_property
    def altered(self) -> Sequence[tuple[str, str]]:
        """Pairs of sentences, of which the second is what became of the first."""
        return [
            (first, second)
            for first in self.lost[:MOST_COMPARED]
            if (second := _likest(first, self.added[:MOST_COMPARED]))
        ]

    @property
    def left(self) -> float:
        """The share of the copy's sentences, by their words, that the page still has; 0 to 1."""
        total = self._words_before
        return 1 - _words(self.lost) / total if total else _shared(self.before, self.now)

    @property
    def is_cut(self) -> bool:
        """Whether the page shows but a part of the copy, and hardly anything else."""
        return self.left < 0.7 and _words(self.added) < 0.3 * self._words_before  # noqa: PLR2004

    @cached_property
    def reason(self) -> str:
        """What makes this a change of what the source says; empty where nothing does."""
        total = self._words_before or 1
        if self.altered:
            return f"{_counted(len(self.altered), 'sentence')} altered"
        if told := [each for each in self.added if _CORRECTION.search(each)]:
            return f"it has a correction now: {told[0][:120]}"
        if self._is_thinned or _words(self.lost) > LOST * total:
            return f"{_counted(len(self.lost), 'sentence')} taken out"
        if _words(self.added) > ADDED * total:
            return f"{_counted(len(self.added), 'sentence')} added"
        return self._table_reason

    @property
    def diff(self) -> tuple[str, ...]:
        """The changed lines with one around each, as `diff -u` has them; cut where it is long."""
        lines = unified_diff(_lines(self.before), _lines(self.now), lineterm="", n=1)
        shown = [
            "..." if line.startswith("@@") else line[:LONGEST_LINE]
            for line in lines
            if not line.startswith(("--- ", "+++ "))
        ]
        return tuple(shown[:MOST_LINES]) + (("...",) if len(shown) > MOST_LINES else ())

    @cached_property
    def _words_before(self) -> int:
        return _words([each for each in _sentences(self.before) if not _passes(each)])

    @property
    def _is_thinned(self) -> bool:
        """Whether a sentence went out of a paragraph that is still there: no teaser does."""
        lost = set(self.lost)
        paragraphs = ([*_sentences(line)] for line in self.before.split("\n") if lost)
        return any(lost & {*each} and {*each} - lost for each in paragraphs)

    @property
    def _table_reason(self) -> str:
        before, now = _figures(self.before), _figures(self.now)
        if len(before) < TABLE or not now:
            return ""
        differ = len(set(before) - set(now))
        return f"{_counted(differ, 'figure')} of its table altered" if differ else ""

    def _missing(self, of: str, within: str) -> Sequence[str]:
        there, everywhere = _as_one(within), _as_one(self.everywhere)
        masked = {_masked(each) for each in _sentences(within)}
        return [
            each
            for each in _sentences(of)
            if not _passes(each)
            and (bare := f" {as_read(each)} ") not in there
            and bare not in everywhere
            and (_masked(each) not in masked or not _is_stamp(each))
        ]


def _lines(text: str) -> list[str]:
    """Return the units of a text that are not there by the clock or the count alone."""
    return [each for each in _units(text) if not _passes(each)]


def _units(text: str) -> Iterator[str]:
    """Yield each sentence and each heading."""
    count = 0
    for line in text.split("\n"):
        for unit in _ENDS.split(line):
            if stripped := unit.strip():
                count += 1
                if count > MOST_UNITS:
                    return
                yield stripped


def _sentences(text: str) -> Iterator[str]:
    for unit in _units(text):
        words = len(as_read(unit).split())
        if words >= LONG or (words >= LEAST_WORDS and unit.rstrip("\"”»')")[-1:] in ".!?…"):
            yield unit


def _passes(unit: str) -> bool:
    """Say whether a unit says only when a page was made, or how many have read it."""
    return _is_stamp(unit) or (
        _COUNTER.search(unit) is not None and len(unit.split()) <= LEAST_WORDS
    )


def _is_stamp(unit: str) -> bool:
    rest = _TIMES.sub(" ", unit)
    if rest == unit:
        return False
    return len(re.findall(r"\w+", rest)) <= 2 or (  # noqa: PLR2004 - "By Ana", "in Madrid"
        _STAMP.search(rest) is not None and len(rest.split()) < LONG
    )


def _masked(unit: str) -> str:
    return as_read(_TIMES.sub(" ", unit))


def _as_one(text: str) -> str:
    return f" {as_read(text)} "


def _likest(sentence: str, others: Collection[str]) -> str:
    """Return the other sentence that this one was made into; empty where none is alike."""
    words = sentence.casefold().split()
    best, found = ALIKE, ""
    for other in others:
        matcher = SequenceMatcher(None, words, other.casefold().split(), autojunk=False)
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
            ratio = matcher.ratio()
            best, found = (ratio, other) if ratio >= best else (best, found)
    return found


def _shared(before: str, now: str) -> float:
    ours, theirs = set(as_read(before).split()), set(as_read(now).split())
    return len(ours & theirs) / len(ours) if ours else 1.0


def _figures(text: str) -> list[str]:
    return [each for each in _units(text) if _NUMBER.fullmatch(each)]


def _words(sentences: Collection[str]) -> int:
    return sum(len(each.split()) for each in sentences)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
