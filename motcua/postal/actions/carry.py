"""The postal officer signs for a parcel and carries it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.ledger import locked, set_off
from motcua.postal.models import Parcel

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def carry(parcel_id: int, *, by: "User", at: datetime) -> Parcel:
    """Signed for and on its way. Raises Refused for who does not serve the desk, or when it has set off."""
    parcel = locked(parcel_id)
    refuse_if(policies.may_carry(duties_of(by, on=day_in_vietnam(at)), parcel))
    event = set_off(parcel, officer_of(by), at=at)
    record(event, by=by, at=at, subject="dossier", subject_id=parcel.dossier_id, agency_id=parcel.dossier.agency_id)
    return parcel
