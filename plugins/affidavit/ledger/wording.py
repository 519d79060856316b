"""A fact's value in words: its bound apart from its number."""

from __future__ import annotations

from dataclasses import replace

from affidavit.ledger.quantities import Bound, Quantity, write_quantity


def bound_and_number(quantity: Quantity, lang: str) -> tuple[str, str]:
    """Return `at least` and `237`; no bound where none is said or a range has two numbers."""
    whole = write_quantity(quantity, lang)
    number = write_quantity(replace(quantity, bound=Bound.EXACTLY, high=None), lang)
    before, is_apart, behind = whole.partition(number)
    if not is_apart or behind or quantity.high is not None:
        return "", whole
    return before.strip(), number
