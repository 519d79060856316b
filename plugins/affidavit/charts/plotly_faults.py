"""Where the faults of a writer's figure stand."""

from __future__ import annotations

from affidavit.charts.chart import Steps
from affidavit.diagnostics import ChartCode, Place, Report
from affidavit.located import LocatedMapping, place_in


class Faults:
    """Reports what is wrong with a figure at the way to it."""

    def __init__(self, written: LocatedMapping | None, place: Place, report: Report) -> None:
        self._written, self._place, self.report = written, place, report
        self.moved: dict[Steps, Steps] = {}
        """Where old forms stand now -> where they were written."""

    def at(self, steps: Steps) -> Place:
        """Return where the value at `steps` was written, or where its figure stands."""
        for now, old in self.moved.items():
            if steps[: len(now)] == now:
                steps = (*old, *steps[len(now) :])
        found = place_in(self._written, steps, key=True) if self._written is not None else None
        return found or self._place

    def error(self, code: ChartCode, steps: Steps, message: str, fix: str = "") -> None:
        """Report what ends the build."""
        self.report.error(code, self.at(steps), message, fix)

    def warning(self, code: ChartCode, steps: Steps, message: str, fix: str = "") -> None:
        """Report what is passed over."""
        self.report.warning(code, self.at(steps), message, fix)
