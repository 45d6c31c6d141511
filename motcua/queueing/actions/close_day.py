"""The queue of a day ends."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.vietnamese import format_day
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.queueing import policies
from motcua.queueing.events import DayClosed
from motcua.queueing.ledger import desk_open
from motcua.queueing.models import Booking, Ticket, Window
from motcua.queueing.rules.tickets import BookingState, TicketState

if TYPE_CHECKING:
    from motcua.accounts.models import User

UNFINISHED = [TicketState.WAITING.value, TicketState.CALLED.value, TicketState.MISSED.value]


@transaction.atomic(durable=True)
def close_day(desk_code: str, *, by: "User", at: datetime) -> DayClosed:
    """Whoever still waits, is called or was missed has left; booked hours nobody came to lapse; windows are empty.

    Earlier days that were not closed are closed with it. Raises Refused for somebody who does not work there.
    """
    day = day_in_vietnam(at)
    desk = desk_open(desk_code, day)
    refuse_if(policies.may_work_at(desk, duties_of(by, on=day)))
    open_windows = Window.objects.filter(desk=desk).order_by("number")
    list(open_windows.select_for_update())
    unfinished = Ticket.objects.filter(desk=desk, day__lte=day, state__in=UNFINISHED)
    left = unfinished.update(state=TicketState.LEFT.value, ended_at=at)
    served = Ticket.objects.of_day(desk.pk, day).filter(state=TicketState.SERVED.value).count()
    booked = Booking.objects.filter(slot__desk=desk, slot__starts_at__lte=at, state=BookingState.BOOKED.value)
    lapsed = booked.update(state=BookingState.LAPSED.value)
    open_windows.update(officer=None, priority_run=0)
    event = DayClosed(day=format_day(day), served=served, left=left, lapsed=lapsed)
    record(event, by=by, at=at, subject="desk", subject_id=desk.pk, agency_id=desk.pk)
    return event
