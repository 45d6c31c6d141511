"""The clock of a dossier: promising a day, standing still, going on, starting again. Every turn is kept."""

from datetime import datetime
from typing import TYPE_CHECKING

from motcua.dossiers.events import Received
from motcua.dossiers.models import Dossier, Interval, Promise
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.registering import enter
from motcua.dossiers.rules.clock import CAUSE_NAMES, Cause, Running, legal_due
from motcua.dossiers.rules.deadlines import CountingRule, Deadline, compute_due
from motcua.kernel.terms import describe_term
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import WorkingCalendar
from motcua.reference.queries import limits_of, working_calendar

if TYPE_CHECKING:
    from motcua.organisation.models import Officer
    from motcua.procedures.models import Revision

START_ARTICLE = "Thời hạn tính từ khi tiếp nhận hồ sơ đầy đủ, hợp lệ"


def appoint(dossier: Dossier, *, at: datetime, officer: "Officer | None") -> WorkingCalendar:
    """Write the moment of receipt and the due moment on the dossier; the calendar used is returned for its steps.

    A receipt after a supplement starts the term from zero; what was promised before stays beside it. The first one
    gives the dossier its line in the desk's register.
    """
    first = dossier.received_at is None
    calendar = begin_term(dossier, START_ARTICLE, at=at, officer=officer)
    if first:
        enter(dossier, at=at)
    return calendar


def begin_term(dossier: Dossier, article: str, *, at: datetime, officer: "Officer | None") -> WorkingCalendar:
    """The term runs from now, for the first time or from zero again, and its due moment is promised."""
    cause = Cause.RESTART if dossier.received_at else Cause.RECEIPT
    calendar = working_calendar(dossier.agency.code)
    deadline = compute_due(at, dossier.revision.term, calendar, counting_rule(dossier))
    dossier.start_clock(deadline, received_at=at, by_officer=officer)
    _turn(dossier, Running.RUNNING, cause, article, at=at, officer=officer)
    told = [step.text for step in deadline.arithmetic]
    keep_promise(dossier, cause, article, told, at=at, officer=officer)
    return calendar


def counting_rule(dossier: Dossier) -> CountingRule:
    """How this dossier's term is counted: the procedure's own cut-off, and the regime's for filing online."""
    online = dossier.channel == Channel.ONLINE
    minutes = limits_of(dossier.regime).online_last_minutes if online else None
    return CountingRule(cut_off=dossier.revision.cut_off, online_last_minutes=minutes)


def promise(revision: "Revision", calendar: WorkingCalendar, *, at: datetime) -> Deadline:
    """The deadline of what is received complete at `at` under a revision."""
    return compute_due(at, revision.term, calendar, CountingRule(cut_off=revision.cut_off))


def pause(dossier: Dossier, cause: Cause, article: str, *, at: datetime, officer: "Officer | None") -> None:
    """The clock stands from now, when it runs at all."""
    if dossier.received_at is None or dossier.paused_since is not None:
        return
    _turn(dossier, Running.PAUSED, cause, article, at=at, officer=officer)
    dossier.paused_since = at


def resume(dossier: Dossier, article: str, *, at: datetime, officer: "Officer | None") -> WorkingCalendar:
    """The clock goes on: the due moment moves by the time it stood, and the new one is promised beside the old."""
    calendar = working_calendar(dossier.agency.code)
    if dossier.paused_since is None or dossier.due_at is None:
        raise ValueError("only a clock that stands can go on")
    old, stood_since = dossier.due_at, dossier.paused_since
    _turn(dossier, Running.RUNNING, Cause.RESUME, article, at=at, officer=officer)
    dossier.set_due(due_by_ledger(dossier, calendar))
    dossier.paused_since = None
    told = [
        f"Thời hạn tạm dừng từ {format_short(stood_since)} đến {format_short(at)}",
        f"Hạn cũ {format_short(old)} lùi đúng thời gian tạm dừng: hạn mới {format_short(dossier.due_at)}",
    ]
    keep_promise(dossier, Cause.RESUME, article, told, at=at, officer=officer)
    return calendar


def due_by_ledger(dossier: Dossier, calendar: WorkingCalendar) -> datetime:
    """The legal due moment counted anew from the ledger, by the calendar as it is known now."""
    spans = [row.span for row in dossier.intervals.order_by("id")]
    return legal_due(spans, dossier.revision.term, calendar, counting_rule(dossier))


def stop(dossier: Dossier, *, at: datetime) -> None:
    """The settling is over: nothing runs and nothing stands any more."""
    Interval.objects.filter(dossier=dossier, ended_at__isnull=True).update(ended_at=at)


def look_anew(dossier: Dossier, *, at: datetime) -> None:
    """The due moment has moved without a turn of the clock: when to warn is found again in the next round."""
    Interval.objects.filter(dossier=dossier, ended_at__isnull=True).update(next_look_at=at)


def keep_promise(
    dossier: Dossier,
    cause: Cause,
    article: str,
    told: list[str],
    *,
    at: datetime,
    officer: "Officer | None",
    due_at: datetime | None = None,
) -> Promise:
    """Write down that a moment was promised: the dossier's own due moment, or `due_at` for an apology."""
    moment = due_at or dossier.due_at
    if moment is None:
        raise ValueError("nothing to promise")
    return Promise.objects.create(
        dossier=dossier, cause=cause.value, article=article, due_at=moment, arithmetic=told, made_at=at, officer=officer
    )


def _turn(
    dossier: Dossier, kind: Running, cause: Cause, article: str, *, at: datetime, officer: "Officer | None"
) -> None:
    stop(dossier, at=at)
    Interval.objects.create(
        dossier=dossier,
        kind=kind.value,
        cause=cause.value,
        article=article or CAUSE_NAMES[cause],
        officer=officer,
        started_at=at,
        next_look_at=at if kind is Running.RUNNING else None,
    )


def received_event(dossier: Dossier, *, filed_here: bool, from_elsewhere: bool = False) -> Received:
    """The fact of receipt; `filed_here` when the clerk also filed it for somebody standing at the desk.

    `from_elsewhere` when another desk of the province had taken it in and it has arrived now.

    A receipt after a supplement is told apart (`again`): it starts a new term, but the dossier is counted once.
    """
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
        from_elsewhere=from_elsewhere,
        again=dossier.term_from != dossier.received_at,
    )
