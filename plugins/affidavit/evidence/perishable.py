"""Sources that are likely to be gone when somebody looks: posts, statements, alerts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml

from affidavit.diagnostics import Code, Diagnostic, Severity
from affidavit.evidence.verdicts import Finding
from affidavit.sources import Source, host_of

PERISHABLE_TYPES = {"post": "a post", "statement": "a statement"}


def perishable(sources: Iterable[Source]) -> Iterator[Finding]:
    """Yield a warning for each that may soon be gone and of which nobody keeps a copy."""
    for source in sources:
        why = _why(source)
        if not why or source.captures or source.archives:
            continue
        message = f'there is no copy of "{source.key}": {why}'
        fix = f"affidavit capture {source.key}"
        code, severity = Code.EVIDENCE_PERISHABLE, Severity.WARNING
        yield Finding(
            source=source, diagnostic=Diagnostic(source.place, code, message, severity, fix)
        )


def _why(source: Source) -> str:
    """Return why a source may be gone soon; empty where nothing says so."""
    if not source.url:
        return ""
    host = host_of(source.url).lower()
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if reason := _hosts().get(".".join(parts[start:])):
            return f"{host} has {reason}"
    if kind := PERISHABLE_TYPES.get(source.type):
        return f"{kind} is soon changed or deleted"
    return ""


@cache
def _hosts() -> dict[str, str]:
    """Return why pages of a host are likely to go, by the host's name."""
    text = files("affidavit.evidence").joinpath("perishable_hosts.yml").read_text(encoding="utf-8")
    return {host: reason for reason, hosts in yaml.safe_load(text).items() for host in hosts}
