"""How much a check's finding weighs: by publication.yml, and by whether readers see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from affidavit.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from affidavit.articles.imprint import Imprint


def weighed(found: Diagnostic, *, imprint: Imprint, is_out: bool) -> Diagnostic | None:
    """Return a finding with the weight that publication.yml gives its check; None for `off`.

    Where readers do not see it, now or at its hour, an error is a warning.
    """
    own = imprint.own_weight(found.code)
    if own == "off":
        return None
    if own is not None:
        found = replace(found, severity=Severity(own))
    if not is_out and found.severity is Severity.ERROR:
        return replace(found, severity=Severity.WARNING)
    return found
