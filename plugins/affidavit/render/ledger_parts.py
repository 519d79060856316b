"""What component templates may use of a ledger: one frozen type each, finished and escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from affidavit.render.parts import EMPTY, Moment, Width

Standing = Literal[
    "confirmed",
    "attributed",
    "pending",
    "disputed",
    "open",
    "own",
    "corrected",
    "retracted",
]
"""The status of a statement, with what corrections of the story made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A value of a fact, or what was known of a claim at a time."""

    word: Literal["fact", "claim"] = "fact"
    name: str = ""
    """`id`, or `id/row`, as the ledger has it."""
    id: str = ""
    """Its anchor in the list at the end; empty elsewhere."""
    text_html: Markup = EMPTY
    """What is stated; of a fact what its value says: `states with blocked roads`."""
    value: str = ""
    """`at least 237 flights`; empty for a claim."""
    bound: str = ""
    """`at least`, where it can be set apart from the number; then in `number`."""
    number: str = ""
    """The value without its bound."""
    row_html: Markup = EMPTY
    """What the row of a history is called: `El País`."""
    status: Standing
    status_name: str
    """`Disputed`, in the page's language."""
    standing: str
    """`confirmed by FGR, per López-Dóriga`: a status, and whose it is."""
    is_opinion: bool = False
    as_of: Moment | None = None
    source_html: Markup = EMPTY
    """The mark of a citation."""
    scope_html: Markup = EMPTY
    how_html: Markup = EMPTY
    formula: str = ""
    """What a computed value was computed from, as it was written."""
    checked: str = ""
    """`Checked by Ana Ruiz`; empty where nobody signed."""
    first: StatementView | None = None
    """Where it stood at first, for a tile."""
    rows: Sequence[StatementView] = ()
    """Its history, in the order of the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerBlockView:
    """Facts or claims that a block shows: tiles, two lists, or a line of time."""

    id: str
    title: str
    width: Width = "text"
    statements: Sequence[StatementView]
    unknown: Sequence[StatementView] = ()
    """Of `known`: what nobody knows, or not yet, or not for sure."""
