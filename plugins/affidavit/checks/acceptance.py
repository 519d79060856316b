"""Findings that an article lets stand, each with its reason and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.articles import Article
from affidavit.checks.registry import codes_of_checks
from affidavit.diagnostics import Code, nearest
from affidavit.language.folding import folded

if TYPE_CHECKING:
    from affidavit.articles import Page
    from affidavit.articles.matter import Accepted
    from affidavit.checks.check import Finding
    from affidavit.diagnostics import Report


class Acceptances:
    """What one article accepts, and what of it a finding has met."""

    def __init__(self, document: Article | Page) -> None:
        self._accepted = document.meta.accept if isinstance(document, Article) else ()
        self._met: set[int] = set()

    def take(self, code: str, finding: Finding) -> bool:
        """Say whether a finding is let stand: its check is accepted, at its words if any."""
        met = [
            number
            for number, accepted in enumerate(self._accepted)
            if accepted.check == code and _names(accepted, finding)
        ]
        self._met.update(met)
        return bool(met)

    def tell_unmatched(self, report: Report) -> None:
        """Report what lets nothing stand: the words were mended, or never were a finding."""
        for number, accepted in enumerate(self._accepted):
            at = accepted.check.place
            if accepted.check not in codes_of_checks():
                near = nearest(accepted.check, codes_of_checks())
                message = f'"{accepted.check}" is a fault to be mended, not a finding to be judged'
                fix = (
                    f'did you mean "{near}"?'
                    if near
                    else "mend what it tells of; publication.yml may weigh it"
                )
                report.error(Code.ACCEPT_FAULT, at, message, fix)
            elif number not in self._met:
                where = f' at "{accepted.at}"' if accepted.at else ""
                message = f'"{accepted.check}" finds nothing{where} that could be let stand'
                report.warning(Code.ACCEPT_NOTHING, at, message, "delete the entry")


def _names(accepted: Accepted, finding: Finding) -> bool:
    at, words = (f" {folded(' '.join(each.split()))} " for each in (accepted.at, finding.words))
    return not at.strip() or (bool(words.strip()) and (at in words or words in at))
