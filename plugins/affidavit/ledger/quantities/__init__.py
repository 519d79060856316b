"""How people write numbers in prose, in English and Spanish: read, found, compared, printed."""

from __future__ import annotations

from affidavit.ledger.quantities.comparing import Difference, Disagreement, disagreement
from affidavit.ledger.quantities.day_words import against_day
from affidavit.ledger.quantities.finding import quantities_in
from affidavit.ledger.quantities.found import Found, Kind
from affidavit.ledger.quantities.quantity import Bound, Quantity
from affidavit.ledger.quantities.reading import read_quantity
from affidavit.ledger.quantities.writing import write_quantity

__all__ = [
    "Bound",
    "Difference",
    "Disagreement",
    "Found",
    "Kind",
    "Quantity",
    "against_day",
    "disagreement",
    "quantities_in",
    "read_quantity",
    "write_quantity",
]
