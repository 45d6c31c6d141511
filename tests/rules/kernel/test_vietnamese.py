"""Days, numbers and time left as officials write them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from motcua.kernel.vietnamese import (
    format_day,
    format_day_in_words,
    format_moment,
    format_number,
    format_percent,
    format_short,
    format_size,
    format_working_time,
    long_day,
    weekday_name,
    working_time_left,
)
from motcua.kernel.worktime import VIETNAM, WorkingCalendar

MOMENT = datetime(2024, 6, 26, 16, 30, tzinfo=VIETNAM)


def test_moments() -> None:
    assert format_moment(MOMENT) == "16 giờ 30 phút, ngày 26 tháng 6 năm 2024"
    assert format_moment(datetime(2024, 2, 5, 7, 5, tzinfo=VIETNAM)) == "07 giờ 05 phút, ngày 05 tháng 02 năm 2024"
    assert format_short(MOMENT) == "16:30 26/06/2024"
    assert format_day(MOMENT) == "26/06/2024"
    assert long_day(date(2024, 6, 26)) == "thứ Tư, 26/06/2024"


def test_moments_are_told_on_vietnamese_clocks() -> None:
    late_in_london = datetime(2024, 6, 25, 23, 30, tzinfo=UTC)
    assert format_short(late_in_london) == "06:30 26/06/2024"
    assert format_day(late_in_london) == "26/06/2024"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 1, 9), "ngày 09 tháng 01 năm 2024"),
        (date(2024, 3, 10), "ngày 10 tháng 3 năm 2024"),
        (date(2024, 12, 1), "ngày 01 tháng 12 năm 2024"),
    ],
)
def test_days_in_words_take_zeros_as_on_official_papers(day: date, words: str) -> None:
    assert format_day_in_words(day) == words


def test_weekdays() -> None:
    week = [weekday_name(date(2024, 6, 24) + timedelta(days=n)) for n in range(7)]
    assert week == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (27366, "27.366"),
        (0, "0"),
        (-1234567, "-1.234.567"),
        (98.81, "98,81"),
        (1234.5, "1.234,5"),
        (100.0, "100"),
        (Decimal("2.005"), "2,01"),
        (-0.001, "0"),
    ],
)
def test_numbers(number: float | Decimal, written: str) -> None:
    assert format_number(number) == written


def test_percent() -> None:
    assert format_percent(98.81) == "98,81 %"
    assert format_percent(100) == "100 %"
    assert format_percent(33.3333, places=1) == "33,3 %"


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (0, "0 byte"),
        (1023, "1023 byte"),
        (1024, "1 KB"),
        (1_572_864, "1,5 MB"),
        (5 * 1024**4, "5 TB"),
        (5000 * 1024**4, "5.000 TB"),
    ],
)
def test_sizes(size: int, written: str) -> None:
    assert format_size(size) == written


def test_working_time_in_words() -> None:
    assert format_working_time(timedelta(hours=18, minutes=30)) == "18 giờ 30 phút"
    assert format_working_time(timedelta(hours=18, minutes=30), timedelta(hours=8)) == "2 ngày 2 giờ"
    assert format_working_time(timedelta(seconds=59)) == "chưa đến 1 phút"


@pytest.mark.parametrize(
    ("now", "due", "told"),
    [
        ("2024-06-10 10:00", "2024-06-11 14:30", "còn 1 ngày 3 giờ làm việc"),
        ("2024-06-10 10:00", "2024-06-13 10:00", "còn 3 ngày làm việc"),
        ("2024-06-10 16:00", "2024-06-11 08:15", "còn 1 giờ 45 phút làm việc"),
        ("2024-06-10 15:00", "2024-06-10 17:00", "đến hạn hôm nay, còn 2 giờ làm việc"),
        ("2024-06-10 16:59:30", "2024-06-10 17:00", "đến hạn hôm nay, còn chưa đến 1 phút làm việc"),
        ("2024-06-10 15:00", "2024-06-10 10:00", "đến hạn hôm nay, đã quá giờ hẹn 3 giờ 30 phút làm việc"),
        ("2024-06-12 17:00", "2024-06-10 17:00", "quá hạn 2 ngày làm việc"),
        ("2024-06-15 09:00", "2024-06-14 17:00", "đã quá hạn"),
        ("2024-02-07 16:00", "2024-02-15 08:30", "còn 2 giờ làm việc"),
    ],
)
def test_working_time_left(now: str, due: str, told: str, calendar: WorkingCalendar) -> None:
    moments = (datetime.fromisoformat(text).replace(tzinfo=VIETNAM) for text in (now, due))
    assert working_time_left(calendar, *moments) == told
