"""A number of a text with what is written around it."""

from __future__ import annotations

from dataclasses import dataclass

from affidavit.ledger.quantities.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what is written around it, from one token to another."""

    quantity: Quantity
    first: int
    past: int
    has_scale: bool = False
    is_plain: bool = False
    """Whether it is digits alone, so that it may be a year, a page, a number of a house."""
