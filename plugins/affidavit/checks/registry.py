"""Checks by code, from the entry points of whatever is installed, ours included."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from affidavit.checks.check import Check, PublicationCheck
from affidavit.codes import CHECKS, CODES


@cache
def installed_checks() -> tuple[Check | PublicationCheck, ...]:
    """Return all checks, ours and others', in the order of their codes."""
    points = sorted(entry_points(group=CHECKS), key=lambda point: point.name)
    return tuple(point.load() for point in points)


@cache
def codes_of_checks() -> frozenset[str]:
    """Return the code of each."""
    return frozenset(check.code for check in installed_checks())


def explanations() -> dict[str, str]:
    """Return what each code means, faults and checks, ours and others'."""
    ours = {str(code): code.explanation for code in CODES}
    return {check.code: check.explanation for check in installed_checks()} | ours
