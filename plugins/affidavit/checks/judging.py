"""Holds every document against every check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affidavit.checks.acceptance import Acceptances
from affidavit.checks.check import Check, Examined, PublicationCheck
from affidavit.checks.names import Register
from affidavit.checks.registry import installed_checks
from affidavit.diagnostics import Diagnostic, Report, Severity
from affidavit.publication.weighing import weighed

if TYPE_CHECKING:
    from affidavit.checks.check import Finding, Weight
    from affidavit.publication import Publication


def judge(publication: Publication) -> Report:
    """Return what the checks find, each finding as heavy as its place makes it.

    In what readers see, now or at its hour, a finding weighs what its check says; in a draft an
    error is a warning; publication.yml may say otherwise. What an article accepts is left out, and
    what it accepts without need is told.
    """
    report, imprint = Report(), publication.files.imprint
    today = publication.settings.now.astimezone(imprint.zone).date()
    for check in installed_checks():
        if isinstance(check, PublicationCheck):
            weight = _weight(check.code, check.weight, publication)
            for finding in check.find(publication, today) if weight != "off" else ():
                report.add(_told(check.code, finding, weight))
    register = Register(publication.files.people)
    for document in publication.all_documents():
        examined = Examined(
            publication=publication, document=document, today=today, register=register
        )
        _judge_document(examined, report)
    return report


def _judge_document(examined: Examined, report: Report) -> None:
    document, publication = examined.document, examined.publication
    acceptances = Acceptances(document)
    is_out = publication.standing(document) in ("published", "scheduled")
    for check in installed_checks():
        if not isinstance(check, Check) or (weight := check.weight_for(document)) is None:
            continue
        if (weight := _weight(check.code, weight, publication)) == "off":
            continue
        for finding in check.find(examined):
            if not acceptances.take(check.code, finding):
                told = _told(check.code, finding, weight)
                if found := weighed(told, imprint=publication.files.imprint, is_out=is_out):
                    report.add(found)
    if not document.faulty:
        acceptances.tell_unmatched(report)


def _weight(code: str, weight: Weight, publication: Publication) -> Weight:
    """Return what a check weighs here, so that one that is off costs nothing."""
    return publication.files.imprint.own_weight(code) or weight


def _told(code: str, finding: Finding, weight: Weight) -> Diagnostic:
    return Diagnostic(finding.at, code, finding.message, Severity(weight), finding.fix)
