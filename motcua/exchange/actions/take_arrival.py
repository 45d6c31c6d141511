"""A dossier filed on the national portal arrives."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.exchange.ledger import hold_code, settle
from motcua.exchange.models import Inbound
from motcua.exchange.reading import Message
from motcua.exchange.rules.kinds import InboundState
from motcua.journal.actions import record

if TYPE_CHECKING:
    from motcua.accounts.models import User

NEW = "Vừa đến."


@transaction.atomic(durable=True)
def take_arrival(message: Message, *, by: "User | None", at: datetime) -> Inbound:
    """File it, change what nobody has received yet, or keep it for somebody to look at with the reason why.

    The same message again gives what became of it the first time; one that waited is tried anew.
    """
    hold_code(message.national_code)
    inbound, _ = Inbound.objects.get_or_create(
        national_code=message.national_code,
        digest=message.digest,
        defaults={
            "raw": message.raw,
            "state": InboundState.QUARANTINED.value,
            "reason": NEW,
            "arrived_at": at,
        },
    )
    if InboundState(inbound.state) is not InboundState.QUARANTINED:
        return inbound
    event = settle(inbound, message, by=by, at=at)
    if event is not None:
        subject, number = ("dossier", inbound.dossier_id) if inbound.dossier_id else ("inbound", inbound.pk)
        agency_id = inbound.dossier.agency_id if inbound.dossier else None
        record(event, by=by, at=at, subject=subject, subject_id=number, agency_id=agency_id)
    return inbound
