"""Every day of a period is read exactly once, in its year, its month or by itself."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.monitoring.rules.cells import Grain, start_of
from motcua.monitoring.rules.spans import BY_MONTH, BY_YEAR, Span, spans_of

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
DAY, MONTH, YEAR = Grain.DAY, Grain.MONTH, Grain.YEAR


def last_day(grain: Grain, first: date) -> date:
    """The last day of the row that begins on `first`."""
    if grain is DAY:
        return first
    month = 12 if grain is YEAR else first.month
    return date(first.year, month, monthrange(first.year, month)[1])


def covered(spans: tuple[Span, ...]) -> list[date]:
    """All days the spans read."""
    ranges = [(first, last_day(grain, last)) for grain, first, last in spans]
    return [first + timedelta(days=n) for first, last in ranges for n in range((last - first).days + 1)]


@given(DAYS, st.integers(0, 1500), st.sampled_from([BY_YEAR, BY_MONTH]))
def test_each_day_once_and_in_order(first: date, length: int, grains: tuple[Grain, ...]) -> None:
    last = first + timedelta(days=length)
    assert covered(spans_of(first, last, grains)) == [first + timedelta(days=n) for n in range(length + 1)]


@given(DAYS, st.integers(0, 1500))
def test_a_row_begins_where_its_grain_begins(first: date, length: int) -> None:
    for grain, begin, end in spans_of(first, first + timedelta(days=length)):
        assert start_of(grain, begin) == begin and start_of(grain, end) == end


@given(DAYS, st.integers(0, 1500))
def test_few_single_days_and_few_single_months(first: date, length: int) -> None:
    spans = spans_of(first, first + timedelta(days=length))
    assert sum((end - begin).days + 1 for grain, begin, end in spans if grain is DAY) <= 60
    assert (
        sum((end.year - begin.year) * 12 + end.month - begin.month + 1 for g, begin, end in spans if g is MONTH) <= 22
    )


@pytest.mark.parametrize(
    ("first", "last", "spans"),
    [
        (date(2024, 1, 1), date(2024, 6, 30), ((MONTH, date(2024, 1, 1), date(2024, 6, 1)),)),
        (date(2024, 2, 1), date(2024, 2, 29), ((MONTH, date(2024, 2, 1), date(2024, 2, 1)),)),
        (date(2023, 1, 1), date(2024, 12, 31), ((YEAR, date(2023, 1, 1), date(2024, 1, 1)),)),
        (date(2024, 5, 2), date(2024, 5, 3), ((DAY, date(2024, 5, 2), date(2024, 5, 3)),)),
    ],
)
def test_what_is_whole_is_read_whole(first: date, last: date, spans: tuple[Span, ...]) -> None:
    assert spans_of(first, last) == spans


def test_edges_are_read_finer() -> None:
    assert spans_of(date(2022, 11, 15), date(2024, 3, 10)) == (
        (DAY, date(2022, 11, 15), date(2022, 11, 30)),
        (MONTH, date(2022, 12, 1), date(2022, 12, 1)),
        (YEAR, date(2023, 1, 1), date(2023, 1, 1)),
        (MONTH, date(2024, 1, 1), date(2024, 2, 1)),
        (DAY, date(2024, 3, 1), date(2024, 3, 10)),
    )


def test_a_year_may_be_read_by_its_months() -> None:
    assert spans_of(date(2024, 1, 1), date(2024, 12, 31), BY_MONTH) == ((MONTH, date(2024, 1, 1), date(2024, 12, 1)),)


def test_nothing_before_its_beginning() -> None:
    assert spans_of(date(2024, 2, 1), date(2024, 1, 31)) == ()
