"""A window calls somebody again."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.queueing import policies
from motcua.queueing.events import TicketRecalled
from motcua.queueing.ledger import call_to, must_be_free, rules_of, ticket_at, window_of
from motcua.queueing.models import Ticket
from motcua.queueing.rules.tickets import TicketState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def recall(ticket_id: int, *, by: "User", at: datetime) -> Ticket:
    """Say the number again while it is called here; call back somebody who was missed, as often as the desk allows.

    Raises Refused for a ticket that waits or is over, that another window calls, or while this window calls another.
    """
    day, window = day_in_vietnam(at), window_of(by)
    refuse_if(policies.may_work_at(window.desk, duties_of(by, on=day)))
    ticket = ticket_at(window, ticket_id, day)
    refuse_if(policies.is_called_here(ticket, window))
    was_missed = ticket.state == TicketState.MISSED.value
    if ticket.state == TicketState.WAITING.value:
        raise Refused(f"Phiếu {ticket.code} chưa được gọi lần nào: chờ đến lượt.")
    refuse_if(policies.may_become(ticket, TicketState.CALLED))
    if was_missed:
        _count(ticket, rules_of(window.desk_id).recalls)
        must_be_free(window, day)
    call_to(window, ticket, at)
    event = TicketRecalled(code=ticket.code, window=window.number, was_missed=was_missed)
    record(event, by=by, at=at, subject="ticket", subject_id=ticket.pk, agency_id=window.desk_id)
    return ticket


def _count(ticket: Ticket, allowed: int) -> None:
    if ticket.recalls >= allowed:
        raise Refused(f"Phiếu {ticket.code} đã được gọi lại {ticket.recalls} lần; người có phiếu lấy phiếu mới.")
    ticket.recalls += 1
