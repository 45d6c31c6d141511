"""The ledger of the clock: pauses, restarts, changes of the calendar, and both worlds of counting."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.rules.clock import (
    Cause,
    Measure766,
    Running,
    Span,
    after_pause,
    count_766,
    current_term,
    legal_due,
    read_clock,
)
from motcua.dossiers.rules.deadlines import CountingRule, compute_due
from motcua.kernel.terms import Term, TermUnit, parse_term
from motcua.kernel.worktime import VIETNAM, CalendarDay, DayKind, WorkingCalendar

QUARTER = timedelta(minutes=15)
TET = [CalendarDay(date(2024, 2, day), DayKind.HOLIDAY, "Nghỉ Tết", "thông báo", True) for day in range(8, 15)]
SWAP = [
    CalendarDay(date(2024, 4, 29), DayKind.SWAP_OFF, "Nghỉ hoán đổi", "thông báo", True),
    CalendarDay(date(2024, 4, 30), DayKind.HOLIDAY, "30/4", "luật", True),
    CalendarDay(date(2024, 5, 1), DayKind.HOLIDAY, "1/5", "luật", True),
    CalendarDay(date(2024, 5, 4), DayKind.SWAP_WORK, "Làm bù", "thông báo", True),
]
CALENDAR = WorkingCalendar(days={one.day: one for one in TET + SWAP})
PLAIN = CountingRule()


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def worked(at: datetime) -> bool:
    """Whether the quarter of an hour that begins at `at` is worked: told from the days, not from the calendar's line."""
    known = {one.day: one.kind for one in TET + SWAP}.get(at.date())
    open_day = known is DayKind.SWAP_WORK if known else at.isoweekday() <= 5
    return open_day and (time(7, 30) <= at.time() < time(11, 30) or time(13) <= at.time() < time(17))


def quarters(first: datetime, last: datetime) -> int:
    """Working quarters from one moment to another, counted one by one."""
    count, here = 0, first
    while here < last:
        count += worked(here)
        here += QUARTER
    return count


def after_quarters(start: datetime, count: int) -> datetime:
    """The end of the `count`-th working quarter after `start`, found by walking."""
    here = start
    while count:
        count -= worked(here)
        here += QUARTER
    return here


def spans(*rows: tuple[str, str, str, str | None]) -> list[Span]:
    return [
        Span(Running(kind), Cause(cause), moment(start), moment(end) if end else None)
        for kind, cause, start, end in rows
    ]


STARTS = ["2024-02-05T08:00", "2024-02-07T16:30", "2024-03-05T09:00", "2024-04-26T10:15", "2024-05-03T13:00"]
TERMS = ["1 ngày làm việc", "3 ngày làm việc", "15 ngày làm việc", "4 giờ làm việc", "24 giờ làm việc"]
PAUSES = [("2h", timedelta(hours=2)), ("1d", timedelta(days=1)), ("8d", timedelta(days=8)), ("30d", timedelta(days=30))]


@pytest.mark.parametrize(("start", "term", "pause"), [
    pytest.param(start, term, pause, id=f"{start} {term} {name}")
    for start, term, (name, pause) in product(STARTS, TERMS, PAUSES)
])  # fmt: skip
def test_a_pause_moves_the_due_moment_by_the_working_time_it_took(start: str, term: str, pause: timedelta) -> None:
    begun = moment(start)
    due = compute_due(begun, parse_term(term), CALENDAR).due_at
    stood = CALENDAR.snap_forward(begun + timedelta(minutes=30))
    went_on = stood + pause
    moved = after_pause(due, stood, went_on, CALENDAR)
    assert quarters(begun, moved) == quarters(begun, due) + quarters(stood, went_on)
    assert CALENDAR.snap_forward(moved) == moved


@pytest.mark.parametrize(
    ("term", "stood", "went_on", "due"),
    [
        # Terms in days: moved by the days of the calendar, off a day off to the next working day.
        ("15 ngày", "2024-03-06T10:00", "2024-03-06T16:00", "2024-03-20T17:00"),
        ("15 ngày", "2024-03-06T10:00", "2024-03-07T08:00", "2024-03-21T17:00"),
        ("15 ngày", "2024-03-06T10:00", "2024-03-09T10:00", "2024-03-25T17:00"),
        ("15 ngày", "2024-03-06T10:00", "2024-03-13T10:00", "2024-03-27T17:00"),
        ("30 ngày", "2024-03-06T10:00", "2024-03-08T10:00", "2024-04-08T17:00"),
        ("30 ngày", "2024-03-06T10:00", "2024-04-05T10:00", "2024-05-04T17:00"),
        ("1 tháng", "2024-03-06T10:00", "2024-03-10T10:00", "2024-04-09T17:00"),
        ("1 tháng", "2024-03-06T10:00", "2024-03-30T10:00", "2024-05-02T17:00"),
        ("2 tháng", "2024-03-06T10:00", "2024-03-07T10:00", "2024-05-06T17:00"),
        # Terms in working time: by the working time.
        ("3 ngày làm việc", "2024-03-06T10:00", "2024-03-06T11:30", "2024-03-08T10:30"),
        ("3 ngày làm việc", "2024-03-06T10:00", "2024-03-06T12:15", "2024-03-08T10:30"),
        ("3 ngày làm việc", "2024-03-06T10:00", "2024-03-07T10:00", "2024-03-11T09:00"),
        ("3 ngày làm việc", "2024-03-06T16:00", "2024-03-06T20:00", "2024-03-08T10:00"),
        ("3 ngày làm việc", "2024-03-08T08:00", "2024-03-10T12:00", "2024-03-11T08:30"),
        ("3 ngày làm việc", "2024-03-09T08:00", "2024-03-10T12:00", "2024-03-08T09:00"),
        ("3 ngày làm việc", "2024-03-06T10:00", "2024-04-26T10:00", "2024-05-03T09:00"),
        ("4 giờ làm việc", "2024-03-05T10:00", "2024-03-05T13:30", "2024-03-05T16:30"),
        ("4 giờ làm việc", "2024-03-05T11:30", "2024-03-05T13:00", "2024-03-05T14:30"),
    ],
)
def test_where_a_pause_leads(term: str, stood: str, went_on: str, due: str) -> None:
    rows = [
        Span(Running.RUNNING, Cause.RECEIPT, moment("2024-03-05T09:00"), moment(stood)),
        Span(Running.PAUSED, Cause.PAYMENT, moment(stood), moment(went_on)),
        Span(Running.RUNNING, Cause.RESUME, moment(went_on)),
    ]
    assert legal_due(rows, parse_term(term), CALENDAR, PLAIN) == moment(due)


def test_a_pause_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        after_pause(*map(moment, ("2024-03-08T09:00", "2024-03-07T09:00", "2024-03-06T09:00")), CALENDAR)


# The ledger

ONLY = ("running", "receipt", "2024-03-05T09:00", None)
STANDS = ("paused", "payment", "2024-03-06T09:00", None)
RAN = ("running", "receipt", "2024-03-05T09:00", "2024-03-06T09:00")
STOOD = ("paused", "payment", "2024-03-06T09:00", "2024-03-08T09:00")
WENT_ON = ("running", "resume", "2024-03-08T09:00", None)
ASKED = ("paused", "supplement", "2024-03-06T09:00", "2024-03-08T09:00")
AGAIN = ("running", "restart", "2024-03-08T09:00", None)


@pytest.mark.parametrize(
    ("rows", "due", "now", "used", "paused", "left", "share", "running"),
    [
        ([ONLY], "2024-03-08T09:00", "2024-03-05T09:00", 0, 0, 24, 0, True),
        ([ONLY], "2024-03-08T09:00", "2024-03-06T09:00", 8, 0, 16, 33, True),
        ([ONLY], "2024-03-08T09:00", "2024-03-06T14:30", 12, 0, 12, 50, True),
        ([ONLY], "2024-03-08T09:00", "2024-03-08T09:00", 24, 0, 0, 100, True),
        ([ONLY], "2024-03-08T09:00", "2024-03-11T09:00", 32, 0, -8, 133, True),
        ([ONLY], "2024-03-08T09:00", "2024-03-09T20:00", 30.5, 0, -6.5, 127, True),
        ([RAN, STANDS], "2024-03-08T09:00", "2024-03-07T09:00", 8, 8, 16, 33, False),
        ([RAN, STANDS], "2024-03-08T09:00", "2024-04-26T09:00", 8, 296, 16, 33, False),
        ([RAN, STOOD, WENT_ON], "2024-03-12T09:00", "2024-03-08T09:00", 8, 16, 16, 33, True),
        ([RAN, STOOD, WENT_ON], "2024-03-12T09:00", "2024-03-11T09:00", 16, 16, 8, 67, True),
        ([RAN, STOOD, WENT_ON], "2024-03-12T09:00", "2024-03-13T09:00", 32, 16, -8, 133, True),
        ([RAN, ASKED, AGAIN], "2024-03-13T09:00", "2024-03-08T09:00", 0, 0, 24, 0, True),
        ([RAN, ASKED, AGAIN], "2024-03-13T09:00", "2024-03-12T09:00", 16, 0, 8, 67, True),
        ([RAN], "2024-03-08T09:00", "2024-05-01T09:00", 8, 0, 16, 33, False),
    ],
)  # fmt: skip
def test_what_the_ledger_says(
    rows: list[tuple[str, str, str, str | None]],
    due: str, now: str, used: float, paused: float, left: float, share: int, running: bool,
) -> None:  # fmt: skip
    at = min(moment(now), moment(rows[-1][3])) if rows[-1][3] else moment(now)
    told = read_clock(spans(*rows), moment(due), CALENDAR, now=at)
    hours = tuple(timedelta(hours=count) for count in (used, paused, left))
    assert (told.used, told.paused, told.left, told.share, told.running) == (*hours, share, running)


def test_the_term_that_counts_begins_with_the_last_receipt() -> None:
    rows = spans(RAN, ASKED, AGAIN)
    assert [span.cause for span in current_term(rows)] == [Cause.RESTART]
    assert current_term([]) == [] and len(current_term(spans(RAN, STOOD, WENT_ON))) == 3


def test_a_clock_that_never_started_says_so() -> None:
    with pytest.raises(ValueError, match="never started"):
        read_clock([], moment("2024-03-08T09:00"), CALENDAR, now=moment("2024-03-08T09:00"))
    with pytest.raises(ValueError, match="never started"):
        legal_due([], parse_term("3wd"), CALENDAR, PLAIN)


@pytest.mark.parametrize(
    ("rows", "term", "due"),
    [
        ([("running", "receipt", "2024-03-05T09:00", None)], "3 ngày làm việc", "2024-03-08T09:00"),
        ([RAN, STANDS], "3 ngày làm việc", "2024-03-08T09:00"),
        ([RAN, STOOD, WENT_ON], "3 ngày làm việc", "2024-03-12T09:00"),
        ([RAN, ASKED, AGAIN], "3 ngày làm việc", "2024-03-13T09:00"),
        ([RAN, STOOD, WENT_ON], "15 ngày", "2024-03-22T17:00"),
        ([RAN, ASKED, AGAIN], "15 ngày", "2024-03-25T17:00"),
        ([RAN, STOOD, WENT_ON], "1 tháng", "2024-04-08T17:00"),
        ([RAN, STOOD, ("running", "resume", "2024-03-08T09:00", "2024-03-11T09:00"),
          ("paused", "payment", "2024-03-11T09:00", "2024-03-12T09:00"),
          ("running", "resume", "2024-03-12T09:00", None)], "3 ngày làm việc", "2024-03-13T09:00"),
    ],
)  # fmt: skip
def test_where_the_ledger_leads(rows: list[tuple[str, str, str, str | None]], term: str, due: str) -> None:
    assert legal_due(spans(*rows), parse_term(term), CALENDAR, PLAIN) == moment(due)


@pytest.mark.parametrize(
    ("day", "kind", "due"),
    [
        ("2024-03-06", DayKind.HOLIDAY, "2024-03-11T09:00"),
        ("2024-03-08", DayKind.HOLIDAY, "2024-03-11T09:00"),
        ("2024-03-05", DayKind.SWAP_OFF, "2024-03-11T07:30"),
        ("2024-03-09", DayKind.SWAP_WORK, "2024-03-08T09:00"),
        ("2024-03-11", DayKind.HOLIDAY, "2024-03-08T09:00"),
        ("2024-03-04", DayKind.HOLIDAY, "2024-03-08T09:00"),
    ],
)
def test_a_notice_that_comes_later_moves_what_it_crosses(day: str, kind: DayKind, due: str) -> None:
    notice = CalendarDay(date.fromisoformat(day), kind, "Thông báo mới", "thông báo", True)
    calendar = WorkingCalendar(days={one.day: one for one in [*TET, *SWAP, notice]})
    rows = spans(("running", "receipt", "2024-03-05T09:00", None))
    assert legal_due(rows, parse_term("3 ngày làm việc"), calendar, PLAIN) == moment(due)


def test_a_swapped_saturday_brings_the_due_moment_nearer() -> None:
    rows = spans(("running", "receipt", "2024-04-26T10:00", None))
    without = WorkingCalendar(days={one.day: one for one in SWAP[:3]})
    term = parse_term("3 ngày làm việc")
    assert legal_due(rows, term, without, PLAIN) == moment("2024-05-06T10:00")
    assert legal_due(rows, term, CALENDAR, PLAIN) == moment("2024-05-04T10:00")


# Decision 766


@pytest.mark.parametrize(
    ("rows", "requests", "ended", "now", "verdict"),
    [
        ([RAN], 0, "2024-03-06T09:00", "2024-03-20T09:00", Measure766.IN_TIME),
        ([RAN], 0, "2024-03-08T09:00", "2024-03-20T09:00", Measure766.IN_TIME),
        ([RAN], 0, "2024-03-08T09:15", "2024-03-20T09:00", Measure766.LATE),
        ([RAN], 0, None, "2024-03-08T09:00", Measure766.OPEN),
        ([RAN], 0, None, "2024-03-08T10:00", Measure766.LATE),
        ([RAN, ASKED, AGAIN], 1, "2024-03-12T09:00", "2024-03-20T09:00", Measure766.IN_TIME),
        ([RAN, ASKED, AGAIN], 1, "2024-03-12T10:00", "2024-03-20T09:00", Measure766.LATE),
        ([RAN, ASKED, AGAIN], 2, "2024-03-08T10:00", "2024-03-20T09:00", Measure766.LATE),
        ([RAN, ASKED, AGAIN], 2, None, "2024-03-08T10:00", Measure766.LATE),
        ([RAN, STOOD, WENT_ON], 0, "2024-03-08T09:00", "2024-03-20T09:00", Measure766.IN_TIME),
        ([RAN, STOOD, WENT_ON], 0, "2024-03-12T09:00", "2024-03-20T09:00", Measure766.LATE),
        ([RAN, ("paused", "supplement", "2024-03-06T09:00", None)], 1, None, "2024-05-20T09:00", Measure766.OPEN),
        ([RAN, ("paused", "supplement", "2024-03-06T09:00", "2024-04-01T09:00")], 1, "2024-04-01T09:00",
         "2024-05-20T09:00", Measure766.IN_TIME),
    ],
)  # fmt: skip
def test_the_measure_takes_supplements_off_and_nothing_else(
    rows: list[tuple[str, str, str, str | None]], requests: int, ended: str | None, now: str, verdict: Measure766
) -> None:
    told = count_766(
        spans(*rows), moment("2024-03-08T09:00"), CALENDAR,
        requests=requests, ended_at=moment(ended) if ended else None, now=moment(now),
    )  # fmt: skip
    assert told.verdict is verdict


# Properties

MOMENTS = st.integers(0, 178 * 96).map(lambda count: moment("2024-01-02T00:00") + count * QUARTER)
LENGTHS = st.integers(0, 40 * 96).map(lambda count: count * QUARTER)
WORKDAYS = st.integers(1, 30).map(lambda days: Term(Decimal(days), TermUnit.WORKDAY))
ANY_TERM = st.one_of(WORKDAYS, st.integers(1, 60).map(lambda days: Term(Decimal(days), TermUnit.DAY)))


@given(MOMENTS, WORKDAYS, LENGTHS, LENGTHS)
def test_one_long_pause_is_two_that_touch(start: datetime, term: Term, first: timedelta, second: timedelta) -> None:
    due = compute_due(start, term, CALENDAR).due_at
    middle, end = start + first, start + first + second
    once = after_pause(due, start, end, CALENDAR)
    twice = after_pause(after_pause(due, start, middle, CALENDAR), middle, end, CALENDAR)
    assert CALENDAR.working_time_between(once, twice) == timedelta()


@given(MOMENTS, ANY_TERM, LENGTHS)
def test_a_pause_never_brings_it_nearer(start: datetime, term: Term, length: timedelta) -> None:
    def after(pause: timedelta) -> datetime:
        stood = Span(Running.PAUSED, Cause.PAYMENT, start, start + pause)
        return legal_due([Span(Running.RUNNING, Cause.RECEIPT, start, start), stood], term, CALENDAR, PLAIN)

    due = compute_due(start, term, CALENDAR).due_at
    assert after(timedelta()) == due
    assert after(length) >= due


@given(MOMENTS, WORKDAYS, LENGTHS, LENGTHS)
def test_used_paused_and_left_fill_the_time(start: datetime, term: Term, ran: timedelta, stood: timedelta) -> None:
    paused_at, resumed_at = start + ran, start + ran + stood
    rows = [
        Span(Running.RUNNING, Cause.RECEIPT, start, paused_at),
        Span(Running.PAUSED, Cause.PAYMENT, paused_at, resumed_at),
        Span(Running.RUNNING, Cause.RESUME, resumed_at),
    ]
    due = legal_due(rows, term, CALENDAR, PLAIN)
    now = resumed_at + timedelta(days=3)
    told = read_clock(rows, due, CALENDAR, now=now)
    assert told.used + told.paused == CALENDAR.working_time_between(start, now)
    assert told.used + told.left == CALENDAR.working_time_between(start, due) - told.paused


@given(MOMENTS, ANY_TERM, LENGTHS)
def test_a_restart_forgets_what_was_before(start: datetime, term: Term, length: timedelta) -> None:
    again = start + length
    rows = [
        Span(Running.RUNNING, Cause.RECEIPT, start, start),
        Span(Running.PAUSED, Cause.SUPPLEMENT, start, again),
        Span(Running.RUNNING, Cause.RESTART, again),
    ]
    assert legal_due(rows, term, CALENDAR, PLAIN) == compute_due(again, term, CALENDAR).due_at


@given(MOMENTS, st.integers(1, 200))
def test_the_oracle_and_the_calendar_agree(start: datetime, count: int) -> None:
    assert CALENDAR.add_working_hours(start, count * QUARTER) == after_quarters(start, count)
