"""What happened to a dossier beside its straight way, as officers read it on its page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from motcua.dossiers import queries
from motcua.dossiers.particular.transfers import transfer_of
from motcua.dossiers.representing import representative_of
from motcua.dossiers.rules.clock import MEASURE_NAMES
from motcua.dossiers.rules.pins import Target
from motcua.dossiers.rules.states import TIMELINESS_NAMES
from motcua.kernel import doorclock
from motcua.kernel.money import format_vnd
from motcua.kernel.vietnamese import format_short, format_working_time
from motcua.reference.queries import working_calendar
from motcua.web.kit.forms import draw, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motcua.dossiers.models import Dossier
    from motcua.dossiers.proceedings import ClockReading
    from motcua.dossiers.supplementing import Difference

NOTHING = "Chưa có"
ANSWERED = {True: "đồng ý", False: "không đồng ý"}


def course_of(dossier: Dossier) -> dict[str, Any]:
    """Everything for `kit/course.html`; lists are empty and values None where nothing happened."""
    return {
        "asked": queries.supplement_of(dossier),
        "changes": changes_of(dossier),
        "opinions": [_opinion(one) for one in queries.consultations_of(dossier)],
        "checks": queries.checks_of(dossier),
        "hand_overs": queries.hand_overs_of(dossier),
        "obligation": _obligation(queries.obligation_of(dossier)),
        "apology": queries.apology_of(dossier),
        "ending": queries.ending_of(dossier),
        "corrections": queries.corrections_of(dossier),
        "representative": representative_of(dossier),
        "transfer": transfer_of(dossier),
        **clock_of(dossier),
    }


def clock_of(dossier: Dossier) -> dict[str, Any]:
    """Every promised moment with its cause, the stretches in which the term ran or stood, and both ways of counting."""
    promises, intervals = queries.promises_of(dossier), queries.intervals_of(dossier)
    reading = queries.read_ledger(dossier, promises, intervals, now=doorclock.now())
    day = working_calendar(dossier.agency.code).hours.day_length()
    counts = _counts(reading, day, ended=dossier.settled_at is not None)
    return {"promises": promises, "intervals": intervals, "counts": counts}


def _counts(reading: ClockReading, day: timedelta, *, ended: bool) -> list[tuple[str, str]]:
    legal, measure = reading.legal, reading.measure
    if legal is None or measure is None:
        return []
    left = f"{'quá' if legal.left < timedelta() else 'còn'} {format_working_time(abs(legal.left), day)}"
    used = f"đã dùng {format_working_time(legal.used, day)} làm việc, {'kết thúc khi ' if ended else ''}{left}"
    stood = f", không tính {format_working_time(legal.paused, day)} tạm dừng" if legal.paused else ""
    asked = f"{measure.requests} lần yêu cầu bổ sung"
    if measure.supplement:
        asked += f", không tính {format_working_time(measure.supplement, day)} làm việc chờ bổ sung"
    return [
        ("Theo thời hạn pháp luật", used + stood),
        ("Theo Quyết định 766/QĐ-TTg", f"{MEASURE_NAMES[measure.verdict]} so với ngày hẹn đầu tiên ({asked})"),
    ]


def changes_of(dossier: Dossier) -> list[dict[str, Any]]:
    """What the last supplement changed, each pinned thing before and after in words."""
    found = queries.differences(dossier)
    return [
        {
            "label": one.label,
            "reason": f"{one.reason_name}: {one.reason}",
            "before": _told(dossier, one, one.before),
            "after": _told(dossier, one, one.after),
        }
        for one in found
    ]


def _told(dossier: Dossier, one: Difference, value: Any) -> str:
    if one.target is Target.PAPER:
        return "; ".join(_paper(file) for file in value or []) or NOTHING
    if value in (None, ""):
        return "Không khai"
    view = draw(dossier.revision.form_definition, {one.key: value})
    return next((in_words(field) for field in view.fields if field.name == one.key), str(value))


def _paper(file: Mapping[str, Any]) -> str:
    return file["file_name"] or f"{file['originals']} bản chính, {file['copies']} bản sao"


def _opinion(one: Any) -> dict[str, Any]:
    if one.answered_at:
        outcome = f"{ANSWERED[bool(one.agrees)]}, trả lời {TIMELINESS_NAMES[one.timeliness]}"
        return {"asked": one.asked.name, "question": one.question, "state": outcome, "tone": "done", "text": one.answer}
    state = f"chờ trả lời trước {format_short(one.due_at)}" if one.due_at else "chưa đến lượt hỏi"
    return {"asked": one.asked.name, "question": one.question, "state": state, "tone": "waiting", "text": ""}


def _obligation(row: Any) -> dict[str, str] | None:
    return {"what": row.what, "amount": format_vnd(row.amount), "law": row.legal_basis} if row else None
