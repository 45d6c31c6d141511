"""Notices about days: the newest counts, calendars notice at once, and the regime follows the day."""

from datetime import date, datetime, time

import pytest

from motcua.dossiers.actions.submit import submit
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import CalendarDay, DayKind
from motcua.reference.actions import announce_day, set_hours, take_back_day
from motcua.reference.queries import regime_on, working_calendar
from tests.factories.cast import Cast, a_draft, filed_at_counter
from tests.factories.traces import no_trace, one_fact


def day_off(name: str = "Nghỉ đột xuất") -> CalendarDay:
    return CalendarDay(date(2024, 3, 7), DayKind.HOLIDAY, name, "Công văn thử nghiệm", True)


def test_a_notice_moves_what_is_promised_afterwards_and_not_before(cast: Cast, at: datetime) -> None:
    before = filed_at_counter(cast, at=at)
    with one_fact("reference.day_announced"):
        announce_day(day_off(), by=None, at=at)
    after = filed_at_counter(cast, at=at)
    before.refresh_from_db()
    assert (before.due_on, after.due_on) == (date(2024, 3, 8), date(2024, 3, 11))


def test_the_same_notice_twice_changes_nothing(cast: Cast, at: datetime) -> None:
    announce_day(day_off(), by=None, at=at)
    with no_trace():
        announce_day(day_off(), by=None, at=at)


def test_a_later_notice_replaces_an_earlier_one(cast: Cast, at: datetime) -> None:
    announce_day(day_off(), by=None, at=at)
    with one_fact("reference.day_announced"):
        announce_day(day_off("Tên khác"), by=None, at=at)
    assert working_calendar("xa").days[date(2024, 3, 7)].name == "Tên khác"


def test_a_day_taken_back_is_counted_as_before(cast: Cast, at: datetime) -> None:
    announce_day(day_off(), by=None, at=at)
    moved = filed_at_counter(cast, at=at)
    with one_fact("reference.day_taken_back"):
        take_back_day(day_off().day, "Không nghỉ nữa", "Công văn sau", by=None, at=at)
    assert (moved.due_on, filed_at_counter(cast, at=at).due_on) == (date(2024, 3, 11), date(2024, 3, 8))
    with no_trace(), pytest.raises(Refused):
        take_back_day(day_off().day, "Không nghỉ nữa", "Công văn sau", by=None, at=at)


def test_hours_of_one_agency_are_its_own(cast: Cast, at: datetime) -> None:
    for weekday in range(1, 6):
        set_hours("xa", weekday, (time(8), time(12)), None)
    due = filed_at_counter(cast, at=at).due_at
    assert due and due.isoformat() == "2024-03-08T09:00:00+07:00"
    assert working_calendar("xa").closing(date(2024, 3, 5)).hour == 12
    assert working_calendar("xb").closing(date(2024, 3, 5)).hour == 17


@pytest.mark.parametrize(("day", "key"), [
    (date(2024, 3, 5), "nd-61-2018"), (date(2025, 6, 30), "nd-61-2018"), (date(2025, 7, 1), "nd-118-2025"),
])  # fmt: skip
def test_the_regime_is_that_of_the_day(cast: Cast, day: date, key: str) -> None:
    assert regime_on(day).key == key


def test_a_dossier_keeps_the_regime_of_its_filing(cast: Cast, at: datetime) -> None:
    moment = at.replace(year=2025, month=7, day=1)
    assert submit(a_draft(cast, at=moment).pk, by=cast.user("citizen"), at=moment).regime == "nd-118-2025"
