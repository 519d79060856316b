"""What `compute:` says: a small language of numbers, dates and facts, and nothing that could run.

It has a parser of its own and no way to call, import, loop or allocate: texts, their depth and the
size of every number are bounded, and each misuse is told at its column.
"""

from __future__ import annotations

from affidavit.ledger.expressions.amounts import Amount, Lean, Unit
from affidavit.ledger.expressions.evaluating import Value, evaluate
from affidavit.ledger.expressions.parsing import Node, names_in, parse
from affidavit.ledger.expressions.tokens import ExpressionError

__all__ = [
    "Amount",
    "ExpressionError",
    "Lean",
    "Node",
    "Unit",
    "Value",
    "evaluate",
    "names_in",
    "parse",
]
