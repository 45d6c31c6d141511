"""The due moment of a dossier in words, with its tone; the calendar of each authority is read once a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from motcua.dossiers.intake_clock import answer_by, waits_for_an_answer
from motcua.dossiers.rules.deadlines import is_late
from motcua.dossiers.rules.states import ENDED, TIMELINESS_NAMES, State
from motcua.kernel.terms import TermUnit
from motcua.kernel.vietnamese import answer_time_left, format_working_time, working_time_left
from motcua.kernel.worktime import WorkingCalendar
from motcua.reference.queries import limits_of, working_calendar
from motcua.reference.rules.limits import Limits

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


@dataclass(frozen=True)
class Due:
    """`words` as people say it, `tone` as the kit draws it, `at` the moment itself (None before reception)."""

    words: str
    tone: str
    at: datetime | None = None


@dataclass
class DueWords:
    """Tells the due moments of the dossiers of one page as of `now`."""

    now: datetime
    _calendars: dict[str, WorkingCalendar] = field(default_factory=dict)
    _limits: dict[str, Limits] = field(default_factory=dict)

    def calendar(self, agency_code: str) -> WorkingCalendar:
        if agency_code not in self._calendars:
            self._calendars[agency_code] = working_calendar(agency_code)
        return self._calendars[agency_code]

    def limits(self, regime: str) -> Limits:
        if regime not in self._limits:
            self._limits[regime] = limits_of(regime)
        return self._limits[regime]

    def due(self, dossier: Dossier) -> Due:
        """How a dossier stands with its appointment. Reads no more of it than a list has read."""
        if dossier.due_at is None:
            return self._unreceived(dossier)
        if State(dossier.state) in ENDED:
            late = dossier.timeliness == "LATE"
            return Due(f"xong {TIMELINESS_NAMES[dossier.timeliness]}", "late" if late else "done", dossier.due_at)
        calendar = self.calendar(dossier.agency.code)
        words = working_time_left(calendar, self.now, dossier.due_at)
        return Due(words, self._tone(dossier, calendar), dossier.due_at)

    def _unreceived(self, dossier: Dossier) -> Due:
        """An online filing has a moment to be answered by where the regime sets one; anything else only waits."""
        if waits_for_an_answer(dossier):
            calendar = self.calendar(dossier.agency.code)
            if until := answer_by(dossier, self.limits(dossier.regime), calendar):
                tone = "late" if self.now > until else "waiting"
                return Due(answer_time_left(calendar, self.now, until), tone, until)
        return Due(f"đã chờ {self.waited(dossier)}", "waiting")

    def _tone(self, dossier: Dossier, calendar: WorkingCalendar) -> str:
        assert dossier.due_at is not None
        if is_late(self.now, dossier.due_at, TermUnit[dossier.revision.term_unit]) or self.now > dossier.due_at:
            return "late"
        left = calendar.working_time_between(self.now, dossier.due_at)
        return "waiting" if left <= calendar.hours.day_length() else "neutral"

    def waited(self, dossier: Dossier) -> str:
        """Working time since the filing: "1 ngày 3 giờ"."""
        calendar = self.calendar(dossier.agency.code)
        waited = calendar.working_time_between(dossier.submitted_at, self.now)
        return format_working_time(waited, calendar.hours.day_length())
