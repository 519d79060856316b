"""A packet as a table and as data: the same rows as on paper, with fields to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import orjson

from affidavit.articles.matter import Accepted
from affidavit.diagnostics import Diagnostic
from affidavit.packet.packet import Packet
from affidavit.packet.statement import Basis, Statement

TO_FILL_IN = ("result", "checked_by", "checked_on", "note")
"""Empty in a packet; the result is `yes`, `no` or `see note`."""
COLUMNS = (
    *("number", "row", "kind", "words", "sentence", "where", "place", "id", "value", "status"),
    *("sources", "excerpts", "urls", "copies", "archives", "findings", "accepted"),
    *("signed_by", "signed_on"),
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(packet: Packet) -> str:
    """Return the rows for a spreadsheet, which takes none of their cells for a formula."""
    rows = [_flat(each) for each in packet.statements]
    file = io.StringIO()
    writer = csv.DictWriter(file, [*COLUMNS, *TO_FILL_IN], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(text) for name, text in row.items()} for row in rows)
    return file.getvalue()


def as_json(packet: Packet) -> str:
    """Return the rows for programs, with what stands at no row."""
    found = {
        "article": packet.article.slug,
        "title": packet.title,
        "file": packet.article.file,
        "statements": len(packet.statements),
        "unsigned": len(packet.unsigned),
        "rows": [_row(each) for each in packet.statements],
        "other_findings": [_finding(each) for each in packet.findings],
        "other_accepted": [_accepted(each) for each in packet.accepted],
    }
    return orjson.dumps(found, option=orjson.OPT_INDENT_2).decode() + "\n"


def _row(statement: Statement) -> dict[str, Any]:
    return {
        **_said(statement),
        "sources": [
            {
                "key": basis.key,
                "name": basis.name,
                "title": basis.title,
                "locator": basis.locator,
                "excerpt": basis.excerpt,
                "speaker": basis.speaker,
                "url": basis.url,
                "copies": [
                    {"format": copy.format, "day": copy.day, "folder": copy.folder}
                    for copy in basis.copies
                ],
                "archives": list(basis.archives),
            }
            for basis in statement.bases
        ],
        "findings": [_finding(each) for each in statement.findings],
        "accepted": [_accepted(each) for each in statement.accepted],
        "signed_by": statement.signed_by,
        "signed_on": statement.signed_on,
        **dict.fromkeys(TO_FILL_IN, ""),
    }


def _flat(statement: Statement) -> dict[str, str]:
    def each(name: str) -> str:
        return "\n".join(filter(None, (str(getattr(basis, name)) for basis in statement.bases)))

    return {
        **{name: str(value) for name, value in _said(statement).items()},
        "sources": "\n".join(_named(basis) for basis in statement.bases),
        "excerpts": each("excerpt"),
        "urls": each("url"),
        "copies": "\n".join(
            f"{copy.format}, {copy.day}, {copy.folder}"
            for basis in statement.bases
            for copy in basis.copies
        ),
        "archives": "\n".join(where for basis in statement.bases for where in basis.archives),
        "findings": "\n".join(f"{each.code}: {each.message}" for each in statement.findings),
        "accepted": "\n".join(
            f"{each.check}: {each.reason} ({each.by})" for each in statement.accepted
        ),
        "signed_by": statement.signed_by,
        "signed_on": statement.signed_on,
    }


def _said(statement: Statement) -> dict[str, Any]:
    return {
        "number": statement.number,
        "row": statement.mark,
        "kind": statement.kind,
        "words": statement.words,
        "sentence": statement.sentence,
        "where": statement.where,
        "place": str(statement.place),
        "id": statement.id,
        "value": statement.value,
        "status": statement.status,
    }


def _named(basis: Basis) -> str:
    return ", ".join(filter(None, (basis.key, basis.locator))) + f": {basis.name}"


def _finding(found: Diagnostic) -> Mapping[str, str]:
    return {
        "place": str(found.place),
        "severity": str(found.severity),
        "code": str(found.code),
        "message": found.message,
        "fix": found.fix,
    }


def _accepted(each: Accepted) -> Mapping[str, str]:
    return {
        "check": str(each.check),
        "at": str(each.at),
        "reason": str(each.reason),
        "by": str(each.by),
    }


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
