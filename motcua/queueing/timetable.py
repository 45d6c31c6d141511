"""The hours of a desk that can be booked, by its working calendar."""

from datetime import datetime, timedelta

from motcua.kernel.worktime import VIETNAM, day_in_vietnam
from motcua.organisation.models import Agency
from motcua.queueing.rules.slots import hours_of
from motcua.reference.queries import working_calendar

DAYS_OFFERED = 5


def bookable_hours(desk: Agency, *, at: datetime) -> list[datetime]:
    """Whole working hours that begin after `at`, of today and the next working days, in order."""
    calendar = working_calendar(desk.parent.code if desk.parent else desk.code)
    day, hours = day_in_vietnam(at), []
    for _ in range(DAYS_OFFERED):
        day = calendar.next_working_day_on_or_after(day)
        starts = [one.replace(tzinfo=VIETNAM) for one in hours_of(day, calendar.intervals(day))]
        hours += [start for start in starts if start > at]
        day += timedelta(days=1)
    return hours
