"""Where a sentence ends, by its signs alone."""

from __future__ import annotations

import re

# Latin, Arabic and CJK ends, with the quotes and brackets that close behind them.
SENTENCE_END = re.compile(r"[.!?…\u3002\uff01\uff1f\u061f]+[\"'”’»)\]]*(?P<more>\s+\S)?")
"""The end of a sentence; `more` is the beginning of the next one in the same text."""
