"""Say what became of a page, from the host's answer and the copy that the newsroom keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from affidavit.evidence.contents import Contents, read_contents
from affidavit.evidence.fetching import Fetched, FetchError, Hop, Trouble
from affidavit.evidence.quotations import Passage, Quotation
from affidavit.evidence.watching.addresses import (
    is_front_page,
    is_not_found,
    is_way_in,
    leads_on_for_ever,
    same_address,
)
from affidavit.evidence.watching.differences import Comparison
from affidavit.evidence.watching.findings import State, Verdict
from affidavit.evidence.watching.not_found import SHELL, Unknown, is_like, says_not_found
from affidavit.sources import Source

SAME = 0.5
"""Share of a copy's sentences from which a page is the copy's page, edited or not."""
HARDLY_ANY = 8
"""Words of a page that is a frame for scripts, or nothing."""
_SCRIPTS = re.compile(
    r"enable javascript|javascript (is|to be|must be) (required|disabled|enabled)|"
    r"(activ|habilit)\w+ javascript|javascript (aktivier|activ)\w+",
    re.IGNORECASE,
)
_GONE = {404: "there is no such page", 410: "it is gone", 451: "it may not show it, by law"}
_OK, _MULTIPLE, _FAILING = 200, 300, 500
_CHALLENGE = re.compile(
    r"just a moment|attention required|are you a (robot|human)|verify (that )?you are (a )?human|"
    r"captcha|access denied|pardon our interruption|unusual traffic|checking your browser|"
    r"enable javascript and cookies|request (was )?blocked|ddos protection|no eres un robot",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(subscribe|subscription|subscribers|sign in|log in|already a subscriber|register to|"
    r"create (a|your) (free )?account|suscr[íi]b\w*|inicia(r)? sesi[óo]n|reg[íi]strate|abonn\w+|"
    r"anmelden|accept (all )?cookies|aceptar (todas las )?cookies)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """The copy of a source that its page is held against."""

    text: str
    at: datetime
    final_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One page as it is now, beside what is known of it."""

    source: Source
    fetched: Fetched
    kept: KeptPage | None
    unknown: Callable[[], Unknown]
    """What the host answers to an address that nobody has made up before. Asks it."""

    def verdict(self) -> Verdict:
        """Return what became of the page."""
        answer = self.fetched.answer
        if answer.status in _GONE:
            where = f", at {answer.url}" if len(self.fetched.hops) > 1 else ""
            detail = f"the host says that {_GONE[answer.status]} ({answer.status}){where}"
            return Verdict(state=State.GONE, detail=detail)
        if answer.status >= _FAILING:
            detail = f"the host failed ({answer.status})"
            return Verdict(state=State.UNREACHABLE, detail=detail)
        if not _OK <= answer.status < _MULTIPLE:
            return _refused(f"the host refuses ({answer.status})")
        return next(self._verdicts())

    def _verdicts(self) -> Iterator[Verdict]:
        """Yield what may be said, the surest first: whoever asks takes the first."""
        contents = self._contents
        if _is_challenge(self.fetched.answer, contents):
            yield _refused("the host asks whether we are a robot")
        if not contents.has_text and not contents.text:
            yield self._without_text()
        compared = self._compared(contents)
        if compared is not None and compared.left >= SAME:
            yield self._of_same(contents, compared)
        if self._is_redirected and is_way_in(self._url_now):
            yield _refused(f"the host asks to log in or to agree, at {self._url_now}")
        yield from self._lost(contents)
        yield from self._unlike(contents, compared)

    def _lost(self, contents: Contents) -> Iterator[Verdict]:
        """Yield what tells that the page is not there although the host says 200 OK."""
        url = self.source.url or ""
        if self._is_redirected and is_front_page(self._url_now) and not is_front_page(url):
            detail = f"it leads to the front page, {self._url_now}"
            yield Verdict(state=State.HOME, detail=detail)
        if self._is_redirected and is_not_found(self._url_now):
            detail = f"it leads to {self._url_now}, a page for what is not there"
            yield Verdict(state=State.NOT_FOUND, detail=detail)
        if says_not_found(contents, title=self.source.title):
            shown = contents.title or contents.text[:80]
            yield Verdict(state=State.NOT_FOUND, detail=f"the page says so itself: {shown}")
        unknown = self.unknown()
        if is_like(contents, unknown, final_url=self._url_now, url=url):
            if contents.words < HARDLY_ANY or _SCRIPTS.search(contents.text):
                yield _refused("the host shows the same empty page anywhere: it needs scripts")
            detail = "the host shows the same page at an address that nobody has made"
            yield Verdict(state=State.NOT_FOUND, detail=detail)

    def _unlike(self, contents: Contents, compared: Comparison | None) -> Iterator[Verdict]:
        """Yield what is said of a page that is not the copy's, or that no copy tells of."""
        if compared is not None and contents.words < SHELL:
            yield _refused("the page has hardly a word: it needs scripts")
        if compared is not None and compared.is_cut and _WALL.search(compared.now):
            yield _refused("the page shows but a part, and asks to subscribe or to agree")
        if self._is_redirected:
            yield self._redirected(compared)
        if compared is not None:
            detail = f"only {compared.left:.0%} of the copy's text is there"
            yield self._changed(detail, compared)
        yield Verdict(state=State.ALIVE, detail=f"answers; {self._without_copy(contents)}")

    def _of_same(self, contents: Contents, compared: Comparison) -> Verdict:
        """Return what is said of a page that is the copy's, perhaps edited, perhaps elsewhere."""
        lost = self._lost_quotes(contents)
        if compared.is_cut and _WALL.search(compared.now):
            return _refused("the page shows but a part, and asks to subscribe or to agree")
        if lost or compared.reason:
            reason = f"a quotation of ours is not there any more: {lost[0]}" if lost else ""
            return self._changed(reason or compared.reason, compared)
        if self._is_redirected:
            detail = f"it leads on to {self._url_now}, which says the same"
            return Verdict(state=State.MOVED, detail=detail, moved_to=self._url_now)
        return Verdict(state=State.ALIVE, detail=f"says what the copy of {self._day} says")

    def _redirected(self, compared: Comparison | None) -> Verdict:
        if compared is not None:
            detail = f"it leads on to {self._url_now}, which says something else"
            return Verdict(state=State.ELSEWHERE, detail=detail, diff=compared.diff)
        detail = f"it leads on to {self._url_now}; there is no copy to hold it against"
        return Verdict(state=State.MOVED, detail=detail, moved_to=self._url_now)

    def _without_text(self) -> Verdict:
        if self._is_redirected and is_front_page(self._url_now):
            return Verdict(state=State.HOME, detail=f"it leads to {self._url_now}")
        if self._is_redirected:
            detail = f"it leads on to {self._url_now}; it has no text to compare"
            return Verdict(state=State.MOVED, detail=detail, moved_to=self._url_now)
        return Verdict(state=State.ALIVE, detail="answers; it has no text to compare")

    def _changed(self, reason: str, compared: Comparison) -> Verdict:
        assert self.kept is not None  # noqa: S101 - nothing was compared without
        detail = f"since the copy of {self._day}: {reason}"
        day = self.kept.at.date()
        return Verdict(state=State.CHANGED, detail=detail, seen=day, diff=compared.diff)

    @property
    def _contents(self) -> Contents:
        answer = self.fetched.answer
        return read_contents(answer.body, declared_type=answer.media_type, charset=answer.charset)

    @property
    def _quotes(self) -> list[Quotation]:
        return [Quotation.typed(each.text.source) for each in self.source.quotes.values()]

    @property
    def _url_now(self) -> str:
        return self.fetched.answer.url

    @property
    def _is_redirected(self) -> bool:
        url = self.source.url or ""
        known = [url, *([self.kept.final_url] if self.kept and self.kept.final_url else [])]
        return not leads_on_for_ever(url) and not any(
            same_address(each, self._url_now) for each in known
        )

    @property
    def _day(self) -> str:
        return f"{self.kept.at:%Y-%m-%d}" if self.kept else ""

    def _compared(self, contents: Contents) -> Comparison | None:
        if self.kept is None or len(self.kept.text.split()) < SHELL:
            return None
        unknown = None
        first = Comparison(self.kept.text, contents.text)
        if first.reason and first.left >= SAME:  # perhaps what is new stands on every page there
            unknown = self.unknown()
        everywhere = unknown.contents.text if unknown and unknown.contents else ""
        return Comparison(self.kept.text, contents.text, everywhere) if everywhere else first

    def _lost_quotes(self, contents: Contents) -> list[str]:
        """Return the source's quotations that the copy has and the page has not."""
        if self.kept is None or not self.source.quotes:
            return []
        before, now = Passage.of(self.kept.text), Passage.of(contents.text)
        return [
            each.text for each in self._quotes if each.occurs_in(before) and not each.occurs_in(now)
        ]

    def _without_copy(self, contents: Contents) -> str:
        if not self.source.quotes or self.kept is not None:
            return "there is no copy to hold it against"
        passage = Passage.of(contents.text)
        if any(each.occurs_in(passage) for each in self._quotes):
            return "it has a quotation of ours"
        return "none of our quotations is on it, and there is no copy to hold it against"


def of_error(error: FetchError, *, others_answer: bool) -> Verdict:
    """Return what is said of an address that gave no answer.

    A name that no machine has is a host that is gone, if any other name is known just now: else
    this machine is offline.
    """
    if error.trouble is Trouble.NAME and others_answer:
        return Verdict(state=State.GONE, detail=f"{error}: the host is gone")
    if error.trouble in (Trouble.LOOP, Trouble.ADDRESS):
        return _refused(str(error))
    return Verdict(state=State.UNREACHABLE, detail=str(error))


def _refused(reason: str) -> Verdict:
    return Verdict(state=State.REFUSED, detail=f"cannot tell: {reason}")


def _is_challenge(answer: Hop, contents: Contents) -> bool:
    if answer.header("cf-mitigated") == "challenge":
        return True
    shown = f"{contents.title}\n{contents.text}"
    return contents.words < 3 * SHELL and _CHALLENGE.search(shown) is not None
