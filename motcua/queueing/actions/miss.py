"""The person called does not come."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.queueing import policies
from motcua.queueing.events import TicketMissed
from motcua.queueing.ledger import rules_of, ticket_at, window_of
from motcua.queueing.models import Ticket
from motcua.queueing.rules.tickets import TicketState, after_missing

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def miss(ticket_id: int, *, by: "User", at: datetime) -> Ticket:
    """A missed turn: it can be called back, or has lapsed when it was called back as often as the desk allows.

    Raises Refused unless the ticket is called here.
    """
    day, window = day_in_vietnam(at), window_of(by)
    refuse_if(policies.may_work_at(window.desk, duties_of(by, on=day)))
    ticket = ticket_at(window, ticket_id, day)
    refuse_if(policies.is_called_here(ticket, window) or policies.may_become(ticket, TicketState.MISSED))
    ticket.state = after_missing(ticket.recalls, rules_of(window.desk_id).recalls).value
    ticket.ended_at = at if ticket.state == TicketState.LEFT.value else None
    ticket.save(update_fields=["state", "ended_at"])
    event = TicketMissed(code=ticket.code, window=window.number, state_name=ticket.state_name)
    record(event, by=by, at=at, subject="ticket", subject_id=ticket.pk, agency_id=window.desk_id)
    return ticket
