"""Deadlines beyond the table: the arithmetic told, lateness, pauses, sums, provisional days."""

import json
from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from motcua.dossiers.rules.deadlines import (
    CountingRule,
    Deadline,
    Timeliness,
    add_terms,
    compute_due,
    is_late,
    remaining,
    shift_by_pause,
    start_of_term,
    timeliness,
)
from motcua.kernel.terms import Term, TermUnit, parse_term
from motcua.kernel.worktime import VIETNAM, WorkingCalendar, WorkingHours


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def told(received: str, term: str, calendar: WorkingCalendar, rule: CountingRule | None = None) -> list[str]:
    deadline = compute_due(at(received), parse_term(term), calendar, rule or CountingRule())
    return [step.text for step in deadline.arithmetic]


def test_arithmetic_over_tet(calendar: WorkingCalendar) -> None:
    assert told("2024-02-07 17:01", "1 ngày làm việc", calendar) == [
        "Nhận lúc 17:01 thứ Tư 07/02/2024, sau giờ làm việc: tính từ 07:30 thứ Năm 15/02/2024",
        "Nghỉ Tết Nguyên đán từ 08/02 đến 14/02/2024: không tính",
        "Ngày làm việc thứ 1: thứ Sáu 16/02/2024",
        "Hạn trả kết quả: 07:30 thứ Sáu 16/02/2024",
    ]


def test_arithmetic_groups_long_runs_and_leaves_weekends_out(calendar: WorkingCalendar) -> None:
    assert told("2024-06-03 09:00", "30 ngày làm việc", calendar) == [
        "Nhận lúc 09:00 thứ Hai 03/06/2024, trong giờ làm việc: tính từ lúc nhận",
        "Ngày làm việc thứ 1 đến thứ 30: từ 04/06 đến 15/07/2024 (không tính ngày nghỉ cuối tuần)",
        "Hạn trả kết quả: 09:00 thứ Hai 15/07/2024",
    ]


def test_arithmetic_says_why_a_saturday_counts(calendar: WorkingCalendar) -> None:
    assert told("2026-08-21 10:00", "1 ngày làm việc", calendar)[1] == (
        "Ngày làm việc thứ 1: thứ Bảy 22/08/2026 (thứ Bảy 22/08/2026 làm bù nên được tính)"
    )


def test_arithmetic_of_half_days(calendar: WorkingCalendar) -> None:
    assert told("2024-06-10 09:00", "2,5 ngày làm việc", calendar)[1:] == [
        "Ngày làm việc thứ 1 đến thứ 2: từ 11/06 đến 12/06/2024",
        "Cộng 0,5 ngày làm việc tính theo giờ làm việc",
        "Hạn trả kết quả: 14:30 thứ Tư 12/06/2024",
    ]


def test_a_half_day_that_runs_into_the_next_day_counts_no_further_working_day(calendar: WorkingCalendar) -> None:
    assert told("2024-06-10 16:00", "2,5 ngày làm việc", calendar)[1:] == [
        "Ngày làm việc thứ 1 đến thứ 2: từ 11/06 đến 12/06/2024",
        "Cộng 0,5 ngày làm việc tính theo giờ làm việc",
        "Hạn trả kết quả: 10:30 thứ Năm 13/06/2024",
    ]


@pytest.mark.parametrize(
    ("received", "sentence"),
    [
        ("2024-06-14 10:00", "Ngày làm việc thứ 1: thứ Hai 17/06/2024 (không tính ngày nghỉ cuối tuần)"),
        ("2024-06-15 10:00", "Ngày làm việc thứ 1: thứ Ba 18/06/2024"),
    ],
)
def test_a_weekend_is_told_only_between_the_start_and_the_counted_day(
    received: str, sentence: str, calendar: WorkingCalendar
) -> None:
    assert told(received, "1 ngày làm việc", calendar)[1] == sentence


def test_arithmetic_of_hours_adds_up_day_by_day(calendar: WorkingCalendar) -> None:
    assert told("2024-02-07 10:00", "24 giờ", calendar)[1:4] == [
        "Giờ làm việc thứ Tư 07/02/2024: 5 giờ 30 phút",
        "Nghỉ Tết Nguyên đán từ 08/02 đến 14/02/2024: không tính",
        "Giờ làm việc từ 15/02 đến 19/02/2024: 18 giờ 30 phút (không tính ngày nghỉ cuối tuần)",
    ]


def test_arithmetic_of_calendar_days_that_end_on_a_day_off(calendar: WorkingCalendar) -> None:
    assert told("2026-08-03 10:00", "30 ngày", calendar)[1:] == [
        "Tính 30 ngày theo lịch, không kể ngày đầu 03/08/2026: đến hết thứ Tư 02/09/2026",
        "Thứ Tư 02/09/2026 là ngày nghỉ (Quốc khánh 2/9): chuyển sang ngày làm việc tiếp theo, thứ Năm 03/09/2026",
        "Hạn trả kết quả: 17:00 thứ Năm 03/09/2026",
    ]


@pytest.mark.parametrize(
    ("received", "rule", "reason"),
    [
        ("2024-06-10 06:50", CountingRule(), "trước giờ làm việc: tính từ 07:30 cùng ngày"),
        ("2024-06-10 12:15", CountingRule(), "trong giờ nghỉ trưa: tính từ 13:00 cùng ngày"),
        ("2024-06-10 17:01", CountingRule(), "sau giờ làm việc: tính từ 07:30 thứ Ba 11/06/2024"),
        ("2024-06-16 09:00", CountingRule(), "vào ngày nghỉ: tính từ 07:30 thứ Hai 17/06/2024"),
        ("2024-06-10 15:01", CountingRule(cut_off=time(15)), "sau giờ chốt nhận hồ sơ trong ngày: tính từ 07:30"),
    ],
)
def test_the_first_sentence_says_why_the_start_moved(
    received: str, rule: CountingRule, reason: str, calendar: WorkingCalendar
) -> None:
    assert reason in told(received, "trong ngày", calendar, rule)[0]


def test_a_cut_off_inside_the_noon_break_looks_at_the_time_of_receipt(calendar: WorkingCalendar) -> None:
    rule = CountingRule(cut_off=time(12, 30))
    assert start_of_term(at("2024-06-10 12:15"), calendar, rule) == at("2024-06-10 13:00")
    assert start_of_term(at("2024-06-10 12:31"), calendar, rule) == at("2024-06-11 07:30")


def test_deadline_survives_json(calendar: WorkingCalendar) -> None:
    deadline = compute_due(at("2024-02-07 16:30"), parse_term("2,5 ngày làm việc"), calendar)
    assert Deadline.from_json(json.loads(json.dumps(deadline.as_json()))) == deadline


def test_a_moment_of_another_zone_is_read_on_vietnamese_clocks(calendar: WorkingCalendar) -> None:
    received = datetime(2024, 6, 10, 2, 0, tzinfo=ZoneInfo("UTC"))
    assert compute_due(received, parse_term("1wd"), calendar).due_at == at("2024-06-11 09:00")


def test_a_moment_without_zone_is_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="time zone"):
        compute_due(at("2024-06-10 09:00").replace(tzinfo=None), parse_term("1wd"), calendar)


@pytest.mark.parametrize(
    ("received", "term", "provisional"),
    [
        ("2024-06-10 09:00", "30 ngày làm việc", False),
        ("2026-01-09 09:00", "1 ngày làm việc", True),  # 10/01/2026 comes from a proposal only
        ("2025-12-31 09:00", "5 ngày làm việc", True),
        ("2026-12-30 09:00", "1 ngày làm việc", False),
        ("2026-12-30 09:00", "5 ngày làm việc", True),
    ],
)
def test_provisional_when_days_may_still_be_declared(
    received: str, term: str, provisional: bool, calendar: WorkingCalendar
) -> None:
    deadline = compute_due(at(received), parse_term(term), calendar)
    assert deadline.provisional is provisional
    assert ("có thể thay đổi" in deadline.arithmetic[-1].text) is provisional


def test_same_time_is_capped_to_the_closing_of_a_short_day() -> None:
    office = WorkingHours().weekly
    hours = WorkingHours({**office, 6: ((time(7, 30), time(11, 30)),)})
    calendar = WorkingCalendar(hours)
    assert compute_due(at("2024-06-14 15:00"), parse_term("1wd"), calendar).due_at == at("2024-06-15 11:30")
    assert compute_due(at("2024-06-14 08:00"), parse_term("1,5wd"), calendar).due_at == at("2024-06-15 10:00")


@pytest.mark.parametrize(
    ("ended", "unit", "expected"),
    [
        ("2024-06-12 23:59", TermUnit.WORKDAY, Timeliness.EARLY),
        ("2024-06-13 00:00", TermUnit.WORKDAY, Timeliness.ON_TIME),
        ("2024-06-13 16:00", TermUnit.WORKDAY, Timeliness.ON_TIME),
        ("2024-06-14 00:00", TermUnit.DAY, Timeliness.LATE),
        ("2024-06-13 09:59", TermUnit.HOUR, Timeliness.EARLY),
        ("2024-06-13 10:00:59", TermUnit.HOUR, Timeliness.ON_TIME),
        ("2024-06-13 10:01", TermUnit.HOUR, Timeliness.LATE),
    ],
)
def test_timeliness_compares_days_and_for_hours_minutes(ended: str, unit: TermUnit, expected: Timeliness) -> None:
    due = at("2024-06-13 10:00")
    assert timeliness(at(ended), due, unit) is expected
    assert is_late(at(ended), due, unit) is (expected is Timeliness.LATE)


def test_terms_of_stages_add_up() -> None:
    assert add_terms(parse_term("2wd"), parse_term("0,5wd")) == Term(Decimal("2.5"), TermUnit.WORKDAY)
    assert add_terms(parse_term("3h"), parse_term("1wd")) == Term(Decimal("1.375"), TermUnit.WORKDAY)
    assert add_terms(parse_term("1m"), parse_term("2m")) == parse_term("3m")
    with pytest.raises(ValueError, match="Không cộng được thời hạn 15 ngày với 2 ngày làm việc"):
        add_terms(parse_term("15d"), parse_term("2wd"))


def test_remaining_is_working_time_and_negative_after_the_due_moment(calendar: WorkingCalendar) -> None:
    due = at("2024-02-15 08:30")
    assert remaining(at("2024-02-07 16:00"), due, calendar) == timedelta(hours=2)
    assert remaining(at("2024-02-15 10:00"), due, calendar) == -timedelta(hours=1, minutes=30)


@pytest.mark.parametrize(
    ("due", "hours", "moved"),
    [
        ("2024-06-13 10:00", 0, "2024-06-13 10:00"),
        ("2024-06-13 10:00", 8, "2024-06-14 10:00"),
        ("2024-06-13 16:00", 2, "2024-06-14 08:30"),
        ("2024-06-13 17:00", 8, "2024-06-14 17:00"),
        ("2024-06-13 07:30", 8, "2024-06-14 07:30"),
        ("2024-06-13 07:30", 4, "2024-06-13 13:00"),
        ("2024-02-07 15:00", 4, "2024-02-15 09:30"),
        ("2024-05-03 16:00", 10, "2024-05-06 08:30"),
    ],
)
def test_a_pause_moves_the_due_moment(due: str, hours: int, moved: str, calendar: WorkingCalendar) -> None:
    assert shift_by_pause(at(due), timedelta(hours=hours), calendar) == at(moved)


def test_a_negative_pause_is_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="negative"):
        shift_by_pause(at("2024-06-13 10:00"), -timedelta(hours=1), calendar)


def test_a_term_past_the_last_date_is_an_error_not_a_wrong_date() -> None:
    calendar = WorkingCalendar()
    with pytest.raises(OverflowError):
        compute_due(datetime(9990, 1, 1, 9, tzinfo=VIETNAM), parse_term("9999wd"), calendar)
