"""A message that cannot be filed is put aside."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.exchange import policies
from motcua.exchange.events import Dismissed
from motcua.exchange.models import Inbound
from motcua.exchange.rules.kinds import InboundState
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def dismiss_arrival(inbound_id: int, *, reason: str, by: "User", at: datetime) -> Inbound:
    """Not taken, for this reason; the portal is told the reason when it sends the same again. Raises Refused."""
    inbound: Inbound = Inbound.objects.select_for_update(of=("self",)).get(pk=inbound_id)
    refuse_if(policies.may_settle(duties_of(by, on=day_in_vietnam(at)), inbound.state))
    if not reason.strip():
        raise Refused("Ghi lý do không nhận hồ sơ này.")
    inbound.state, inbound.reason = InboundState.RESOLVED.value, reason.strip()[:500]
    inbound.settled_at, inbound.settled_by = at, by
    inbound.save()
    event = Dismissed(inbound.national_code, inbound.reason)
    record(event, by=by, at=at, subject="inbound", subject_id=inbound.pk)
    return inbound
