"""A report for programs: JSON, SARIF for code hosts and editors, annotations of GitHub's CI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from affidavit import __version__
from affidavit.checks import explanations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from affidavit.diagnostics import Diagnostic, Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
"""What GitHub calls each severity."""


def as_json(report: Report) -> str:
    """Return a list of objects, one a fault, in the order of files, lines and columns."""
    return json.dumps(
        [
            {
                "file": found.place.file,
                "line": found.place.line,
                "column": found.place.column,
                "severity": str(found.severity),
                "code": str(found.code),
                "message": found.message,
                "fix": found.fix,
            }
            for found in report
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_sarif(report: Report) -> str:
    """Return the report as SARIF 2.1.0 (OASIS, 2020): one run, with a rule for each code in it."""
    codes = sorted({str(found.code) for found in report})
    explained = explanations()
    rules = [{"id": code, "fullDescription": {"text": _line(explained[code])}} for code in codes]
    driver = {"name": "Affidavit", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes.index(found.code)) for found in report],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(found: Diagnostic, rule: int) -> dict[str, Any]:
    place = found.place
    location = {
        "artifactLocation": {"uri": quote(place.file), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
    return {
        "ruleId": str(found.code),
        "ruleIndex": rule,
        "level": str(found.severity),
        "message": {"text": _told(found)},
        "locations": [{"physicalLocation": location}],
    }


def as_annotations(report: Report) -> str:
    """Return a workflow command of GitHub's a fault, which shows it beside its line in a change.

    Signs that end a part of a command are written as `actions/toolkit` writes them.
    """
    return "\n".join(
        f"::{_COMMANDS[found.severity]} file={_property(found.place.file)},line={found.place.line},"
        f"col={found.place.column},title={_property(found.code)}::{_data(_told(found))}"
        for found in report
    )


def _told(found: Diagnostic) -> str:
    return f"{found.message}\nfix: {found.fix}" if found.fix else found.message


def _line(text: str) -> str:
    return " ".join(text.split())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMS: Mapping[str, Callable[[Report], str]] = {
    "json": as_json,
    "sarif": as_sarif,
    "github": as_annotations,
}
"""By the name that `affidavit check --format` takes; `text` needs the files, and is not here."""
