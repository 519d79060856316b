"""Hold copies against their sums, and quotations against the copies of their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from affidavit.diagnostics import Code, Diagnostic, Place, Severity
from affidavit.evidence.copies import Copies
from affidavit.evidence.folder import EvidenceFolder
from affidavit.evidence.lock import Lock, LockEntry, lock_entry
from affidavit.evidence.nearest_passage import nearest_passage
from affidavit.evidence.quotations import Passage, Quotation
from affidavit.evidence.typed_words import typed_words
from affidavit.sources import Capture, Library, Quote, Source

WHERE_COPIES_ARE = "run `affidavit check` where the copies are, and commit the lock it writes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong with the evidence of a source, or should be known of it."""

    source: Source
    diagnostic: Diagnostic


@dataclass(slots=True, kw_only=True)
class Judgement:
    """What is known of a library's copies and quotations."""

    findings: list[Finding] = field(default_factory=list)
    found: dict[str, Capture] = field(default_factory=dict)
    """`SOURCE/QUOTE` -> the copy that has its words, by this machine's evidence or by the lock."""
    locks: Mapping[str | None, Lock] = field(default_factory=dict)
    """By the story that the sources belong to; None for the shared ones."""
    entries: dict[str | None, dict[str, LockEntry]] = field(default_factory=dict)
    """What the locks should say; empty where the evidence is not on this machine."""


def judge(
    library: Library, *, folder: EvidenceFolder, locks: Mapping[str | None, Lock], today: date
) -> Judgement:
    """Return what the evidence says of every source; reads files, changes none."""
    judging = _Judging(library, Copies(folder), Judgement(locks=locks), today)
    for source in library:
        if folder.is_here:
            judging.judge_copies(source)
        for quote in source.quotes.values():
            judging.judge_quotation(source, quote)
    if folder.is_here:
        for story, lock in locks.items():
            judging.result.entries.setdefault(story, {})
            judging.keep_unread(story, lock)
    else:
        judging.tell_elsewhere()
    return judging.result


@dataclass(slots=True)
class _Judging:
    library: Library
    copies: Copies
    result: Judgement
    today: date

    @property
    def _is_here(self) -> bool:
        return self.copies.folder.is_here

    # -- copies ----------------------------------------------------------------------------------

    def judge_copies(self, source: Source) -> None:
        """Report copies that are not whole, each at its sum."""
        for capture in source.captures:
            state = self.copies.state(capture)
            at = getattr(capture.sha256, "place", source.place)
            day, again = capture.at.date(), f"affidavit capture {source.key} --again"
            if state == "changed":
                message = f"the copy of {day} was changed since it was taken"
                fix = f"put it back as it was, or take another: {again}"
                self._tell(source, Code.EVIDENCE_CHANGED, at, message, fix)
            elif state == "missing":
                message = f"the copy of {day} is not in the folder of the evidence"
                fix = f"put it there, or take another: {again}"
                self._tell(source, Code.EVIDENCE_MISSING, at, message, fix)

    def tell_elsewhere(self) -> None:
        """Note once for each list of sources that its copies are on another machine."""
        for story, lock in self.result.locks.items():
            sources = [each for each in self.library if each.story == story and each.captures]
            if not sources:
                continue
            found = [name for each in sources for name in _names(each) if name in self.result.found]
            days = [lock.entries[name].verified for name in found if name in lock.entries]
            message = "the copies of these sources are not on this machine"
            if days:
                many = f"{len(days)} quotations were" if len(days) > 1 else "1 quotation was"
                message = f"{many} verified on {max(days)}; the evidence is not here"
            at = Place(lock.file) if lock.is_there else sources[0].place
            fix = "set AFFIDAVIT_EVIDENCE to their folder to look again"
            self._tell(sources[0], Code.EVIDENCE_ELSEWHERE, at, message, fix, Severity.NOTE)

    # -- quotations ------------------------------------------------------------------------------

    def judge_quotation(self, source: Source, quote: Quote) -> None:
        """Look for the words in copies, else in what the lock remembers, else in the passage."""
        words = Quotation.typed(quote.text.source)
        captures = [each for carrier in self._seen_in(source) for each in carrier.captures]
        if self._is_here and captures:
            self._in_copies(source, quote, words)
        elif not captures or not self._in_lock(source, quote, words, captures):
            self._in_passage(source, quote, words, has_copies=bool(captures))

    def _in_copies(self, source: Source, quote: Quote, words: Quotation) -> None:
        newest = None
        for carrier in self._seen_in(source):
            for capture, kept in self.copies.text_copies(carrier.captures):
                newest = newest or (capture, kept)
                if self.copies.has(kept, words.text):
                    self._take_found(source, quote, words, capture)
                    if capture is not newest[0]:
                        self._tell_older(source, quote, newest[0], capture)
                    return
        if newest is not None:
            capture, kept = newest
            what = f"the copy of {capture.at.date()}"
            self._tell_not_found(source, quote, words, self.copies.passage(kept), what)
            return
        is_told = any(
            self.copies.state(capture) != "whole"
            for carrier in self._seen_in(source)
            for capture in carrier.captures
        )
        if not is_told:
            self._in_passage(source, quote, words, has_copies=False)

    def _in_lock(
        self, source: Source, quote: Quote, words: Quotation, captures: list[Capture]
    ) -> bool:
        """Take what another machine found; False where it found nothing, or in another copy."""
        lock = self.result.locks.get(source.story)
        entry = lock.entries.get(_name(source, quote)) if lock else None
        if entry is None:
            return False
        if entry.words != words.fingerprint:
            message = f"these words were changed since they were verified on {entry.verified}"
            self._tell(source, Code.QUOTE_CHANGED, quote.text.place, message, WHERE_COPIES_ARE)
            return True
        for capture in captures:
            if capture.sha256 == entry.copy_sum:
                self.result.found[_name(source, quote)] = capture
                return True
        return False

    def _in_passage(
        self, source: Source, quote: Quote, words: Quotation, *, has_copies: bool
    ) -> None:
        if quote.passage:
            passage = Passage.of(typed_words(quote.passage))
            if not words.occurs_in(passage):
                self._tell_not_found(source, quote, words, passage, "the passage beside them")
        elif has_copies:
            lock = self.result.locks.get(source.story)
            message = "these words were never verified, and the copies are not on this machine"
            if lock and _name(source, quote) in lock.entries:
                message = "the copy in which these words were verified is no longer listed"
            self._tell_unverified(source, quote, message, WHERE_COPIES_ARE)
        else:
            url = next((each for each in self._seen_in(source) if each.url), None)
            message = "nothing shows that the source has these words: no copy and no passage"
            fix = "add a line passage: with the sentence as it stands there"
            fix = f"take a copy: affidavit capture {url.key}; or {fix}" if url else fix
            severity = Severity.WARNING if url else Severity.NOTE
            self._tell_unverified(source, quote, message, fix, severity)

    def _take_found(self, source: Source, quote: Quote, words: Quotation, capture: Capture) -> None:
        name, sum_ = _name(source, quote), str(capture.sha256)
        self.result.found[name] = capture
        lock = self.result.locks.get(source.story)
        known = lock.entries.get(name) if lock else None
        entry = lock_entry(words.fingerprint, sum_, self.today)
        is_known = known and (known.words, known.copy_sum) == (entry.words, entry.copy_sum)
        kept = known if known and is_known else entry
        self.result.entries.setdefault(source.story, {})[name] = kept

    def keep_unread(self, story: str | None, lock: Lock) -> None:
        """Keep what a lock says of quotations that are there and could not be found today."""
        there = {
            name for source in self.library if source.story == story for name in _names(source)
        }
        lost = self.library.unreadable(story=story)
        for name, entry in lock.entries.items():
            if lost or name in there:
                self.result.entries[story].setdefault(name, entry)

    # -- telling ---------------------------------------------------------------------------------

    def _tell_not_found(
        self, source: Source, quote: Quote, words: Quotation, passage: Passage, what: str
    ) -> None:
        near = nearest_passage(words, passage)
        fix = "quote what stands there, or mark words left out with [...]"
        if near:
            fix = f"the nearest there, yours -> theirs:\n{near}"
        message = f"these words are not in {what}"
        self._tell(source, Code.QUOTE_NOT_FOUND, quote.text.place, message, fix)

    def _tell_older(self, source: Source, quote: Quote, newest: Capture, older: Capture) -> None:
        message = (
            f"the copy of {newest.at.date()} no longer has these words; that of"
            f" {older.at.date()} has them"
        )
        at, code = quote.text.place, Code.QUOTE_OLDER_COPY
        self._tell(source, code, at, message, "say so to readers if it matters", Severity.NOTE)

    def _tell_unverified(
        self,
        source: Source,
        quote: Quote,
        message: str,
        fix: str,
        severity: Severity = Severity.WARNING,
    ) -> None:
        self._tell(source, Code.QUOTE_UNVERIFIED, quote.text.place, message, fix, severity)

    def _tell(
        self,
        source: Source,
        code: Code,
        at: Place,
        message: str,
        fix: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        diagnostic = Diagnostic(at, code, message, severity, fix)
        self.result.findings.append(Finding(source=source, diagnostic=diagnostic))

    def _seen_in(self, source: Source) -> Iterator[Source]:
        """Yield the source, and those in which we saw it if we saw it only there."""
        met: set[str] = set()
        at: Source | None = source
        while at is not None and at.key not in met:
            met.add(at.key)
            yield at
            at = self.library.find(at.quoted_in, story=source.story) if at.quoted_in else None


def _name(source: Source, quote: Quote) -> str:
    return f"{source.key}/{quote.id}"


def _names(source: Source) -> Iterator[str]:
    return (_name(source, quote) for quote in source.quotes.values())
