"""The ledger of a dossier's clock: what ran, what stood still, what is used, left and due. Values in, values out.

Two ways of counting (docs/legal.md): the legal appointment, in which a receipt after a supplement starts the term from
zero and other pauses move the due moment; and the measure of Decision 766/QĐ-TTg, in which the time of a supplement is
taken off the end and the result compared with the appointment, and more than one request makes the dossier late.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from motcua.dossiers.rules.deadlines import (
    CountingRule,
    compute_due,
    last_calendar_day,
    shift_by_pause,
    start_of_term,
)
from motcua.kernel.terms import Term, TermUnit
from motcua.kernel.worktime import WorkingCalendar, in_vietnam


class Running(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"


class Cause(StrEnum):
    """Why an interval begins or a moment is promised."""

    RECEIPT = "receipt"
    RESTART = "restart"
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    RESUME = "resume"
    APOLOGY = "apology"
    CALENDAR = "calendar"


CAUSE_NAMES: dict[Cause, str] = {
    Cause.RECEIPT: "Tiếp nhận hồ sơ",
    Cause.RESTART: "Tiếp nhận lại sau bổ sung, tính thời hạn từ đầu",
    Cause.SUPPLEMENT: "Chờ người nộp bổ sung hồ sơ",
    Cause.PAYMENT: "Chờ thực hiện nghĩa vụ tài chính",
    Cause.RESUME: "Tiếp tục tính thời hạn",
    Cause.APOLOGY: "Xin lỗi và hẹn lại ngày trả",
    Cause.CALENDAR: "Thông báo về lịch nghỉ, lịch làm bù",
}

RUNNING_NAMES: dict[Running, str] = {Running.RUNNING: "Đang tính", Running.PAUSED: "Tạm dừng"}


@dataclass(frozen=True, slots=True)
class Span:
    """One interval of the ledger; `ended_at` None while it lasts."""

    kind: Running
    cause: Cause
    started_at: datetime
    ended_at: datetime | None = None

    def until(self, now: datetime) -> datetime:
        """Where it ends, seen at `now`."""
        return self.ended_at or max(now, self.started_at)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the ledger says at a moment, in working time. `left` is negative when the due moment has passed."""

    used: timedelta
    paused: timedelta
    left: timedelta
    share: int
    running: bool


def current_term(spans: Sequence[Span]) -> list[Span]:
    """The spans of the term that counts now: from the last receipt or restart on."""
    starts = [index for index, span in enumerate(spans) if span.cause in (Cause.RECEIPT, Cause.RESTART)]
    return list(spans[starts[-1] :]) if starts else []


def read_clock(spans: Sequence[Span], due_at: datetime, calendar: WorkingCalendar, *, now: datetime) -> Reading:
    """What is used, paused and left of the current term. `share` is used of the whole in per cent, at most 999.

    While the clock stands, what is left stands as well. Raises ValueError when no term was started.
    """
    term = current_term(spans)
    if not term:
        raise ValueError("a clock that never started has nothing to read")
    used = _sum(term, Running.RUNNING, calendar, now)
    paused = _sum(term, Running.PAUSED, calendar, now)
    last = term[-1]
    here = last.started_at if last.kind is Running.PAUSED else last.until(now)
    left = calendar.working_time_between(here, due_at)
    whole = used + left
    share = min(round(used / whole * 100), 999) if whole > timedelta() else 999
    return Reading(used, paused, left, share, running=last.kind is Running.RUNNING and last.ended_at is None)


def _sum(spans: Iterable[Span], kind: Running, calendar: WorkingCalendar, now: datetime) -> timedelta:
    passed = (calendar.working_time_between(span.started_at, span.until(now)) for span in spans if span.kind is kind)
    return sum(passed, timedelta())


def after_pause(due_at: datetime, paused_at: datetime, resumed_at: datetime, calendar: WorkingCalendar) -> datetime:
    """The due moment of a term in working time after a pause: moved by exactly the working time it took.

    Raises ValueError when the pause ends before it begins.
    """
    if resumed_at < paused_at:
        raise ValueError("a pause cannot end before it begins")
    return shift_by_pause(due_at, calendar.working_time_between(paused_at, resumed_at), calendar)


def legal_due(spans: Sequence[Span], term: Term, calendar: WorkingCalendar, rule: CountingRule) -> datetime:
    """The due moment the ledger leads to: the term from its last start, moved by every pause that is over since.

    A term in days or months is longer by the days of its pauses, and only then moved off a day of rest (Civil Code 2015
    art. 148). Raises ValueError when no term was started.
    """
    current = current_term(spans)
    if not current:
        raise ValueError("a clock that never started has no due moment")
    begun = current[0].started_at
    over = [(span.started_at, span.ended_at) for span in current if span.kind is Running.PAUSED and span.ended_at]
    if term.unit in (TermUnit.DAY, TermUnit.MONTH) and over:
        days = sum(((_day(end) - _day(start)) for start, end in over), timedelta())
        last = last_calendar_day(start_of_term(begun, calendar, rule).date(), term) + days
        return calendar.closing(calendar.next_working_day_on_or_after(last))
    due = compute_due(begun, term, calendar, rule).due_at
    for paused_at, resumed_at in over:
        due = after_pause(due, paused_at, resumed_at, calendar)
    return due


def _day(moment: datetime) -> date:
    return in_vietnam(moment).date()


class Measure766(StrEnum):
    IN_TIME = "in_time"
    LATE = "late"
    OPEN = "open"


MEASURE_NAMES: dict[Measure766, str] = {
    Measure766.IN_TIME: "đúng hạn",
    Measure766.LATE: "quá hạn",
    Measure766.OPEN: "đang giải quyết",
}


@dataclass(frozen=True, slots=True)
class Count766:
    """The measure of Decision 766: the end that is compared, with what, and the verdict."""

    compared_at: datetime
    due_at: datetime
    supplement: timedelta
    requests: int
    verdict: Measure766


def count_766(
    spans: Sequence[Span],
    first_due_at: datetime,
    calendar: WorkingCalendar,
    *,
    requests: int,
    ended_at: datetime | None,
    now: datetime,
) -> Count766:
    """Decision 766's verdict: the end minus the working time of supplements against the appointment first printed.

    More than one request for a supplement is late whatever the dates; an open dossier is late once `now` is past.
    """
    supplement = _supplement_time(spans, calendar, ended_at or now)
    compared = _taken_off(spans, ended_at or now, supplement, calendar)
    late = requests > 1 or compared > first_due_at
    verdict = Measure766.LATE if late else Measure766.IN_TIME if ended_at else Measure766.OPEN
    return Count766(compared, first_due_at, supplement, requests, verdict)


def _supplement_time(spans: Sequence[Span], calendar: WorkingCalendar, end: datetime) -> timedelta:
    waited = [span for span in spans if span.kind is Running.PAUSED and span.cause is Cause.SUPPLEMENT]
    return sum((calendar.working_time_between(span.started_at, span.until(end)) for span in waited), timedelta())


def _taken_off(spans: Sequence[Span], end: datetime, taken: timedelta, calendar: WorkingCalendar) -> datetime:
    """The moment at which as much working time had passed since the first start as at `end`, less `taken`."""
    if not taken or not spans:
        return end
    passed = calendar.working_time_between(spans[0].started_at, end) - taken
    return calendar.add_working_hours(spans[0].started_at, max(passed, timedelta()))
