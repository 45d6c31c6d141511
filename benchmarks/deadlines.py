"""Due dates counted by the one place that counts them, beside a loop over days that knows nothing but a set of them."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

from benchmarks.table import Measure
from benchmarks.world import say

AT_ONCE = 500
PLACE = "x-thanh-binh"


def measure_due_dates(seconds: float) -> list[Measure]:
    """Every term in working days of the registry, received at moments of a year, on a real calendar."""
    from django.utils import timezone

    from motcua.dossiers.rules.deadlines import compute_due, due_moment
    from motcua.kernel.terms import TermUnit
    from motcua.procedures.queries import listed
    from motcua.reference.queries import working_calendar

    calendar = working_calendar(PLACE)
    terms = [row.term for row in listed(timezone.localdate()) if row.term.unit is TermUnit.WORKDAY]
    whole = [term for term in terms if term.amount == int(term.amount)]
    begun = datetime(2024, 1, 2, 1, 0, tzinfo=UTC)
    moments = [begun + timedelta(hours=7 * number) for number in range(1_200)]
    asked = list(islice(zip(cycle(moments), cycle(whole), strict=False), AT_ONCE))
    first = begun.date()
    worked = {day for day in (first + timedelta(days=n) for n in range(900)) if calendar.is_working_day(day)}
    say("due dates")

    def bare() -> None:
        for moment, term in asked:
            day, left = moment.date(), int(term.amount)
            while left:
                day += timedelta(days=1)
                left -= day in worked

    limit = _rate(bare, seconds / 2)
    counted = _rate(lambda: [due_moment(moment, term, calendar) for moment, term in asked], seconds / 2)
    told = _rate(lambda: [compute_due(moment, term, calendar) for moment, term in asked], seconds / 2)
    name = "/s loop over a set of days"
    return [
        Measure("due moments", counted, "/s", limit, name),
        Measure("due dates with their arithmetic told", told, "/s", limit, name),
    ]


def _rate(work: Callable[[], object], seconds: float) -> float:
    """How many a second."""
    work()
    started, done = time.perf_counter(), 0
    while time.perf_counter() - started < seconds:
        work()
        done += AT_ONCE
    return done / (time.perf_counter() - started)
