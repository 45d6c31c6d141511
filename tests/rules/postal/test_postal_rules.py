"""Times of the Post, invitations, and what is told out of order."""

from datetime import date, datetime, timedelta

import pytest

from motcua.kernel.worktime import VIETNAM, WorkingCalendar
from motcua.postal.rules.delivering import why_not_bring_back, why_not_invite
from motcua.postal.rules.kinds import ParcelState
from motcua.postal.rules.tracking import moved_by
from motcua.postal.rules.transit import Route, expected_on, routes_on, transit_time

CALENDAR = WorkingCalendar()
FRIDAY = date(2024, 3, 8)
NOON = datetime(2024, 3, 8, 12, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("route", "plain", "with_slip"),
    [(Route.DISTRICT, 1, 2), (Route.PROVINCE, 2, 4), (Route.CITIES, 3, 6), (Route.OTHER, 4, 8)],
)
def test_times_of_circular_17(route: Route, plain: int, with_slip: int) -> None:
    row = transit_time(route, on=FRIDAY)
    assert (row.days, row.with_slip) == (plain, with_slip)


def test_working_days_are_counted_from_the_day_on_the_slip() -> None:
    assert expected_on(FRIDAY, Route.PROVINCE, CALENDAR) == date(2024, 3, 12)
    assert expected_on(FRIDAY, Route.PROVINCE, CALENDAR, with_slip=True) == date(2024, 3, 14)


def test_without_districts_the_row_of_the_province_governs() -> None:
    assert transit_time(Route.DISTRICT, on=date(2025, 6, 30)).days == 1
    assert transit_time(Route.DISTRICT, on=date(2025, 7, 1)).days == 2
    assert Route.DISTRICT in routes_on(date(2025, 6, 30)) and Route.DISTRICT not in routes_on(date(2025, 7, 1))


def test_invitations_are_two_working_days_apart() -> None:
    assert why_not_invite([], FRIDAY, CALENDAR) is None
    monday, tuesday = date(2024, 3, 11), date(2024, 3, 12)
    assert "12/03/2024" in (why_not_invite([FRIDAY], monday, CALENDAR) or "")
    assert why_not_invite([FRIDAY], tuesday, CALENDAR) is None


def test_back_only_after_two_invitations() -> None:
    assert why_not_bring_back(1) and why_not_bring_back(2) is None


def test_an_end_is_an_end_whatever_is_told_later() -> None:
    later = NOON + timedelta(days=1)
    assert not moved_by(ParcelState.DELIVERED, NOON, ParcelState.IN_TRANSIT, later)
    assert not moved_by(ParcelState.LOST, NOON, ParcelState.DELIVERED, later)


def test_what_is_older_than_what_is_known_moves_nothing() -> None:
    earlier = NOON - timedelta(hours=1)
    assert not moved_by(ParcelState.ATTEMPTED, NOON, ParcelState.IN_TRANSIT, earlier)
    assert moved_by(ParcelState.IN_TRANSIT, NOON, ParcelState.DELIVERED, earlier)
    assert moved_by(ParcelState.HANDED_OVER, NOON, ParcelState.IN_TRANSIT, earlier)


def test_a_loss_is_never_declared_by_a_machine() -> None:
    assert not moved_by(ParcelState.IN_TRANSIT, NOON, ParcelState.LOST, NOON + timedelta(days=1))
