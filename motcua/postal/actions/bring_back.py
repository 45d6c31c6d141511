"""A parcel nobody took goes back to the desk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.postal import policies
from motcua.postal.ledger import back, locked
from motcua.postal.models import Parcel

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def bring_back(parcel_id: int, *, reason: str, by: "User", at: datetime) -> Parcel:
    """At the desk again, which may hand it over once more. Raises Refused before two invitations or without reason."""
    parcel = locked(parcel_id)
    refuse_if(policies.may_bring_back(duties_of(by, on=day_in_vietnam(at)), parcel))
    if not reason.strip():
        raise Refused("Ghi lý do chuyển hoàn.")
    event = back(parcel, reason.strip(), at=at)
    record(event, by=by, at=at, subject="dossier", subject_id=parcel.dossier_id, agency_id=parcel.dossier.agency_id)
    return parcel
