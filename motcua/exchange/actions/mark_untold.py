"""The portal has not taken a message."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.exchange.events import NotTaken
from motcua.exchange.models import Outbound
from motcua.exchange.rules.patience import has_failed, wait_after
from motcua.journal.actions import record

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def mark_untold(outbound_id: int, *, why: str, refused: bool, by: "User | None", at: datetime) -> Outbound:
    """Wait before the next try; one the portal has refused too often waits for somebody, and that is recorded."""
    row: Outbound = Outbound.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=outbound_id)
    row.attempts += 1
    row.last_error = why[:500]
    row.next_try = at + wait_after(row.attempts)
    if has_failed(row.attempts, refused=refused):
        row.failed_at = at
        event = NotTaken(row.status, row.last_error)
        record(event, by=by, at=at, subject="outbound", subject_id=row.pk, agency_id=row.dossier.agency_id)
    row.save()
    return row
