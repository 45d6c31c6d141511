"""When people are warned about a dossier, and when a step has been left alone too long."""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.dossiers.rules.deadlines import due_moment
from motcua.kernel.terms import Term, TermUnit
from motcua.kernel.worktime import WorkingCalendar


class Level(StrEnum):
    HALF = "half"
    NEAR = "near"
    DUE = "due"
    OVERDUE = "overdue"


LEVEL_NAMES: dict[Level, str] = {
    Level.HALF: "đã dùng một nửa thời hạn",
    Level.NEAR: "đã dùng 80% thời hạn",
    Level.DUE: "đến hạn trả kết quả",
    Level.OVERDUE: "đã quá hạn trả kết quả",
}
INTAKE_LEVEL_NAMES: dict[Level, str] = {
    Level.HALF: "đã dùng một nửa thời gian trả lời tiếp nhận",
    Level.NEAR: "đã dùng 80% thời gian trả lời tiếp nhận",
    Level.DUE: "đến giờ phải trả lời tiếp nhận",
    Level.OVERDUE: "đã quá giờ trả lời tiếp nhận",
}
_SHARES: dict[Level, int] = {Level.HALF: 50, Level.NEAR: 80, Level.DUE: 100}
_SHORTEST_MONTH = 28


def level_of(used: timedelta, left: timedelta) -> Level | None:
    """How far a running term is: the highest level reached, None before half of it; past its end it is overdue."""
    if left < timedelta():
        return Level.OVERDUE
    whole = used + left
    reached = [level for level, share in _SHARES.items() if not whole or used * 100 >= whole * share]
    return reached[-1] if reached else None


def near_after(now: datetime, due_at: datetime, calendar: WorkingCalendar) -> timedelta:
    """Working time left until a moment; below zero as soon as it has passed, on a day off as well."""
    return calendar.working_time_between(now, due_at) if now <= due_at else -timedelta(seconds=1)


def next_look(
    used: timedelta, left: timedelta, calendar: WorkingCalendar, *, now: datetime, due_at: datetime
) -> datetime | None:
    """When a running term reaches its next level, so that nobody has to look before; None when it is overdue."""
    level, whole = level_of(used, left), used + left
    if level is Level.OVERDUE:
        return None
    if level is Level.DUE:
        return due_at + timedelta(seconds=1)
    if level is Level.NEAR:
        return due_at
    share = _SHARES[Level.HALF if level is None else Level.NEAR]
    return calendar.add_working_hours(now, whole * share / 100 - used)


def to_raise(reached: Level | None, raised: Collection[str]) -> Level | None:
    """The level to warn about now: the one reached, unless it or a higher one was raised already in this term."""
    order = list(Level)
    if reached is None or any(order.index(Level(one)) >= order.index(reached) for one in raised):
        return None
    return reached


def left_alone(
    opened_at: datetime, due_at: datetime | None, idle: Term, calendar: WorkingCalendar, *, now: datetime
) -> bool:
    """Whether a step has gone on longer than it allows: past its own share of the term and past the idle limit."""
    limit = due_moment(opened_at, idle, calendar)
    return now > max(limit, due_at or limit)


def least_time(idle: Term) -> timedelta:
    """The shortest real time such a limit takes in any calendar: what began later than that ago cannot be past it."""
    if idle.unit is TermUnit.HOUR:
        return timedelta(hours=float(idle.amount))
    days = int(idle.amount) * (_SHORTEST_MONTH if idle.unit is TermUnit.MONTH else 1)
    return timedelta(days=max(days - 1, 0))
