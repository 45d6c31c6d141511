"""The words of messages that have been kept long enough are deleted."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.exchange.events import Emptied
from motcua.exchange.models import Inbound, Outbound
from motcua.exchange.rules.keeping import canonical, digest_of
from motcua.journal.actions import record

if TYPE_CHECKING:
    from motcua.accounts.models import User

PACK = 500


@transaction.atomic(durable=True)
def empty_messages(before: datetime, *, regime_id: int, by: "User | None", at: datetime) -> int:
    """Of what was settled or acknowledged before a moment, at most one pack of each direction; how many.

    What stays is the trace: codes, moments, what became of it, and the digest, so that the same message is known again.
    What still waits for somebody, or to be told, is left as it is. `regime_id` is the regime that sets the limit.
    """
    arrived = list(Inbound.objects.kept_before(before).select_for_update(of=("self",))[:PACK])
    told = list(Outbound.objects.kept_before(before).select_for_update(of=("self",))[:PACK])
    for inbound in arrived:
        inbound.raw, inbound.emptied_at = {}, at
    for outbound in told:
        outbound.digest = digest_of(canonical(outbound.payload))
        outbound.payload, outbound.emptied_at = {}, at
    Inbound.objects.bulk_update(arrived, ["raw", "emptied_at"])
    Outbound.objects.bulk_update(told, ["digest", "payload", "emptied_at"])
    if arrived or told:
        event = Emptied(arrived=len(arrived), told=len(told))
        record(event, by=by, at=at, subject="regime", subject_id=regime_id)
    return len(arrived) + len(told)
