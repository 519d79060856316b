"""A chart whose kind is not known: what holds for every kind is checked all the same."""

from __future__ import annotations

from typing import ClassVar

from affidavit.charts.axes.remarks import place_remarks
from affidavit.charts.grid import check_highlight
from affidavit.charts.kind import Drawable
from affidavit.charts.model import Spec
from affidavit.charts.sheet import Sheet
from affidavit.diagnostics import Report
from affidavit.located import LocatedText

_COLUMNS = ("x", "y", "color", "size", "value", "low", "high", "facet")


class AnyKind:
    """Reads a chart without knowing how it is drawn; it never is."""

    keys: ClassVar = frozenset(Spec.model_fields)
    needs: ClassVar[tuple[str, ...]] = ()
    trace: ClassVar = "scatter"

    @classmethod
    def read(cls, sheet: Sheet, spec: Spec, *, lang: str, report: Report) -> Drawable | None:  # noqa: ARG003 - as every kind
        """Report columns and words that the data does not have."""
        for key in _COLUMNS:
            named = getattr(spec, key) or ()
            for name in (named,) if isinstance(named, LocatedText) else named:
                sheet.column(name, report=report)
        words = {cell for row in sheet.rows for cell in row} | set(sheet.header)
        check_highlight(spec, sheet, words, report=report)
        place_remarks(spec, find_x=lambda _: 0.0, report=report)
        return None
