"""Figures and moments as a chart prints them, in the language of its page."""

from __future__ import annotations

import re
from copy import copy
from decimal import Decimal

from babel.dates import format_skeleton
from babel.numbers import format_decimal, format_percent

from affidavit.charts.columns import Moment, Number
from affidavit.charts.model import Spec
from affidavit.diagnostics import Code, Report
from affidavit.language import date_text, number_text
from affidavit.language.locales import locale_of
from affidavit.located import LocatedText

NARROW_SPACE = "\u00a0"
_PATTERN = re.compile(r"[^#0.,;]*[#0](?:[#0,.]*[#0])?[^#0.,;]*")
_D3 = re.compile(r"[,.~]*\d*[,.~]*\d*[dfegs%pr]|[dfegs%pr]")
_CURRENCY = frozenset("$€£¥₹₩₺₽₦")
LONGEST_SYMBOL = 3
"""`%`, `°C`, `km`, `US$`: these stand at every figure, words such as `states` only once."""


class Numerals:
    """Prints the figures of one chart."""

    def __init__(self, spec: Spec, *, lang: str) -> None:
        """Take unit and formats of a spec."""
        self.lang = lang
        self.unit = str(spec.unit).strip()
        self._formats = spec.format

    def of_shares(self) -> Numerals:
        """Return what prints shares along an axis: per cent, in no format of a column."""
        shares = copy(self)
        shares.unit, shares._formats = "%", {}  # noqa: SLF001 - of its own kind
        return shares

    def number(self, value: Number, *, column: str = "") -> str:
        """Return a figure without its unit: `1,482.5`, with the minus that lines up with digits."""
        pattern = self._formats.get(column) or self._formats.get("*")
        exact = value if isinstance(value, int) else Decimal(repr(value))
        if pattern is None:
            return number_text(exact, self.lang).replace("-", "−")
        found = format_decimal(exact, format=str(pattern), locale=locale_of(self.lang))
        return str(found).replace("-", "−") if value < 0 else str(found)

    def figure(self, value: Number, *, column: str = "", first: bool = False) -> str:
        """Return a figure as it stands on a mark: a symbol always, a word the first time."""
        text = self.number(value, column=column)
        if not self.unit or (not self.is_symbol and not first):
            return text
        return self.with_unit(text)

    def with_unit(self, text: str) -> str:
        """Return a printed figure with the unit where the language puts it."""
        if not self.unit:
            return text
        if self.unit in _CURRENCY and self.lang.partition("-")[0] in ("en", "es"):
            sign = text.startswith("−")
            return f"−{self.unit}{text[1:]}" if sign else f"{self.unit}{text}"
        if self.unit == "%":
            pattern = locale_of(self.lang).percent_formats[None].pattern
            return f"{text}{NARROW_SPACE if NARROW_SPACE in pattern else ''}%"
        return f"{text}{NARROW_SPACE}{self.unit}"

    def share(self, per_cent: float) -> str:
        """Return a share of a whole: `14%`, in Spanish `14 %`."""
        return str(format_percent(round(per_cent) / 100, locale=locale_of(self.lang)))

    @property
    def is_symbol(self) -> bool:
        """Whether the unit is short enough to stand at every figure."""
        return len(self.unit) <= LONGEST_SYMBOL

    def moment(self, moment: Moment) -> str:
        """Return a moment in full, for tables and pointers: `22 February 2026, 20:00`."""
        if moment.grain == "month":
            return str(format_skeleton("yMMMM", moment.at, locale=locale_of(self.lang)))
        day = date_text(moment.at.date(), self.lang)
        return day if moment.grain == "day" else f"{day}, {moment.at:%H:%M}"


def check_formats(formats: dict[str, LocatedText], *, report: Report) -> None:
    """Report patterns that no figure can be printed by."""
    bad = [pattern for pattern in formats.values() if not _PATTERN.fullmatch(pattern)]
    for pattern in bad:
        looks_like_d3 = _D3.fullmatch(pattern)
        message = f'"{pattern}" is {"a pattern of D3" if looks_like_d3 else "no pattern"}'
        fix = "write zeros for digits that always stand: 0, 0.0, #,##0, #,##0.00"
        report.error(Code.VALUE_WRONG, pattern.place, message, fix)
