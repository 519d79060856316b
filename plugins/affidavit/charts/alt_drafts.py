"""Drafts of alternative texts, from a chart's kind and rows: to be rewritten, never printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from affidavit.charts.columns import moment_of
from affidavit.charts.model import Spec
from affidavit.charts.numerals import Numerals
from affidavit.charts.table import DataTable
from affidavit.language import Words

MOST_FIGURES = 2
"""Columns of figures that a draft speaks of; a writer chooses better."""
MOST_SERIES = 3
MOST_NAMES = 3
ENDS = ("first", "last")
_IN_TIME = frozenset({"line", "area", "slope"})
_MARK = re.compile(r"\W*(?:draft|todo|borrador)\b\s*(?:[:.–—-]|$)", re.IGNORECASE)


def is_draft(text: str) -> bool:
    """Say whether a text is marked as one that nobody has rewritten: `DRAFT: ...`."""
    return _MARK.match(text) is not None


def is_as_drafted(text: str, spec: Spec, table: DataTable, *, lang: str) -> bool:
    """Say whether a text is the draft word for word, its mark taken away."""
    said = _said(text)
    if not said.startswith(_opening(spec, lang)):
        return False  # most texts; a draft of 50,000 rows takes a while
    return said == _said(draft_alt(spec, table, lang=lang))


def draft_alt(spec: Spec, table: DataTable, *, lang: str) -> str:
    """Return what can be said of the rows without seeing the picture; empty where there are none.

    Kind and number of rows; of rows in time where they start and end; the highest and the lowest;
    what has no figure. In the page's language, without the mark that `marked` puts in front.
    """
    if not table.rows:
        return ""
    t, opening = Words(lang), _opening(spec, lang)
    column = _said(table.columns[0].label)
    rows = t("alt.rows", n=len(table.rows), column=column) if column else ""
    sentences = [": ".join(part for part in (opening, rows) if part)]
    for figures in _figures(spec, table, lang=lang)[:MOST_FIGURES]:
        sentences += figures.sentences(t, is_in_time=_is_in_time(spec, table))
    return " ".join(f"{sentence}." for sentence in sentences)


def _opening(spec: Spec, lang: str) -> str:
    t, kind = Words(lang), f"alt.kind.{spec.kind}"
    return t(kind if kind in t else "alt.kind.other")


def marked(draft: str, *, lang: str) -> str:
    """Return a draft as `affidavit check` offers it: to be published only when it is rewritten."""
    return f"{Words(lang)('alt.mark')} {draft}"


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    series: str
    value: float | None
    text: str

    @property
    def whole(self) -> str:
        return ", ".join(part for part in (self.name, self.series) if part)

    @property
    def said(self) -> str:
        return f"{self.name} ({self.text})"


@dataclass(frozen=True, slots=True)
class _Figures:
    """One column of figures."""

    label: str
    """Empty where there is no other."""
    rows: Sequence[_Row]

    def sentences(self, t: Words, *, is_in_time: bool) -> Iterator[str]:
        known = [row for row in self.rows if row.value is not None]
        if known and is_in_time:
            yield from self._ends(known, t)
        values = [row.value for row in known if row.value is not None]
        if len(set(values)) > 1 and not (is_in_time and len(values) == len(ENDS)):
            high, low = (_those_at(value, known, t) for value in (max(values), min(values)))
            yield self._of_its_own(t("alt.range", high=high, low=low))
        elif known and not is_in_time:
            yield self._of_its_own(_those_at(values[0], known, t))
        missing = list(dict.fromkeys(row.whole for row in self.rows if row.value is None))
        if missing:
            names = ", ".join(missing[:MOST_NAMES])
            if (more := len(missing) - MOST_NAMES) > 0:
                names = t("alt.others", name=names, n=more)
            yield self._of_its_own(t("alt.missing", names=names))

    def _ends(self, known: Sequence[_Row], t: Words) -> Iterator[str]:
        series = list(dict.fromkeys(row.series for row in known))
        for name in series[:MOST_SERIES]:
            own = [row for row in known if row.series == name]
            ends = t("alt.ends", first=own[0].said, last=own[-1].said)
            yield self._of_its_own(f"{name}: {ends}" if name else ends)

    def _of_its_own(self, sentence: str) -> str:
        return f"{self.label}: {sentence}" if self.label else sentence[:1].upper() + sentence[1:]


def _those_at(value: float, known: Sequence[_Row], t: Words) -> str:
    """Return `Jalisco and 2 others (65 fires)` for the rows with this value."""
    first, *others = [row for row in known if row.value == value]
    name = t("alt.others", name=first.whole, n=len(others)) if others else first.whole
    return f"{name} ({first.text})"


def _figures(spec: Spec, table: DataTable, *, lang: str) -> list[_Figures]:
    """Return the columns of figures, each with the rows named by the columns of words."""
    numerals = Numerals(spec, lang=lang)
    counted = [i for i, column in enumerate(table.columns) if column.numeric and i > 0]
    naming = [i for i, column in enumerate(table.columns) if not column.numeric and i > 0]
    found = []
    for column in counted:
        rows = []
        for values, texts in zip(table.rows, table.texts, strict=True):
            value = values[column]
            text = numerals.with_unit(texts[column]) if len(counted) == 1 else texts[column]
            series = ", ".join(_said(texts[i]) for i in naming if texts[i])
            number = value if isinstance(value, int | float) else None
            moment = moment_of(texts[0])
            name = numerals.moment(moment) if moment else _said(texts[0])
            rows.append(_Row(name, series, number, text))
        label = _said(table.columns[column].label) if len(counted) > 1 else ""
        found.append(_Figures(label, rows))
    return found


def _is_in_time(spec: Spec, table: DataTable) -> bool:
    if len(table.rows) < len(ENDS):
        return False
    if spec.kind == "slope" and len(spec.x) > 1:
        return False  # each column is a moment, and rows are names
    return spec.kind in _IN_TIME or all(moment_of(str(row[0] or "")) for row in table.rows)


def _said(text: str) -> str:
    return " ".join(text.split())
