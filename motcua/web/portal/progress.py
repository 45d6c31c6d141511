"""Where a dossier stands, told to a citizen: the line of steps, the promised day, and who answers the telephone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.dossiers.queries import Milestone, milestones
from motcua.dossiers.rules.states import ENDED, TIMELINESS_NAMES, State
from motcua.kernel.vietnamese import format_short, working_time_left
from motcua.reference.queries import working_calendar
from motcua.web.kit.look import due_tone


def progress_of(dossier: Any, now: datetime) -> dict[str, Any]:
    """`steps` for kit.steps, `left` and `tone` of the due moment (None when there is none or it is over), `why` its
    arithmetic, `timeliness` once settled. Nothing in it tells who applies."""
    settled = State(dossier.state) in ENDED
    open_due = dossier.due_at if not settled else None
    late = open_due is not None and now > open_due
    calendar = working_calendar(dossier.agency.code) if open_due else None
    return {
        "steps": [_step(milestone, late=late) for milestone in milestones(dossier)],
        "left": working_time_left(calendar, now, open_due) if calendar and open_due else None,
        "tone": due_tone(open_due, now) if open_due else "neutral",
        "why": [step.text for step in dossier.deadline.arithmetic] if dossier.deadline else [],
        "timeliness": TIMELINESS_NAMES.get(dossier.timeliness, ""),
        "settled": settled,
        "waiting": State(dossier.state) is State.SUBMITTED,
        "returned": State(dossier.state) is State.RETURNED,
    }


def _step(milestone: Milestone, *, late: bool) -> dict[str, Any]:
    """One step; the present one says since when, and that it is late when the promised moment has passed."""
    step: dict[str, Any] = {"name": milestone.name, "status": milestone.state, "who": milestone.place}
    if milestone.state == "done":
        step["at"] = milestone.done_at
    if milestone.state == "now":
        step["status"] = "late" if late else "now"
        step["phone"] = milestone.phone
        step["note"] = f"Đang ở bước này từ {format_short(milestone.since)}" if milestone.since else ""
    return step
