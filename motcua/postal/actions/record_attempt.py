"""The receiver was invited and the parcel could not be delivered."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.postal import policies
from motcua.postal.ledger import invite, locked
from motcua.postal.models import Parcel
from motcua.postal.rules.delivering import why_not_invite
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def record_attempt(parcel_id: int, *, reason: str, by: "User", at: datetime) -> Parcel:
    """One more invitation. Raises Refused within two working days of the last one, or without a reason."""
    parcel = locked(parcel_id)
    today = day_in_vietnam(at)
    refuse_if(policies.may_attempt(duties_of(by, on=today), parcel))
    if not reason.strip():
        raise Refused("Ghi lý do chưa phát được.")
    earlier = [day_in_vietnam(moment) for moment in parcel.attempts.values_list("at", flat=True)]
    refuse_if(why_not_invite(earlier, today, working_calendar(parcel.desk.code)))
    event = invite(parcel, reason.strip(), at=at)
    record(event, by=by, at=at, subject="dossier", subject_id=parcel.dossier_id, agency_id=parcel.dossier.agency_id)
    return parcel
