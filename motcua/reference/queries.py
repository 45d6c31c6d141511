"""The working calendar of an agency, the regime of a day, and where people file on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Subquery

from motcua.journal.queries import foundations
from motcua.kernel.worktime import CalendarDay, DayKind, Interval, WorkingCalendar, WorkingHours
from motcua.reference.models import Day, Hours, PortalMode, Regime, RegimeRule
from motcua.reference.rules.limits import LegalRule, LimitKey, Limits
from motcua.reference.rules.portal import FilingPlace, Portal


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


@dataclass(frozen=True)
class FilingTerms:
    """What a day says about filing: the regime's key, and where people file. Shared, never changed."""

    regime: str
    portal: Portal


def filing_terms(day: date) -> FilingTerms:
    """Regime and portal of a day, read once and kept as long as no fact about regimes is recorded.

    Raises Regime.DoesNotExist for a day before the data begin.
    """
    return filing_terms_as_of(day, foundations())


@lru_cache(maxsize=512)
def filing_terms_as_of(day: date, stamp: str) -> FilingTerms:
    """The same for who has just read the stamp of the foundations. One query for both."""
    mode = {f"portal_{name}": Subquery(_in_force(day).values(name)[:1]) for name in _PORTAL}
    row = Regime.objects.filter(valid_from__lte=day).annotate(**mode).latest("valid_from")
    return FilingTerms(row.key, _read_portal([getattr(row, name) for name in mode]))


def portal_mode_on(day: date) -> Portal:
    """Where people file on a day; here, for an installation that never said."""
    return _read_portal(_in_force(day).values_list(*_PORTAL).first())


_PORTAL = ("place", "valid_from", "address", "source")


def _in_force(day: date) -> QuerySet[PortalMode]:
    return PortalMode.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


def _read_portal(row: Sequence[Any] | None) -> Portal:
    if row is None or row[0] is None:
        return Portal()
    return Portal(FilingPlace(row[0]), *row[1:])


def portal_modes() -> list[PortalMode]:
    """Every mode that was or will be, the newest first."""
    return list(PortalMode.objects.order_by("-valid_from"))
