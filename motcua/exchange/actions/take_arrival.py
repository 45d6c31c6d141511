"""A dossier filed on the national portal arrives, or what its applicant says of it since."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.exchange.ledger import hold_code, settle, subject_of
from motcua.exchange.models import Inbound
from motcua.exchange.reading import Message
from motcua.exchange.rules.kinds import InboundState
from motcua.journal.actions import record

if TYPE_CHECKING:
    from motcua.accounts.models import User

NEW = "Vừa đến."


@transaction.atomic(durable=True)
def take_arrival(message: Message, *, by: "User | None", at: datetime) -> Inbound:
    """File it, change what nobody has received yet, put right what was pinned, or stop it; else keep it for somebody.

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
    for fact in settle(inbound, message, by=by, at=at):
        record(fact, by=by, at=at, **subject_of(inbound))
    return inbound
