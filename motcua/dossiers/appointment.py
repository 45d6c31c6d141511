"""Promising the day of the result when a dossier is received."""

from datetime import datetime
from typing import TYPE_CHECKING

from motcua.dossiers.events import Received
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.deadlines import CountingRule, Deadline, compute_due
from motcua.kernel.terms import describe_term
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import WorkingCalendar
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.organisation.models import Officer
    from motcua.procedures.models import Revision


def appoint(dossier: Dossier, *, at: datetime, officer: "Officer | None") -> WorkingCalendar:
    """Write the moment of receipt and the due moment on the dossier; the calendar used is returned for its steps."""
    calendar = working_calendar(dossier.agency.code)
    deadline = promise(dossier.revision, calendar, at=at)
    dossier.start_clock(deadline, received_at=at, by_officer=officer)
    return calendar


def promise(revision: "Revision", calendar: WorkingCalendar, *, at: datetime) -> Deadline:
    """The deadline of what is received complete at `at` under a revision."""
    return compute_due(at, revision.term, calendar, CountingRule(cut_off=revision.cut_off))


def received_event(dossier: Dossier, *, filed_here: bool) -> Received:
    """The fact of receipt; `filed_here` when the clerk also filed it for somebody standing at the desk."""
    if dossier.due_at is None:
        raise ValueError("a received dossier has an appointment")
    return Received(
        code=dossier.code,
        channel=dossier.channel,
        procedure=dossier.revision.procedure.code,
        term=describe_term(dossier.revision.term),
        due_at=dossier.due_at.isoformat(),
        due_text=format_short(dossier.due_at),
        filed_here=filed_here,
    )
