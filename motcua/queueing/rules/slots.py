"""Which hours of a working day can be booked."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

LENGTH = timedelta(hours=1)


def hours_of(day: date, intervals: Iterable[tuple[time, time]]) -> list[datetime]:
    """The starts (naive, local) of the whole hours in the working hours of a day, from each opening on."""
    starts = []
    for opens, closes in intervals:
        start, end = datetime.combine(day, opens), datetime.combine(day, closes)
        while start + LENGTH <= end:
            starts.append(start)
            start += LENGTH
    return starts
