"""Citations and entries in a style of the Citation Style Language, as pandoc sets them."""

from __future__ import annotations

from affidavit.sources.csl.formatting import SIGNS, CitedItem, CslFormatter, Formatted, Inlines
from affidavit.sources.csl.style_file import read_style

__all__ = ["SIGNS", "CitedItem", "CslFormatter", "Formatted", "Inlines", "read_style"]
