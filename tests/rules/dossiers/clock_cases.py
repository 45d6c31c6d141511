"""Cases of the clock worked out by hand on a printed calendar, each with the article it follows.

Days off and hours as in `test_deadlines_table`. A stretch in which the clock stood is "cause from > to": after `payment`
it goes on, after `supplement` the term starts again from zero. All of June 2024 is ordinary: Mondays 3, 10, 17, 24.
"""

from datetime import date, time
from typing import NamedTuple

from motcua.kernel.worktime import DayKind

OBLIGATION = "Decree 118/2025, art. 24; Decree 61/2018, art. 22"
RESTART = "Decree 118/2025, art. 17.2; Decree 61/2018, art. 19.4"
SECOND = "Decree 63/2010, art. 20; Decree 118/2025, art. 11"
DAYS = "Civil Code 2015, arts 147, 148"
NOTICE = "Labour Code 2019, arts 111, 112"
INDEX = "Decision 766/QĐ-TTg"
STEPS = "Decree 61/2018, art. 19; Circular 01/2018/TT-VPCP, art. 8"
HOURS = "Civil Code 2015, art. 148; the hours each authority decides"
ANSWER = "Decree 118/2025, art. 17.2"
LEAVE = "Decree 118/2025, art. 18.2; Decree 61/2018, art. 18"
REVIEW = "Decree 61/2018, art. 19.4"


class Stood(NamedTuple):
    """The term, when it was received, in which stretches the clock stood, where it leads."""

    article: str
    term: str
    received: str
    stretches: tuple[str, ...]
    due: str


PAUSES = [
    Stood(OBLIGATION, "3wd", "2024-06-10 09:00", ("payment 2024-06-11 09:00 > 2024-06-12 09:00",), "2024-06-14 09:00"),
    Stood(OBLIGATION, "3wd", "2024-06-10 09:00", ("payment 2024-06-11 15:00 > 2024-06-11 16:00",), "2024-06-13 10:00"),
    Stood(OBLIGATION, "3wd", "2024-06-10 09:00", ("payment 2024-06-11 11:00 > 2024-06-11 14:00",), "2024-06-13 10:30"),
    Stood(OBLIGATION, "3wd", "2024-06-10 09:00", ("payment 2024-06-12 16:00 > 2024-06-17 08:00",), "2024-06-17 10:30"),
    Stood(OBLIGATION, "3wd", "2024-06-10 09:00", ("payment 2024-06-11 06:00 > 2024-06-11 08:30",), "2024-06-13 10:00"),
    Stood(OBLIGATION, "5wd", "2024-06-10 09:00", ("payment 2024-06-14 17:00 > 2024-06-17 07:30",), "2024-06-17 09:00"),
    Stood(OBLIGATION, "5wd", "2024-06-10 09:00", ("payment 2024-06-15 08:00 > 2024-06-16 20:00",), "2024-06-17 09:00"),
    Stood(OBLIGATION, "5wd", "2024-02-05 10:00", ("payment 2024-02-07 16:00 > 2024-02-15 08:30",), "2024-02-19 13:30"),
    Stood(OBLIGATION, "3wd", "2024-05-02 09:00", ("payment 2024-05-03 17:00 > 2024-05-06 07:30",), "2024-05-07 09:00"),
    Stood(OBLIGATION, "2wd", "2024-04-25 09:00", ("payment 2024-04-26 14:00 > 2024-05-02 10:00",), "2024-05-02 16:00"),
    Stood(OBLIGATION, "1wd", "2024-06-10 17:00", ("payment 2024-06-11 08:00 > 2024-06-11 09:00",), "2024-06-12 08:30"),
    Stood(OBLIGATION, "8h", "2024-06-10 09:00", ("payment 2024-06-10 14:00 > 2024-06-10 15:30",), "2024-06-11 10:30"),
    Stood(OBLIGATION, "0,5wd", "2024-06-10 10:00", ("payment 2024-06-10 11:00 > 2024-06-10 13:30",), "2024-06-10 16:30"),
    Stood(OBLIGATION, "3wd", "2026-11-20 09:00", ("payment 2026-11-23 16:00 > 2026-11-25 08:30",), "2026-11-26 11:00"),
    Stood(
        OBLIGATION, "10wd", "2024-06-03 09:00",
        ("payment 2024-06-05 09:00 > 2024-06-06 09:00", "payment 2024-06-10 13:00 > 2024-06-10 17:00"),
        "2024-06-18 14:30",
    ),
    Stood(DAYS, "15d", "2024-06-03 10:00", ("payment 2024-06-05 10:00 > 2024-06-10 10:00",), "2024-06-24 17:00"),
    Stood(DAYS, "15d", "2024-06-03 10:00", ("payment 2024-06-05 08:00 > 2024-06-05 16:00",), "2024-06-18 17:00"),
    Stood(DAYS, "1m", "2024-01-31 09:00", ("payment 2024-02-05 09:00 > 2024-02-07 09:00",), "2024-03-04 17:00"),
    Stood(DAYS, "30d", "2026-08-03 10:00", ("payment 2026-08-10 10:00 > 2026-08-11 10:00",), "2026-09-03 17:00"),
    Stood(DAYS, "30d", "2026-08-03 10:00", ("payment 2026-08-10 10:00 > 2026-08-12 10:00",), "2026-09-04 17:00"),
]  # fmt: skip

RESTARTS = [
    Stood(RESTART, "3wd", "2024-06-10 09:00", ("supplement 2024-06-11 10:00 > 2024-06-19 14:00",), "2024-06-24 14:00"),
    Stood(RESTART, "3wd", "2024-06-10 09:00", ("supplement 2024-06-11 10:00 > 2024-06-19 17:01",), "2024-06-25 07:30"),
    Stood(RESTART, "3wd", "2024-06-10 09:00", ("supplement 2024-06-11 10:00 > 2024-06-15 09:00",), "2024-06-20 07:30"),
    Stood(RESTART, "3wd", "2024-06-10 09:00", ("supplement 2024-06-11 10:00 > 2024-06-19 12:15",), "2024-06-24 13:00"),
    Stood(RESTART, "3wd", "2024-02-01 09:00", ("supplement 2024-02-02 09:00 > 2024-02-07 16:30",), "2024-02-19 16:30"),
    Stood(RESTART, "2wd", "2024-04-25 09:00", ("supplement 2024-04-25 14:00 > 2024-05-03 10:00",), "2024-05-06 10:00"),
    Stood(RESTART, "3wd", "2025-12-22 09:00", ("supplement 2025-12-23 09:00 > 2025-12-31 10:00",), "2026-01-07 10:00"),
    Stood(RESTART, "8h", "2024-06-10 09:00", ("supplement 2024-06-10 10:00 > 2024-06-14 16:00",), "2024-06-17 16:00"),
    Stood(RESTART, "15d", "2024-06-03 09:00", ("supplement 2024-06-04 09:00 > 2024-06-10 09:00",), "2024-06-25 17:00"),
    Stood(RESTART, "1m", "2024-01-15 09:00", ("supplement 2024-01-16 09:00 > 2024-01-31 09:00",), "2024-02-29 17:00"),
    Stood(
        RESTART, "3wd", "2024-06-10 09:00",
        ("payment 2024-06-10 14:00 > 2024-06-11 14:00", "supplement 2024-06-12 09:00 > 2024-06-17 09:00"),
        "2024-06-20 09:00",
    ),
    Stood(
        OBLIGATION, "3wd", "2024-06-10 09:00",
        ("supplement 2024-06-11 09:00 > 2024-06-17 09:00", "payment 2024-06-18 09:00 > 2024-06-19 09:00"),
        "2024-06-21 09:00",
    ),
    Stood(
        SECOND, "3wd", "2024-06-10 09:00",
        ("supplement 2024-06-11 09:00 > 2024-06-12 09:00", "supplement 2024-06-13 09:00 > 2024-06-24 10:00"),
        "2024-06-27 10:00",
    ),
]  # fmt: skip


class Notice(NamedTuple):
    """What a notice that comes in the middle changes: the due moment before it and after it."""

    article: str
    term: str
    received: str
    stretches: tuple[str, ...]
    notice: dict[date, DayKind]
    before: str
    after: str


def off(*days: int) -> dict[date, DayKind]:
    return {date(2024, 6, day): DayKind.HOLIDAY for day in days}


SATURDAY = {date(2024, 6, 15): DayKind.SWAP_WORK}
SWAPPED = {date(2024, 6, 14): DayKind.SWAP_OFF, **SATURDAY}
STOOD = ("payment 2024-06-11 09:00 > 2024-06-12 09:00",)
STOOD_LONGER = ("payment 2024-06-11 09:00 > 2024-06-13 09:00",)
AGAIN = ("supplement 2024-06-11 09:00 > 2024-06-12 09:00",)
NOTICES = [
    Notice(NOTICE, "3wd", "2024-06-10 09:00", (), off(12), "2024-06-13 09:00", "2024-06-14 09:00"),
    Notice(NOTICE, "3wd", "2024-06-10 09:00", (), off(13), "2024-06-13 09:00", "2024-06-14 09:00"),
    Notice(NOTICE, "3wd", "2024-06-10 09:00", (), off(14), "2024-06-13 09:00", "2024-06-13 09:00"),
    Notice(NOTICE, "3wd", "2024-06-10 09:00", (), off(12, 13, 14), "2024-06-13 09:00", "2024-06-18 09:00"),
    Notice(NOTICE, "5wd", "2024-06-10 09:00", (), off(15), "2024-06-17 09:00", "2024-06-17 09:00"),
    Notice(NOTICE, "5wd", "2024-06-10 09:00", (), SATURDAY, "2024-06-17 09:00", "2024-06-15 09:00"),
    Notice(NOTICE, "4wd", "2024-06-10 09:00", (), SWAPPED, "2024-06-14 09:00", "2024-06-15 09:00"),
    Notice(NOTICE, "8h", "2024-06-10 14:00", (), off(11), "2024-06-11 14:00", "2024-06-12 14:00"),
    Notice(DAYS, "15d", "2024-06-03 10:00", (), off(18), "2024-06-18 17:00", "2024-06-19 17:00"),
    Notice(DAYS, "15d", "2024-06-03 10:00", (), off(12), "2024-06-18 17:00", "2024-06-18 17:00"),
    Notice(DAYS, "1m", "2024-05-10 09:00", (), off(10, 11), "2024-06-10 17:00", "2024-06-12 17:00"),
    Notice(OBLIGATION, "3wd", "2024-06-10 09:00", STOOD, off(13), "2024-06-14 09:00", "2024-06-17 09:00"),
    Notice(OBLIGATION, "3wd", "2024-06-10 09:00", STOOD_LONGER, off(12), "2024-06-17 09:00", "2024-06-17 09:00"),
    Notice(RESTART, "3wd", "2024-06-10 09:00", AGAIN, off(14), "2024-06-17 09:00", "2024-06-18 09:00"),
]


class Measured(NamedTuple):
    """The measure of Decision 766: the moment compared, with the first appointment, and the verdict."""

    received: str
    stretches: tuple[str, ...]
    requests: int
    first_due: str
    ended: str
    now: str
    compared: str
    verdict: str


LATER = "2024-07-01 09:00"
JUNE_10, JUNE_13 = "2024-06-10 09:00", "2024-06-13 09:00"
ASKED = ("supplement 2024-06-11 09:00 > 2024-06-19 09:00",)
WAITS = ("supplement 2024-06-11 09:00 > ",)
CLOSED = ("supplement 2024-06-11 09:00 > 2024-07-02 09:00",)
OVER_TET = ("supplement 2024-02-06 09:00 > 2024-02-16 09:00",)
MEASURES = [
    Measured(JUNE_10, (), 0, JUNE_13, "2024-06-11 10:00", LATER, "2024-06-11 10:00", "in_time"),
    Measured(JUNE_10, (), 0, JUNE_13, "2024-06-13 09:00", LATER, "2024-06-13 09:00", "in_time"),
    Measured(JUNE_10, (), 0, JUNE_13, "2024-06-13 09:01", LATER, "2024-06-13 09:01", "late"),
    Measured(JUNE_10, (), 0, JUNE_13, "2024-06-13 20:00", LATER, "2024-06-13 20:00", "late"),
    Measured(JUNE_10, (), 0, JUNE_13, "", "2024-06-12 16:00", "2024-06-12 16:00", "open"),
    Measured(JUNE_10, (), 0, JUNE_13, "", "2024-06-13 09:30", "2024-06-13 09:30", "late"),
    Measured(JUNE_10, (), 1, JUNE_13, "2024-06-12 16:00", LATER, "2024-06-12 16:00", "in_time"),
    Measured(JUNE_10, ASKED, 1, JUNE_13, "2024-06-21 09:00", LATER, "2024-06-13 09:00", "in_time"),
    Measured(JUNE_10, ASKED, 1, JUNE_13, "2024-06-21 09:30", LATER, "2024-06-13 09:30", "late"),
    Measured(JUNE_10, ASKED, 1, JUNE_13, "2024-06-24 09:00", LATER, "2024-06-14 09:00", "late"),
    Measured(JUNE_10, ASKED, 2, JUNE_13, "2024-06-20 09:00", LATER, "2024-06-12 09:00", "late"),
    Measured(JUNE_10, ASKED, 2, JUNE_13, "", "2024-06-20 09:00", "2024-06-12 09:00", "late"),
    Measured(JUNE_10, WAITS, 1, JUNE_13, "", LATER, "2024-06-11 09:00", "open"),
    Measured(JUNE_10, CLOSED, 1, JUNE_13, "2024-07-02 09:00", LATER, "2024-06-11 09:00", "in_time"),
    Measured(JUNE_10, STOOD, 0, JUNE_13, "2024-06-14 09:00", LATER, "2024-06-14 09:00", "late"),
    Measured(
        "2024-02-05 09:00", OVER_TET, 1, "2024-02-15 09:00", "2024-02-20 09:00", LATER, "2024-02-15 09:00", "in_time"
    ),
]


class StepCase(NamedTuple):
    """A step's own moment: its share of the term, from when it was opened."""

    term: str
    received: str
    share: int
    opened: str
    due: str


STEP_CASES = [
    StepCase("3wd", "2024-06-10 09:00", 50, "2024-06-10 09:00", "2024-06-11 14:30"),
    StepCase("3wd", "2024-06-10 09:00", 25, "2024-06-11 14:30", "2024-06-12 11:00"),
    StepCase("3wd", "2024-06-10 09:00", 10, "2024-06-12 11:00", "2024-06-12 14:54"),
    StepCase("3wd", "2024-06-10 09:00", 25, "2024-06-10 17:30", "2024-06-11 15:00"),
    StepCase("3wd", "2024-06-10 09:00", 100, "2024-06-10 09:00", "2024-06-13 09:00"),
    StepCase("15wd", "2024-06-03 09:00", 70, "2024-06-03 09:00", "2024-06-17 14:30"),
    StepCase("3wd", "2024-02-06 09:00", 50, "2024-02-07 15:00", "2024-02-16 09:30"),
    StepCase("15d", "2024-06-03 10:00", 20, "2024-06-03 10:00", "2024-06-05 14:12"),
]

MORNING, AFTERNOON = (time(7, 30), time(11, 30)), (time(13), time(17))
OFFICE = (MORNING, AFTERNOON)
SATURDAYS = {**dict.fromkeys(range(1, 6), OFFICE), 6: (MORNING,)}
EIGHT_TO_FIVE = dict.fromkeys(range(1, 6), ((time(8), time(12)), (time(13, 30), time(17))))
TWO_DAYS = {2: OFFICE, 4: OFFICE}
# An agency's own hours (none: everybody's), its own days, received, term, due.
OWN_HOURS = [
    (SATURDAYS, {}, "2024-06-14 10:00", "1wd", "2024-06-15 10:00"),
    (SATURDAYS, {}, "2024-06-14 15:00", "1wd", "2024-06-15 11:30"),
    (SATURDAYS, {}, "2024-06-15 08:00", "1wd", "2024-06-17 08:00"),
    (SATURDAYS, {}, "2024-06-15 12:00", "1wd", "2024-06-18 07:30"),
    (SATURDAYS, {}, "2024-06-14 16:00", "8h", "2024-06-17 10:30"),
    (EIGHT_TO_FIVE, {}, "2024-06-10 07:45", "1wd", "2024-06-11 08:00"),
    (EIGHT_TO_FIVE, {}, "2024-06-10 12:30", "1wd", "2024-06-11 13:30"),
    (EIGHT_TO_FIVE, {}, "2024-06-10 09:00", "0,5wd", "2024-06-10 14:15"),
    (EIGHT_TO_FIVE, {}, "2024-06-10 09:00", "8h", "2024-06-11 09:30"),
    (TWO_DAYS, {}, "2024-06-11 09:00", "1wd", "2024-06-13 09:00"),
    (TWO_DAYS, {}, "2024-06-12 09:00", "trong ngày", "2024-06-13 17:00"),
    (None, off(12), "2024-06-10 09:00", "3wd", "2024-06-14 09:00"),
    (None, SATURDAY, "2024-06-14 09:00", "1wd", "2024-06-15 09:00"),
]

# Filed online, answered by: 8 working hours, from the next opening when filed in the last hour.
ANSWERS = [
    ("2026-07-06 09:00", "2026-07-07 09:00"),
    ("2026-07-06 16:00", "2026-07-07 16:00"),
    ("2026-07-06 16:01", "2026-07-07 17:00"),
    ("2026-07-06 20:00", "2026-07-07 17:00"),
    ("2026-07-10 16:30", "2026-07-13 17:00"),
    ("2026-07-11 10:00", "2026-07-13 17:00"),
    ("2026-11-23 16:30", "2026-11-25 17:00"),
]
# Taken in at a desk, gone by: the same day, or the first hours of the next when taken after 15:00.
LEAVES = [
    ("2024-06-10 07:00", "2024-06-10 17:00"),
    ("2024-06-10 14:59", "2024-06-10 17:00"),
    ("2024-06-10 15:00", "2024-06-10 17:00"),
    ("2024-06-10 15:01", "2024-06-11 11:30"),
    ("2024-06-14 15:30", "2024-06-17 11:30"),
    ("2024-06-15 09:00", "2024-06-17 11:30"),
    ("2024-02-07 15:30", "2024-02-15 11:30"),
    ("2024-05-03 16:00", "2024-05-04 11:30"),
]
# Other limits of the regimes, counted by the same rules.
LIMITS = [
    (ANSWER, "15 ngày làm việc", "2026-07-06 09:00", "2026-07-27 09:00"),
    (ANSWER, "15 ngày làm việc", "2026-08-20 10:00", "2026-09-14 10:00"),
    (REVIEW, "3 ngày làm việc", "2026-11-20 09:00", "2026-11-26 09:00"),
]

# The articles of the lists whose cases do not name theirs.
ARTICLES: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "766": (INDEX, [*MEASURES]),
    "steps": (STEPS, [*STEP_CASES]),
    "hours": (HOURS, [*OWN_HOURS]),
    "answers": (ANSWER, [*ANSWERS]),
    "leaves": (LEAVE, [*LEAVES]),
}
