"""The working calendar, on the real days off of the reference deployment."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.worktime import (
    VIETNAM,
    CalendarDay,
    DayKind,
    WorkingCalendar,
    WorkingHours,
    day_in_vietnam,
    in_vietnam,
)

MORNING = (time(7, 30), time(11, 30))
AFTERNOON = (time(13, 0), time(17, 0))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2024-06-10", DayKind.WORK),
        ("2024-06-15", DayKind.WEEKEND),
        ("2024-02-08", DayKind.HOLIDAY),
        ("2026-04-27", DayKind.COMP_OFF),
        ("2024-04-29", DayKind.SWAP_OFF),
        ("2024-05-04", DayKind.SWAP_WORK),
        ("2025-04-26", DayKind.SWAP_WORK),
        ("2026-08-22", DayKind.SWAP_WORK),
        ("2026-08-31", DayKind.SWAP_OFF),
        ("2026-11-24", DayKind.HOLIDAY),
        ("2025-11-24", DayKind.WORK),
    ],
)
def test_kinds_of_days(day: str, kind: DayKind, calendar: WorkingCalendar) -> None:
    assert calendar.kind_of(date.fromisoformat(day)) is kind
    assert calendar.is_working_day(date.fromisoformat(day)) is (kind in {DayKind.WORK, DayKind.SWAP_WORK})


def test_a_saturday_worked_in_a_swap_has_normal_hours(calendar: WorkingCalendar) -> None:
    assert calendar.intervals(date(2024, 5, 4)) == (MORNING, AFTERNOON)
    assert calendar.opening(date(2024, 5, 4)) == at("2024-05-04 07:30")
    assert calendar.closing(date(2024, 5, 4)) == at("2024-05-04 17:00")
    assert calendar.length_of(date(2024, 5, 4)) == timedelta(hours=8)


def test_a_swap_keeps_the_saturday_hours_an_office_has() -> None:
    hours = WorkingHours({1: (MORNING, AFTERNOON), 6: (MORNING,)})
    swap = CalendarDay(date(2024, 5, 4), DayKind.SWAP_WORK, "Làm bù", "thông báo", verified=True)
    assert WorkingCalendar(hours, {swap.day: swap}).intervals(swap.day) == (MORNING,)


@pytest.mark.parametrize(
    ("moment", "snapped"),
    [
        ("2024-06-10 07:00", "2024-06-10 07:30"),
        ("2024-06-10 07:30", "2024-06-10 07:30"),
        ("2024-06-10 11:30", "2024-06-10 11:30"),
        ("2024-06-10 11:30:01", "2024-06-10 13:00"),
        ("2024-06-10 17:00", "2024-06-10 17:00"),
        ("2024-06-10 17:00:01", "2024-06-11 07:30"),
        ("2024-06-15 09:00", "2024-06-17 07:30"),
        ("2024-02-07 17:01", "2024-02-15 07:30"),
        ("2024-05-03 18:00", "2024-05-04 07:30"),
    ],
)
def test_snapping_forward(moment: str, snapped: str, calendar: WorkingCalendar) -> None:
    assert calendar.snap_forward(at(moment)) == at(snapped)


def test_leaving_a_closing(calendar: WorkingCalendar) -> None:
    assert calendar.leave_closing(at("2024-06-10 11:30")) == at("2024-06-10 13:00")
    assert calendar.leave_closing(at("2024-06-14 17:00")) == at("2024-06-17 07:30")
    assert calendar.leave_closing(at("2024-06-10 10:00")) == at("2024-06-10 10:00")


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        ("2024-06-10", 0, "2024-06-10"),
        ("2024-06-10", 1, "2024-06-11"),
        ("2024-06-14", 1, "2024-06-17"),
        ("2024-02-07", 3, "2024-02-19"),
        ("2024-02-10", 1, "2024-02-15"),
        ("2024-05-03", 1, "2024-05-04"),
    ],
)
def test_nth_working_day_after(day: str, count: int, found: str, calendar: WorkingCalendar) -> None:
    assert calendar.nth_working_day_after(date.fromisoformat(day), count) == date.fromisoformat(found)


def test_next_working_day_on_or_after(calendar: WorkingCalendar) -> None:
    assert calendar.next_working_day_on_or_after(date(2024, 6, 14)) == date(2024, 6, 14)
    assert calendar.next_working_day_on_or_after(date(2024, 6, 15)) == date(2024, 6, 17)


def test_working_days_between(calendar: WorkingCalendar) -> None:
    assert calendar.working_days_between(date(2024, 2, 7), date(2024, 2, 19)) == 3
    assert calendar.working_days_between(date(2024, 2, 19), date(2024, 2, 7)) == -3
    assert calendar.working_days_between(date(2024, 6, 15), date(2024, 6, 16)) == 0


@pytest.mark.parametrize(
    ("moment", "hours", "found"),
    [
        ("2024-06-10 07:00", 0, "2024-06-10 07:30"),
        ("2024-06-10 11:30", 1, "2024-06-10 14:00"),
        ("2024-06-10 09:00", 8, "2024-06-11 09:00"),
        ("2024-06-10 09:00", Decimal("0.25"), "2024-06-10 09:15"),
        ("2024-06-10 16:00", timedelta(hours=2), "2024-06-11 08:30"),
        ("2024-06-10 07:30", 80, "2024-06-21 17:00"),
    ],
)
def test_adding_hours(moment: str, hours: Decimal | int | timedelta, found: str, calendar: WorkingCalendar) -> None:
    assert calendar.add_working_hours(at(moment), hours) == at(found)


def test_time_between_leaves_out_nights_and_breaks(calendar: WorkingCalendar) -> None:
    assert calendar.working_time_between(at("2024-06-10 11:00"), at("2024-06-11 08:00")) == timedelta(hours=5)
    assert calendar.working_time_between(at("2024-06-11 08:00"), at("2024-06-10 11:00")) == -timedelta(hours=5)
    assert calendar.working_time_between(at("2024-02-07 17:00"), at("2024-02-15 07:30")) == timedelta(0)


def test_questions_far_from_the_listed_years_are_answered(calendar: WorkingCalendar) -> None:
    assert calendar.nth_working_day_after(date(1999, 12, 31), 1) == date(2000, 1, 3)
    assert calendar.nth_working_day_after(date(2060, 1, 1), 5) == date(2060, 1, 8)
    assert calendar.working_days_between(date(2024, 6, 10), date(2024, 6, 11)) == 1


def test_negative_amounts_are_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="negative"):
        calendar.add_working_hours(at("2024-06-10 09:00"), -1)
    with pytest.raises(ValueError, match="negative"):
        calendar.nth_working_day_after(date(2024, 6, 10), -1)


def test_provisional_days(calendar: WorkingCalendar) -> None:
    assert not calendar.is_provisional(date(2024, 2, 8))
    assert calendar.is_provisional(date(2026, 1, 2))
    assert calendar.is_provisional(date(2027, 3, 1))
    assert not WorkingCalendar().is_provisional(date(2027, 3, 1))
    assert calendar.is_provisional_between(date(2025, 12, 30), date(2026, 1, 5))
    assert not calendar.is_provisional_between(date(2024, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    "weekly",
    [{}, {1: ()}, {8: (MORNING,)}, {1: (AFTERNOON, MORNING)}, {1: ((time(9), time(9)),)}],
)
def test_hours_that_make_no_sense_are_refused(weekly: dict[int, tuple[tuple[time, time], ...]]) -> None:
    with pytest.raises(ValueError, match="Giờ làm việc"):
        WorkingHours(weekly)


def test_a_row_of_the_calendar_file() -> None:
    row = {"date": "2024-05-04", "kind": "SWAP_WORK", "name": "Làm bù", "source": "thông báo", "verified": "true"}
    expected = CalendarDay(date(2024, 5, 4), DayKind.SWAP_WORK, "Làm bù", "thông báo", verified=True)
    assert CalendarDay.from_row(row) == expected
    with pytest.raises(KeyError):
        CalendarDay.from_row(row | {"verified": "maybe"})


def test_the_day_of_a_moment_is_that_of_vietnam() -> None:
    assert day_in_vietnam(datetime(2024, 6, 9, 17, 0, tzinfo=UTC)) == date(2024, 6, 10)
    assert day_in_vietnam(datetime(2024, 6, 9, 16, 59, tzinfo=UTC)) == date(2024, 6, 9)


def test_a_moment_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        in_vietnam(at("2024-06-10 09:00").replace(tzinfo=None))


_moments = st.integers(0, 6 * 366 * 24 * 60).map(lambda n: at("2021-01-01 00:00") + timedelta(minutes=n))


@given(moment=_moments, minutes=st.integers(0, 100_000))
def test_what_is_added_lies_between(moment: datetime, minutes: int, calendar: WorkingCalendar) -> None:
    amount = timedelta(minutes=minutes)
    assert calendar.working_time_between(moment, calendar.add_working_hours(moment, amount)) == amount


@given(one=_moments, two=_moments, three=_moments)
def test_times_between_add_up(one: datetime, two: datetime, three: datetime, calendar: WorkingCalendar) -> None:
    between = calendar.working_time_between
    assert between(one, two) + between(two, three) == between(one, three)
    assert between(one, two) == -between(two, one)
