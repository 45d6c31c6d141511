"""The Post's system knows a parcel."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.postal.events import ParcelAnnounced
from motcua.postal.ledger import locked
from motcua.postal.models import Parcel

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def mark_announced(parcel_id: int, *, tracking_no: str, by: "User | None", at: datetime) -> Parcel:
    """Keep the Post's own number; once, however often it is told."""
    parcel = locked(parcel_id)
    if parcel.told_at is not None:
        return parcel
    parcel.tracking_no, parcel.told_at = tracking_no, at
    parcel.save()
    event = ParcelAnnounced(parcel.label_no, tracking_no)
    record(event, by=by, at=at, subject="dossier", subject_id=parcel.dossier_id, agency_id=parcel.dossier.agency_id)
    return parcel
