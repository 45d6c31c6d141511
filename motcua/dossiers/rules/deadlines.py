"""When a dossier is due. The only place that computes due dates.

Decree 118/2025 arts 17, 18 (start of the term), Civil Code 2015 arts 144-148 (the first day is not counted; a term that
ends on a day off ends with the next working day; a month ends on the same numbered day or the last one).
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import Any, Self

from motcua.dossiers.rules.deadline_arithmetic import Counting, Step, tell_arithmetic
from motcua.kernel.terms import Term, TermUnit
from motcua.kernel.worktime import VIETNAM, WorkingCalendar, in_vietnam

_MICROSECOND = timedelta(microseconds=1)
_HOURS_A_DAY = Decimal(8)


class DueTime(StrEnum):
    """The time of day a term in working days ends: that of the start, or the closing (Civil Code art. 148)."""

    SAME_TIME = "SAME_TIME"
    END_OF_DAY = "END_OF_DAY"


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How a procedure counts, as data. Seconds do not matter: people are shown hours and minutes.

    `cut_off`: what is received after this time of day counts from the next working day (civil status: 15:00).
    `online_last_minutes`: so does what is received in the last minutes before closing; given for online filing only.
    """

    cut_off: time | None = None
    online_last_minutes: int | None = None
    due_time: DueTime = DueTime.SAME_TIME


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due moment and how it was found. `provisional` when a day on the way may still be declared on or off."""

    received_at: datetime
    starts_at: datetime
    due_at: datetime
    term: Term
    arithmetic: tuple[Step, ...]
    provisional: bool

    def as_json(self) -> dict[str, Any]:
        """Plain values: moments in ISO 8601, the amount of the term as text."""
        return {
            "received_at": self.received_at.isoformat(),
            "starts_at": self.starts_at.isoformat(),
            "due_at": self.due_at.isoformat(),
            "term": {"amount": str(self.term.amount), "unit": self.term.unit.value},
            "arithmetic": [{"text": step.text, "at": step.at.isoformat()} for step in self.arithmetic],
            "provisional": self.provisional,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The deadline written by `as_json`. Raises KeyError or ValueError when the data are of another shape."""
        return cls(
            received_at=_moment(data["received_at"]),
            starts_at=_moment(data["starts_at"]),
            due_at=_moment(data["due_at"]),
            term=Term(Decimal(data["term"]["amount"]), TermUnit(data["term"]["unit"])),
            arithmetic=tuple(Step(step["text"], _moment(step["at"])) for step in data["arithmetic"]),
            provisional=data["provisional"],
        )


_PLAIN_RULE = CountingRule()


def compute_due(
    received_at: datetime, term: Term, calendar: WorkingCalendar, rule: CountingRule = _PLAIN_RULE
) -> Deadline:
    """The deadline of what was received complete at `received_at`, with its arithmetic for citizen and officer.

    Raises ValueError when `received_at` carries no zone, OverflowError past the last date Python knows.
    """
    counting = _count(received_at, term, calendar, rule)
    provisional = calendar.is_provisional_between(counting.received_at.date(), counting.due_at.date())
    arithmetic = tell_arithmetic(counting, term, calendar, provisional=provisional)
    return Deadline(counting.received_at, counting.starts_at, counting.due_at, term, arithmetic, provisional)


def due_moment(
    received_at: datetime, term: Term, calendar: WorkingCalendar, rule: CountingRule = _PLAIN_RULE
) -> datetime:
    """`compute_due(...).due_at` without telling the arithmetic: for recomputing many dossiers."""
    return _count(received_at, term, calendar, rule).due_at


def start_of_term(received_at: datetime, calendar: WorkingCalendar, rule: CountingRule = _PLAIN_RULE) -> datetime:
    """The moment counting starts: `received_at` moved into working time and, past a cut-off, to the next opening."""
    local = in_vietnam(received_at)
    snapped = calendar.snap_forward(local)
    if snapped.date() == local.date() and _is_past_cut_off(local, calendar, rule):
        return calendar.opening(calendar.next_working_day(local.date()))
    return snapped


def leave_by(taken_at: datetime, cut_off: time, calendar: WorkingCalendar) -> datetime:
    """When what a desk took in directly has to have left it: the same working day; taken after `cut_off` or out of
    hours, in the first hours of the next working day (Decree 118/2025 art. 18.2, Decree 61/2018 art. 18).
    """
    local = in_vietnam(taken_at)
    if calendar.is_working_day(local.date()) and _minute(local).time() <= cut_off:
        return calendar.closing(local.date())
    day = calendar.next_working_day(local.date())
    return datetime.combine(day, calendar.intervals(day)[0][1], VIETNAM)


def add_terms(first: Term, second: Term) -> Term:
    """The limit of two stages done one after the other. Hours join working days at 8 hours a day.

    Raises ValueError, with a Vietnamese sentence, when the units cannot be added.
    """
    if first.unit is second.unit:
        return Term(first.amount + second.amount, first.unit)
    if {first.unit, second.unit} == {TermUnit.HOUR, TermUnit.WORKDAY}:
        return Term(_in_workdays(first) + _in_workdays(second), TermUnit.WORKDAY)
    raise ValueError(f"Không cộng được thời hạn {first} với {second}: hai đơn vị khác nhau.")


def remaining(now: datetime, due_at: datetime, calendar: WorkingCalendar) -> timedelta:
    """Working time left until `due_at`; negative when it has passed."""
    return calendar.working_time_between(now, due_at)


def shift_by_pause(due_at: datetime, paused: timedelta, calendar: WorkingCalendar) -> datetime:
    """`due_at` moved by exactly the working time `paused`. Raises ValueError when `paused` is negative.

    A due moment at an opening stays at one: the same working time, but not the evening before.
    """
    if not paused:
        return due_at
    shifted = calendar.add_working_hours(due_at, paused)
    is_opening = calendar.snap_forward(due_at - _MICROSECOND) == due_at
    return calendar.leave_closing(shifted) if is_opening else shifted


def step_due(
    opened_at: datetime, counted_from: datetime, due_at: datetime, share: int, calendar: WorkingCalendar
) -> datetime:
    """When a step opened now has used its `share` (per cent) of the working time of the whole term."""
    whole = calendar.working_time_between(counted_from, due_at)
    return calendar.add_working_hours(opened_at, whole * share / 100)


class Timeliness(StrEnum):
    """The three columns of report II.06a: before, on and after the due day."""

    EARLY = "EARLY"
    ON_TIME = "ON_TIME"
    LATE = "LATE"


def timeliness(ended_at: datetime, due_at: datetime, unit: TermUnit) -> Timeliness:
    """Days are compared, as in report II.06a; for terms in hours the minutes, as printed on the receipt."""
    ended, due = _comparable(ended_at, unit), _comparable(due_at, unit)
    if ended == due:
        return Timeliness.ON_TIME
    return Timeliness.EARLY if ended < due else Timeliness.LATE


def transfer_timeliness(taken_at: datetime, leave_by_moment: datetime) -> Timeliness:
    """Papers between a desk and a unit: late past the moment, early on a day before it."""
    if taken_at > leave_by_moment:
        return Timeliness.LATE
    return timeliness(taken_at, leave_by_moment, TermUnit.WORKDAY)


def is_late(now: datetime, due_at: datetime, unit: TermUnit) -> bool:
    """Whether an open dossier has passed its due day (its due minute when the term is in hours)."""
    return timeliness(now, due_at, unit) is Timeliness.LATE


def _count(received_at: datetime, term: Term, calendar: WorkingCalendar, rule: CountingRule) -> Counting:
    local = in_vietnam(received_at)
    start = start_of_term(local, calendar, rule)
    if term.unit in (TermUnit.DAY, TermUnit.MONTH):
        last_day = last_calendar_day(start.date(), term)
        due = calendar.closing(calendar.next_working_day_on_or_after(last_day))
        return Counting(local, start, last_day, due)
    if term.unit is TermUnit.HOUR:
        due = calendar.add_working_hours(start, term.amount)
    else:
        due = _due_in_workdays(start, term.amount, calendar, rule)
    return Counting(local, start, due.date(), due)


def last_calendar_day(start: date, term: Term) -> date:
    """The day a term in days or months ends, before it is moved off a day of rest."""
    if term.unit is TermUnit.MONTH:
        return _add_months(start, int(term.amount))
    # A broken day ends with the calendar day it falls in, as the term ends at closing anyway.
    return start + timedelta(days=int(term.amount.to_integral_value(ROUND_CEILING)))


def _due_in_workdays(start: datetime, amount: Decimal, calendar: WorkingCalendar, rule: CountingRule) -> datetime:
    if not amount:
        return calendar.closing(start.date())
    whole = int(amount)
    day = calendar.nth_working_day_after(start.date(), whole)
    due = _same_time(start, day, calendar)
    if fraction := amount - whole:
        part = round(Decimal(calendar.length_of(day) // _MICROSECOND) * fraction)
        due = calendar.add_working_hours(due, timedelta(microseconds=part))
    return calendar.closing(due.date()) if rule.due_time is DueTime.END_OF_DAY else due


def _same_time(start: datetime, day: date, calendar: WorkingCalendar) -> datetime:
    """The time of day of `start` on a working `day`, moved inside that day's hours."""
    snapped = calendar.snap_forward(datetime.combine(day, start.time(), VIETNAM))
    return snapped if snapped.date() == day else calendar.closing(day)


def _is_past_cut_off(local: datetime, calendar: WorkingCalendar, rule: CountingRule) -> bool:
    minute = _minute(local)
    if rule.cut_off is not None and minute.time() > rule.cut_off:
        return True
    if rule.online_last_minutes is None:
        return False
    return minute > calendar.closing(local.date()) - timedelta(minutes=rule.online_last_minutes)


def _add_months(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _in_workdays(term: Term) -> Decimal:
    return term.amount if term.unit is TermUnit.WORKDAY else term.amount / _HOURS_A_DAY


def _comparable(moment: datetime, unit: TermUnit) -> datetime:
    """The minute for hours, the day otherwise."""
    minute = _minute(in_vietnam(moment))
    return minute if unit is TermUnit.HOUR else minute.replace(hour=0, minute=0)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _moment(text: str) -> datetime:
    return in_vietnam(datetime.fromisoformat(text))
