"""From what came back to the lines that say who checked what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from affidavit.articles.front_matter import split_front_matter
from affidavit.diagnostics import Code, Report
from affidavit.ledger import Ledger
from affidavit.packet.packet import Packet
from affidavit.packet.returned import Returned
from affidavit.packet.statement import Statement
from affidavit.sources.field_insertion import with_field
from affidavit.sources.insertion import with_item
from affidavit.sources.yaml_nodes import scalar_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
CHECKED_BY, CHECKED = "checked_by", "checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One line, or a few, to add to a writer's file."""

    statement: Statement
    by: str
    on: str
    path: Sequence[str] = ()
    """Keys that lead to the entry of the ledger; empty for the front matter."""

    @property
    def item(self) -> Mapping[str, str]:
        """The entry of the front matter's list."""
        words = " ".join(self.statement.words.split())
        return {"row": self.statement.mark, "words": words, "by": self.by, "on": self.on}

    @property
    def lines(self) -> Sequence[str]:
        """What is to be added, as it is typed."""
        if self.path:
            return [f"{CHECKED_BY}: {scalar_of(self.by)}"]
        rows = [f"{name}: {scalar_of(value)}" for name, value in self.item.items()]
        return [f"{'  ' if number else '- '}{row}" for number, row in enumerate(rows)]


def signatures(
    packet: Packet, returned: Iterable[Returned], *, ledger: Ledger, report: Report
) -> list[Signature]:
    """Return what is to be signed; rows that changed, or were not found right, are reported."""
    by_mark = {each.mark: each for each in packet.statements}
    by_id: dict[tuple[str, str], Statement] = {
        (each.kind, each.id): each for each in packet.statements if each.id
    }
    refused, found = set[tuple[str, str]](), list[tuple[Statement, Returned]]()
    for each in returned:
        statement = by_mark.get(each.row)
        if statement is None:
            _tell_changed(each, by_id.get((each.kind, each.id)), report)
        elif not _is_of_its_words(each, statement):
            _tell_other_words(each, statement, report)
        elif each.result != "yes":
            _tell_refused(each, statement, report)
            refused.add((statement.kind, statement.id))
        else:
            found.append((statement, each))
    made: dict[tuple[str, str], Signature] = {}
    for statement, each in found:
        key = (statement.kind, statement.id) if statement.is_of_ledger else ("", statement.mark)
        if not statement.signed_by and key not in refused:
            path = _path(statement, ledger) if statement.is_of_ledger else ()
            signed = Signature(statement=statement, by=each.by, on=each.on.isoformat(), path=path)
            if made.setdefault(key, signed).by != each.by:
                _tell_second(each, made[key].by, report)
    return list(made.values())


def signed_ledger(text: str, several: Iterable[Signature]) -> str:
    """Return the text of a ledger with who checked what. Raises CannotInsertError."""
    for each in several:
        text = with_field(text, path=each.path, field=CHECKED_BY, value=each.by)
    return text


def signed_article(text: str, several: Iterable[Signature]) -> str:
    """Return the text of an article with its signatures. Raises CannotInsertError."""
    lines = _LINE.findall(text)
    split = split_front_matter(text)
    start, end = split.yaml_line - 1, split.body_line - 2
    matter = "".join(lines[start:end])
    for each in several:
        matter = with_item(matter, key=CHECKED, field=None, item=each.item)
    return "".join([*lines[:start], matter, *lines[end:]])


def _path(statement: Statement, ledger: Ledger) -> Sequence[str]:
    """Return the keys that lead to what a statement is bound to, down to a row of its history."""
    id_, _, row = statement.id.partition("/")
    entries = ledger.facts if statement.kind == "fact" else ledger.claims
    entry = entries[id_]
    name = row or (entry.current.id if entry.current else "")
    history = ("history", name) if entry.has_history and name else ()
    return (f"{statement.kind}s", id_, *history)


def _tell_changed(each: Returned, now: Statement | None, report: Report) -> None:
    said = f'"{each.words}"' if each.words else f"row {each.row}"
    if now is None:
        message = f"{said} does not stand in the article any more as it was printed"
    elif now.words != each.words:
        message = f'{said} has become "{now.words}" since the packet was printed'
    else:
        message = f"the sentence or the record of {said} has changed since the packet was printed"
    fix = "print the packet again and have the row checked anew; it is not signed"
    report.warning(Code.PACKET_CHANGED, each.at, message, fix)


def _is_of_its_words(each: Returned, statement: Statement) -> bool:
    """Say whether a row shows what it is about; a form may leave the words out."""
    return not each.words or each.words == " ".join(statement.words.removeprefix("'").split())


def _tell_other_words(each: Returned, now: Statement, report: Report) -> None:
    message = f'this row says "{each.words}", and the packet had "{now.words}" in it'
    fix = "have the words of the article checked; the row is not signed"
    report.warning(Code.PACKET_CHANGED, each.at, message, fix)


def _tell_second(each: Returned, first: str, report: Report) -> None:
    message = f'{each.by} signs "{each.words}", which {first} has signed in this file too'
    fix = "one name stands for each statement: leave the row of one of them"
    report.warning(Code.PACKET_ROW, each.at, message, fix)


def _tell_refused(each: Returned, statement: Statement, report: Report) -> None:
    note = f": {each.note}" if each.note else ""
    message = f'{each.by} says "{each.result}" to "{statement.words}"{note}'
    report.warning(Code.PACKET_REFUSED, statement.place, message, "mend it, or answer the note")
