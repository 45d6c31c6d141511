"""What holds of every deadline: counted days, sums, pauses, order."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.dossiers.rules.deadlines import (
    CountingRule,
    DueTime,
    add_terms,
    compute_due,
    due_moment,
    remaining,
    shift_by_pause,
    start_of_term,
)
from motcua.kernel.terms import Term, TermUnit
from motcua.kernel.worktime import VIETNAM, WorkingCalendar

properties = settings(max_examples=200, deadline=None)

_minutes = st.integers(0, 6 * 366 * 24 * 60)
moments = _minutes.map(lambda minutes: datetime(2021, 1, 1, tzinfo=VIETNAM) + timedelta(minutes=minutes))
whole_days = st.integers(1, 60)
working_minutes = st.integers(0, 60 * 480)
rules = st.sampled_from(
    [
        CountingRule(),
        CountingRule(online_last_minutes=60),
        CountingRule(due_time=DueTime.END_OF_DAY),
    ]
)
terms = st.one_of(
    st.builds(Term, st.integers(0, 400).map(lambda quarters: Decimal(quarters) / 4), st.just(TermUnit.WORKDAY)),
    st.builds(Term, st.integers(0, 200).map(Decimal), st.sampled_from([TermUnit.HOUR, TermUnit.DAY])),
    st.builds(Term, st.integers(0, 24).map(Decimal), st.just(TermUnit.MONTH)),
)


def workdays(count: int) -> Term:
    return Term(Decimal(count), TermUnit.WORKDAY)


def hours(minutes: int) -> Term:
    return Term(Decimal(minutes) / 60, TermUnit.HOUR)


def days_walked(first: date, last: date, calendar: WorkingCalendar) -> int:
    """Working days after `first` through `last`, by walking: independent of the calendar's own tables."""
    span = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(bool(calendar.intervals(day)) for day in span)


@properties
@given(received=moments, count=whole_days)
def test_n_working_days_end_on_a_working_day_with_exactly_n_between(
    received: datetime, count: int, calendar: WorkingCalendar
) -> None:
    deadline = compute_due(received, workdays(count), calendar)
    assert calendar.is_working_day(deadline.due_at.date())
    assert days_walked(deadline.starts_at.date(), deadline.due_at.date(), calendar) == count


@properties
@given(received=moments, count=whole_days)
def test_working_days_end_at_the_time_of_day_they_start(
    received: datetime, count: int, calendar: WorkingCalendar
) -> None:
    deadline = compute_due(received, workdays(count), calendar)
    assert deadline.due_at.time() == deadline.starts_at.time()


@properties
@given(received=moments, first=whole_days, second=whole_days)
def test_limits_in_working_days_add_up(received: datetime, first: int, second: int, calendar: WorkingCalendar) -> None:
    in_one = due_moment(received, add_terms(workdays(first), workdays(second)), calendar)
    assert due_moment(due_moment(received, workdays(first), calendar), workdays(second), calendar) == in_one


@properties
@given(received=moments, first=st.integers(1, 99), second=st.integers(1, 99))
def test_limits_in_hours_add_up(received: datetime, first: int, second: int, calendar: WorkingCalendar) -> None:
    one, other = Term(Decimal(first), TermUnit.HOUR), Term(Decimal(second), TermUnit.HOUR)
    in_one = due_moment(received, add_terms(one, other), calendar)
    assert due_moment(due_moment(received, one, calendar), other, calendar) == in_one


@properties
@given(received=moments, term=terms, paused=working_minutes)
def test_a_pause_moves_the_due_moment_by_exactly_its_working_time(
    received: datetime, term: Term, paused: int, calendar: WorkingCalendar
) -> None:
    due = due_moment(received, term, calendar)
    pause = timedelta(minutes=paused)
    assert calendar.working_time_between(due, shift_by_pause(due, pause, calendar)) == pause


@properties
@given(received=moments, term=terms, passed=working_minutes)
def test_used_and_left_make_the_limit(received: datetime, term: Term, passed: int, calendar: WorkingCalendar) -> None:
    deadline = compute_due(received, term, calendar)
    now = deadline.starts_at + timedelta(minutes=passed)
    used = calendar.working_time_between(deadline.starts_at, now)
    limit = calendar.working_time_between(deadline.starts_at, deadline.due_at)
    assert used + remaining(now, deadline.due_at, calendar) == limit


@properties
@given(received=moments, minutes=working_minutes)
def test_a_limit_in_hours_is_that_much_working_time(
    received: datetime, minutes: int, calendar: WorkingCalendar
) -> None:
    deadline = compute_due(received, hours(minutes), calendar)
    used = calendar.working_time_between(deadline.starts_at, deadline.due_at)
    assert abs(used - timedelta(minutes=minutes)) <= timedelta(microseconds=1)


@properties
@given(received=moments, term=terms, rule=rules)
def test_the_due_moment_is_in_working_time_and_never_before_the_start(
    received: datetime, term: Term, rule: CountingRule, calendar: WorkingCalendar
) -> None:
    deadline = compute_due(received, term, calendar, rule)
    assert received <= deadline.starts_at <= deadline.due_at
    assert calendar.snap_forward(deadline.due_at) == deadline.due_at


@properties
@given(one=moments, later=st.integers(0, 20 * 24 * 60), term=terms, rule=rules)
def test_who_files_later_is_never_due_earlier(
    one: datetime, later: int, term: Term, rule: CountingRule, calendar: WorkingCalendar
) -> None:
    other = one + timedelta(minutes=later)
    assert due_moment(one, term, calendar, rule) <= due_moment(other, term, calendar, rule)


@properties
@given(received=moments, count=whole_days, more=whole_days)
def test_a_longer_term_is_never_due_earlier(
    received: datetime, count: int, more: int, calendar: WorkingCalendar
) -> None:
    assert due_moment(received, workdays(count), calendar) < due_moment(received, workdays(count + more), calendar)


@properties
@given(received=moments, term=terms, rule=rules)
def test_the_arithmetic_is_told_in_order_and_ends_with_the_due_moment(
    received: datetime, term: Term, rule: CountingRule, calendar: WorkingCalendar
) -> None:
    deadline = compute_due(received, term, calendar, rule)
    assert [step.at for step in deadline.arithmetic[1:]] == sorted(step.at for step in deadline.arithmetic[1:])
    assert f"{deadline.due_at:%H:%M}" in deadline.arithmetic[-2 if deadline.provisional else -1].text


@properties
@given(received=moments)
def test_starting_is_idempotent(received: datetime, calendar: WorkingCalendar) -> None:
    start = start_of_term(received, calendar)
    assert start_of_term(start, calendar) == start


@pytest.mark.parametrize("day", [date(2024, 2, 12), date(2024, 6, 15)])
def test_a_day_off_has_no_opening(day: date, calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="là ngày nghỉ"):
        calendar.opening(day)
