"""A ticket's business became a dossier."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.queueing import policies
from motcua.queueing.events import TicketLed
from motcua.queueing.models import Ticket
from motcua.queueing.rules.tickets import TicketState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def lead_into_dossier(ticket_id: int, dossier_id: int, *, by: "User", at: datetime) -> Ticket:
    """Write the dossier's code on the ticket it came from; the first dossier stays when one ticket led to several.

    Raises Refused when the dossier is not of the ticket's desk, or the ticket was not served.
    """
    ticket = Ticket.objects.select_for_update(of=("self",)).select_related("series__field", "desk").get(pk=ticket_id)
    refuse_if(policies.may_work_at(ticket.desk, duties_of(by, on=day_in_vietnam(at))))
    dossier = Dossier.objects.get(pk=dossier_id)
    if dossier.desk_id != ticket.desk_id or ticket.state != TicketState.SERVED.value:
        raise Refused(f"Phiếu {ticket.code} không dẫn đến hồ sơ {dossier.code}.")
    if ticket.dossier_code:
        return ticket
    ticket.dossier_code = dossier.code
    ticket.save(update_fields=["dossier_code"])
    event = TicketLed(code=ticket.code, dossier=dossier.code)
    record(event, by=by, at=at, subject="ticket", subject_id=ticket.pk, agency_id=ticket.desk_id)
    return ticket
