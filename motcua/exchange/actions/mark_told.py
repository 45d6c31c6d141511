"""The portal has acknowledged messages."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from motcua.exchange.models import Outbound

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def mark_told(outbound_ids: Collection[int], *, by: "User | None", at: datetime) -> int:
    """Acknowledged, once; the message itself is the record of it."""
    rows = Outbound.objects.filter(pk__in=outbound_ids, acknowledged_at__isnull=True)
    return rows.update(acknowledged_at=at, failed_at=None, last_error="", attempts=F("attempts") + 1)
