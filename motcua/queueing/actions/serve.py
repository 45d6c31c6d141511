"""The person called has come to the window."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.queueing import policies
from motcua.queueing.events import TicketServed
from motcua.queueing.ledger import ticket_at, window_of
from motcua.queueing.models import Ticket
from motcua.queueing.rules.tickets import TicketState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def serve(ticket_id: int, *, by: "User", at: datetime) -> Ticket:
    """The ticket has done its work; the window is free for the next. Raises Refused unless it is called here."""
    day, window = day_in_vietnam(at), window_of(by)
    refuse_if(policies.may_work_at(window.desk, duties_of(by, on=day)))
    ticket = ticket_at(window, ticket_id, day)
    refuse_if(policies.is_called_here(ticket, window) or policies.may_become(ticket, TicketState.SERVED))
    ticket.state, ticket.ended_at = TicketState.SERVED.value, at
    ticket.save(update_fields=["state", "ended_at"])
    event = TicketServed(code=ticket.code, window=window.number)
    record(event, by=by, at=at, subject="ticket", subject_id=ticket.pk, agency_id=window.desk_id)
    return ticket
