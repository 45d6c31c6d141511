"""The working calendar of an agency, and the regime of a day."""

from datetime import date, time
from functools import lru_cache

from django.db.models import Count, Max

from motcua.kernel.worktime import CalendarDay, DayKind, Interval, WorkingCalendar, WorkingHours
from motcua.reference.models import Day, Hours, Regime, RegimeRule
from motcua.reference.rules.limits import LegalRule, LimitKey, Limits


def working_calendar(agency: str = "") -> WorkingCalendar:
    """The calendar an agency (by its code) counts with: its own hours and days where it has some, else everybody's."""
    stamp = tuple(Day.objects.aggregate(Count("id"), Max("id")).values())
    hours = tuple(Hours.objects.aggregate(Count("id"), Max("id")).values())
    return _calendar(agency, stamp + hours)


@lru_cache(maxsize=256)
def _calendar(agency: str, stamp: tuple[int | None, ...]) -> WorkingCalendar:
    rows = Day.objects.filter(agency__in={"", agency}).order_by("agency", "day")
    days = {row.day: CalendarDay(row.day, DayKind[row.kind], row.name, row.source, row.verified) for row in rows}
    announced = [day.day for day in days.values() if day.verified]
    through = date(max(announced).year, 12, 31) if announced else None
    return WorkingCalendar(_hours(agency), days, through)


def _hours(agency: str) -> WorkingHours:
    rows = list(Hours.objects.filter(agency=agency)) or list(Hours.objects.filter(agency=""))
    if not rows:
        return WorkingHours()
    return WorkingHours({row.weekday: _intervals(row) for row in rows})


def _intervals(row: Hours) -> tuple[Interval, ...]:
    pairs: list[tuple[time | None, time | None]] = [
        (row.morning_from, row.morning_to),
        (row.afternoon_from, row.afternoon_to),
    ]
    return tuple((start, end) for start, end in pairs if start and end)


def regime_on(day: date) -> Regime:
    """The decree and circular in force on a day. Raises Regime.DoesNotExist for a day before the data begin."""
    return Regime.objects.filter(valid_from__lte=day).latest("valid_from")


def limits_of(regime_key: str) -> Limits:
    """What a regime limits, each with its article."""
    rows = RegimeRule.objects.filter(regime__key=regime_key).values_list("key", "value", "article", "verified")
    rules = {LimitKey(row[0]): LegalRule(LimitKey(row[0]), *row[1:]) for row in rows}
    return Limits(regime_key, rules)


def regimes() -> list[Regime]:
    """Every regime with its limits, the oldest first."""
    return list(Regime.objects.prefetch_related("rules").order_by("valid_from"))


def days_of_year(year: int) -> list[Day]:
    """All special days of a year, in order."""
    return list(Day.objects.filter(day__year=year).order_by("day", "agency"))
