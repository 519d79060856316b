"""What each status needs to rest on, and what a fact needs to be one."""

from __future__ import annotations

from collections.abc import Iterable

from affidavit.diagnostics import Code, Place, Report
from affidavit.ledger.ledger import Status
from affidavit.located import LocatedMapping, Text
from affidavit.sources import Reference


def status_of(source: Reference | None, how: Text | None, *, is_computed: bool) -> Status:
    """Return the status of what says none: never confirmed, for that somebody has to say."""
    is_own = is_computed or (source is None and bool(how))
    return "own" if is_own else "attributed"


def needed_of(
    status: Status, source: Reference | None, how: Text | None, *, is_computed: bool
) -> tuple[str, str] | None:
    """Return what the status needs and lacks, and the fix; None where it rests on something."""
    if status == "open" or is_computed:
        return None
    if status == "own":
        message = "a count of your own says how it was made"
        return None if how else (message, 'add a line "how: ..."')
    if source is not None:
        return None
    if status == "attributed":
        message = "nothing says where this comes from"
        return message, 'add a line "source: some-key, para. 2", or "how: ..." for an own count'
    message = f'"{status}" needs a source: who says so?'
    return message, 'add a line "source: some-key, para. 2"'


def check_value(entry: LocatedMapping, *, at: Place, report: Report) -> bool:
    """Say whether a row of a fact has one value; report where it has none, or two."""
    typed = [name for name in ("value", "compute") if name in entry]
    if not typed or (len(typed) == 1 and entry[typed[0]] in (None, "")):
        message, fix = "this fact has no value", 'add a line "value: at least 237 flights"'
        report.error(Code.LEDGER_VALUE, entry.key_places[typed[0]] if typed else at, message, fix)
        return False
    if "value" in entry and "compute" in entry:
        message = "a value that is computed is not typed as well"
        fix = 'delete "value: ..." or "compute: ..."'
        report.error(Code.LEDGER_VALUE, entry.key_places["compute"], message, fix)
        return False
    return True


def tell_unused_keys(entry: LocatedMapping, keys: Iterable[str], *, report: Report) -> None:
    """Report what is true of one row only and stands above the history."""
    for key in keys:
        if key in entry:
            message = f'"{key}" stands above the history, and is true of one row only'
            fix = "move the line into the row that it belongs to"
            report.error(Code.LEDGER_VALUE, entry.key_places[key], message, fix)
