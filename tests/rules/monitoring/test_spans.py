"""Every day of a period is read exactly once, in its month or by itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.monitoring.rules.spans import Spans, spans_of

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))


def covered(spans: Spans) -> list[date]:
    """All days the spans read."""
    ranges = list(spans.days)
    if spans.months:
        after = (spans.months[1] + timedelta(days=32)).replace(day=1)
        ranges.append((spans.months[0], after - timedelta(days=1)))
    return [first + timedelta(days=n) for first, last in ranges for n in range((last - first).days + 1)]


@given(DAYS, st.integers(0, 900))
def test_each_day_once(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert sorted(covered(spans_of(first, last))) == [first + timedelta(days=n) for n in range(length + 1)]


@given(DAYS, st.integers(0, 900))
def test_single_days_are_never_more_than_two_months(first: date, length: int) -> None:
    spans = spans_of(first, first + timedelta(days=length))
    assert sum((last - begin).days + 1 for begin, last in spans.days) <= 60


def test_whole_months_are_read_as_months() -> None:
    assert spans_of(date(2024, 1, 1), date(2024, 6, 30)) == Spans((date(2024, 1, 1), date(2024, 6, 1)), ())
    assert spans_of(date(2024, 2, 1), date(2024, 2, 29)) == Spans((date(2024, 2, 1), date(2024, 2, 1)), ())


def test_edges_are_read_by_day() -> None:
    spans = spans_of(date(2024, 1, 15), date(2024, 3, 10))
    assert spans.months == (date(2024, 2, 1), date(2024, 2, 1))
    assert spans.days == ((date(2024, 1, 15), date(2024, 1, 31)), (date(2024, 3, 1), date(2024, 3, 10)))


def test_nothing_before_its_beginning() -> None:
    assert spans_of(date(2024, 2, 1), date(2024, 1, 31)) == Spans(None, ())
