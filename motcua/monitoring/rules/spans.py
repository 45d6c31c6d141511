"""Which rows of the figures a period reads: whole months by month, the rest by day: cost follows the calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
BEGINNING = date(1900, 1, 1)

Range = tuple[date, date]


@dataclass(frozen=True)
class Spans:
    """`months`: first days of the first and last whole month, or None. `days`: ranges, both ends included."""

    months: Range | None
    days: tuple[Range, ...]


def spans_of(first: date, last: date) -> Spans:
    """Every day from `first` to `last` once: in `months` or in `days`. Nothing when `last` is before `first`."""
    if last < first:
        return Spans(None, ())
    begin = first if first.day == 1 else _next_month(first)
    end = _first_of_month(last) if _ends_month(last) else _previous_month(last)
    if end < begin:
        return Spans(None, ((first, last),))
    days = []
    if first < begin:
        days.append((first, begin - _ONE_DAY))
    if _last_of_month(end) < last:
        days.append((_next_month(end), last))
    return Spans((begin, end), tuple(days))


def spans_until(last: date) -> Spans:
    """Everything up to `last`."""
    return spans_of(BEGINNING, last)


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _ends_month(day: date) -> bool:
    return day == _last_of_month(day)


def _next_month(day: date) -> date:
    return _last_of_month(day) + _ONE_DAY


def _previous_month(day: date) -> date:
    return (_first_of_month(day) - _ONE_DAY).replace(day=1)
