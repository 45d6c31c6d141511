"""The same moment at eight windows, two kiosks, and the last place of an hour."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from django.db import connection

from motcua.accounts.models import User
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import VIETNAM
from motcua.organisation.actions.appoint_officer import OfficerFacts, appoint_officer
from motcua.organisation.actions.grant_role import grant_role
from motcua.organisation.models import Officer
from motcua.organisation.rules.kinds import Role
from motcua.procedures.models import Field
from motcua.queueing.actions.book_slot import Visitor, book_slot
from motcua.queueing.actions.call_next import call_next
from motcua.queueing.actions.open_window import open_window
from motcua.queueing.actions.serve import serve
from motcua.queueing.actions.set_queue_rules import set_queue_rules
from motcua.queueing.actions.take_ticket import take_ticket
from motcua.queueing.models import Booking, Slot, Ticket, TicketSeries
from tests.factories.at_once import at_once
from tests.factories.cast import BEGIN, PASSWORD, Cast

WINDOWS = 8


def clerks(at: datetime) -> list[User]:
    """Eight clerks of the desk, each at a window."""
    found = []
    for number in range(1, WINDOWS + 1):
        name = f"quay{number}"
        if not Officer.objects.filter(user__username=name).exists():
            facts = OfficerFacts(name, f"Cán bộ quầy {number}", "mc-xa", "Công chức một cửa", synthetic=True)
            officer = appoint_officer(facts, password=PASSWORD, by=None, at=BEGIN)
            grant_role(officer.pk, Role.RECEIVER, "mc-xa", by=None, at=BEGIN)
        user = User.objects.get(username=name)
        open_window("mc-xa", number, by=user, at=at)
        found.append(user)
    return found


def dismiss(names: list[User]) -> None:
    """The world is as it was before."""
    with connection.cursor() as cursor:
        ids = [user.pk for user in names]
        cursor.execute("TRUNCATE queueing_ticket, queueing_window, queueing_window_serves, journal_entry CASCADE")
        officers = "SELECT id FROM organisation_officer WHERE user_id = ANY(%s)"
        cursor.execute(f"DELETE FROM organisation_grant WHERE officer_id IN ({officers})", [ids])
        cursor.execute("DELETE FROM organisation_officer WHERE user_id = ANY(%s)", [ids])
        cursor.execute("DELETE FROM accounts_user WHERE id = ANY(%s)", [ids])


def test_no_ticket_is_called_by_two_windows_and_none_is_forgotten(committed: Cast, at: datetime) -> None:
    users = clerks(at)
    try:
        waiting = 41
        for number in range(waiting):
            reason = "elderly" if number % 3 == 0 else "none"
            take_ticket("mc-xa", None, reason=reason, by=None, at=at + timedelta(seconds=number))
        mornings = cast("list[list[int]]", at_once(*[until_empty(user, at) for user in users]))
        called = [ticket for morning in mornings for ticket in morning]
        assert len(called) == len(set(called)) == waiting
        assert not Ticket.objects.exclude(state="served").exists()
        assert Ticket.objects.values("window").distinct().count() > 1
    finally:
        dismiss(users)


def until_empty(user: User, at: datetime) -> Callable[[], list[int]]:
    """One window's morning: call and serve until nobody waits."""

    def work() -> list[int]:
        done = []
        while True:
            try:
                ticket = call_next(by=user, at=at)
            except Refused:
                return done
            serve(ticket.pk, by=user, at=at)
            done.append(ticket.pk)

    return work


def test_two_clicks_of_one_clerk_call_one(committed: Cast, at: datetime) -> None:
    clerk = committed.user("clerk")
    open_window("mc-xa", 1, by=clerk, at=at)
    for _ in range(3):
        take_ticket("mc-xa", None, reason="none", by=None, at=at)
    outcomes = at_once(*[partial(call_next, by=clerk, at=at)] * 3)
    assert sum(isinstance(one, Ticket) for one in outcomes) == 1
    assert Ticket.objects.filter(state="called").count() == 1


def test_numbers_of_many_kiosks_have_no_gap_and_no_twin(committed: Cast, at: datetime) -> None:
    field = Field.objects.get(name="Hộ tịch").pk
    acts = [partial(take_ticket, "mc-xa", each, reason="none", by=None, at=at) for each in (None, field) * 6]
    assert all(isinstance(one, Ticket) for one in at_once(*acts))
    assert sorted(TicketSeries.objects.values_list("letter", flat=True)) == ["A", "B"]
    for letter in "AB":
        numbers = sorted(Ticket.objects.filter(series__letter=letter).values_list("number", flat=True))
        assert numbers == list(range(1, 7))


def test_the_last_place_goes_to_one(committed: Cast, at: datetime) -> None:
    set_queue_rules("mc-xa", priority_in_a_row=3, recalls=2, per_hour=1, by=committed.user("clerk"), at=at)
    hour = datetime(2024, 3, 5, 9, 30, tzinfo=VIETNAM)
    people = [Visitor("Người Thử", f"{number:012d}", f"090000000{number}") for number in range(1, 7)]
    outcomes = at_once(*[partial(book_slot, "mc-xa", None, hour, one, by=None, at=at) for one in people])
    assert sum(isinstance(one, Booking) for one in outcomes) == 1
    assert (Slot.objects.get().booked, Booking.objects.count()) == (1, 1)
