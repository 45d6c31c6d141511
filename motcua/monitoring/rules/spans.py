"""Which rows of the figures a period reads: whole years, whole months, the rest by day: cost follows the calendar."""

from datetime import date, timedelta

from motcua.monitoring.rules.cells import Grain, start_of

_ONE_DAY = timedelta(days=1)
_LONGEST = {Grain.DAY: 1, Grain.MONTH: 31, Grain.YEAR: 366}
BEGINNING = date(1900, 1, 1)

Span = tuple[Grain, date, date]
"""A grain with the first days of its first and last row, both included."""

BY_YEAR = (Grain.YEAR, Grain.MONTH, Grain.DAY)
BY_MONTH = (Grain.MONTH, Grain.DAY)


def spans_of(first: date, last: date, grains: tuple[Grain, ...] = BY_YEAR) -> tuple[Span, ...]:
    """Every day from `first` to `last` once, at the coarsest of `grains` that fits; nothing when `last` comes first."""
    if last < first:
        return ()
    grain, *finer = grains
    begin = _not_before(grain, first)
    after = start_of(grain, last + _ONE_DAY)
    if after <= begin:
        return spans_of(first, last, tuple(finer))
    whole = (grain, begin, start_of(grain, after - _ONE_DAY))
    if not finer:
        return (whole,)
    return (
        *spans_of(first, begin - _ONE_DAY, tuple(finer)),
        whole,
        *spans_of(after, last, tuple(finer)),
    )


def spans_until(last: date) -> tuple[Span, ...]:
    """Everything up to `last`."""
    return spans_of(BEGINNING, last)


def _not_before(grain: Grain, day: date) -> date:
    """The first day at or after `day` on which a row of this grain begins."""
    begin = start_of(grain, day)
    return begin if begin == day else start_of(grain, begin + timedelta(days=_LONGEST[grain]))
