"""Somebody has put right why a message waited, and it is tried again."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.exchange import policies
from motcua.exchange.ledger import hold_code, settle, subject_of
from motcua.exchange.models import Inbound
from motcua.exchange.reading import Message
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def try_arrival_again(inbound_id: int, message: Message, *, by: "User", at: datetime) -> Inbound:
    """The message once more, as it was read and fetched now; it still waits when it cannot be filed.

    Raises Refused for somebody who does not look after the exchange, and when it waits no more.
    """
    hold_code(message.national_code)
    inbound: Inbound = Inbound.objects.select_for_update(of=("self",)).get(pk=inbound_id)
    refuse_if(policies.may_settle(duties_of(by, on=day_in_vietnam(at)), inbound.state))
    for fact in settle(inbound, message, by=by, at=at):
        record(fact, by=by, at=at, **subject_of(inbound))
    return inbound
