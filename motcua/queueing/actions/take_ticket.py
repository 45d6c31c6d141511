"""Somebody takes a number at the kiosk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import day_in_vietnam
from motcua.queueing.events import TicketTaken
from motcua.queueing.ledger import desk_open, new_ticket, series_for
from motcua.queueing.models import Ticket
from motcua.queueing.rules.tickets import PriorityReason

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def take_ticket(desk_code: str, field_id: int | None, *, reason: str, by: "User | None", at: datetime) -> Ticket:
    """The next number of a field at a desk (None: results and everything else), for the day of `at`.

    `reason` is the key of a `PriorityReason`. Raises Refused for a desk, field or reason there is not.
    """
    day = day_in_vietnam(at)
    if reason not in set(PriorityReason):
        raise Refused("Ông/bà hãy chọn một diện ưu tiên trong danh sách.")
    desk = desk_open(desk_code, day)
    ticket = new_ticket(series_for(desk, field_id, day), PriorityReason(reason), at=at, since=at)
    event = TicketTaken(code=ticket.code, series=ticket.series.name, reason=ticket.reason)
    record(event, by=by, at=at, subject="ticket", subject_id=ticket.pk, agency_id=desk.pk)
    return ticket
