"""Where a dossier stands, told to a citizen: who holds it, since when, what comes next, by when, what it waits for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.dossiers import queries
from motcua.dossiers.forecasting import forecast_of
from motcua.dossiers.queries import Milestone, milestones
from motcua.dossiers.rules.states import ENDED, STATE_NAMES, TIMELINESS_NAMES, State
from motcua.kernel.money import format_vnd
from motcua.kernel.vietnamese import format_short, format_working_time, working_time_left
from motcua.kernel.worktime import WorkingCalendar
from motcua.reference.queries import working_calendar
from motcua.web.kit.look import due_tone

WITHOUT_RESULT = (State.REFUSED, State.WITHDRAWN, State.CLOSED)


def progress_of(dossier: Any, now: datetime, *, files: bool = True) -> dict[str, Any]:
    """`steps` for kit.steps, `left` and `tone` of the due moment (None when there is none or it is over), `why` its
    arithmetic, `timeliness` once settled, `holder`, `following` step, `forecast`, `waits`; not who applies.

    Who only collects (`files` False) reads that the applicant has to act, not what was found wrong or is owed."""
    state = State(dossier.state)
    settled = state in ENDED
    open_due = dossier.due_at if not settled and not dossier.is_paused else None
    late = open_due is not None and now > open_due
    calendar = working_calendar(dossier.agency.code)
    line = milestones(dossier)
    return {
        "steps": [_step(milestone, late=late) for milestone in line],
        "left": working_time_left(calendar, now, open_due) if open_due else None,
        "tone": due_tone(open_due, now) if open_due else "neutral",
        "why": [step.text for step in dossier.deadline.arithmetic] if dossier.deadline else [],
        "promises": queries.promises_of(dossier),
        "timeliness": TIMELINESS_NAMES.get(dossier.timeliness, ""),
        "settled": settled,
        "without_result": STATE_NAMES[state] if state in WITHOUT_RESULT else "",
        "ending": queries.ending_of(dossier) if state in WITHOUT_RESULT else None,
        "asked": queries.supplement_of(dossier) if state is State.WAIT_SUPPLEMENT else None,
        "apology": queries.apology_of(dossier) if open_due else None,
        "waiting": state is State.SUBMITTED,
        "returned": state is State.RETURNED,
        "holder": None if settled else dossier.holder_agency,
        "following": "" if settled else next((one.name for one in line if one.state == "next"), ""),
        "forecast": _forecast(dossier, calendar),
        "waits": _waits(dossier, state, files=files),
        "files": files,
    }


def _forecast(dossier: Any, calendar: WorkingCalendar) -> str:
    """The honest forecast of the present step in words; empty when too little was seen."""
    found = forecast_of(dossier)
    if found is None:
        return ""
    day = calendar.hours.day_length()
    usual, nearly = format_working_time(found.median, day), format_working_time(found.ninth, day)
    return (
        f"Ở bước này, một nửa số hồ sơ cùng loại xong trong {usual} làm việc, 9 trên 10 hồ sơ xong trong {nearly} làm "
        f"việc (theo {found.seen} hồ sơ gần đây của cơ quan)."
    )


def _waits(dossier: Any, state: State, *, files: bool) -> list[str]:
    """What is waited for and from whom."""
    if state in ENDED:
        return []
    told = [
        f"Ý kiến của {one.asked.name}" + (f", trả lời trước {format_short(one.due_at)}" if one.due_at else "")
        for one in queries.consultations_of(dossier)
        if one.answered_at is None
    ]
    who = "Ông/bà" if files else "Người nộp"
    if state is State.WAIT_PAYMENT and (owed := queries.obligation_of(dossier)):
        what = f": {owed.what}, {format_vnd(owed.amount)}" if files else ""
        told.append(f"{who} thực hiện nghĩa vụ tài chính{what}")
    if state is State.WAIT_SUPPLEMENT:
        told.append(f"{who} bổ sung hồ sơ")
    return told


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
