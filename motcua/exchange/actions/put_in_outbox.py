"""What happened to a dossier waits to be told to the national portal."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers.queries import by_id
from motcua.exchange.models import Outbound
from motcua.exchange.outbox import message_of
from motcua.exchange.rules.telling import TOLD, status_after
from motcua.journal.queries import entries_until

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def put_in_outbox(dossier_id: int, *, up_to: int, version: str, by: "User | None", at: datetime) -> int:
    """A message for each told fact of the dossier up to an entry that has none yet; how many are new.

    Facts are followed in any order: whoever comes first also queues what came before, so that the order of the journal
    is kept. The journal has the facts already; nothing is recorded here. The portal knows a linked dossier as one: its
    parts are not told.
    """
    dossier = by_id(dossier_id)
    if dossier.is_part:
        return 0
    queued = set(Outbound.objects.filter(dossier_id=dossier_id).values_list("entry_id", flat=True))
    new, last = [], None
    for place, entry in enumerate(entries_until("dossier", dossier_id, TOLD, last=up_to)):
        last = status_after(entry.kind, last)
        if entry.pk not in queued:
            service = TOLD[entry.kind][0]
            new.append(message_of(entry, dossier, service, last, updating=place > 0, version=version, at=at))
    Outbound.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
