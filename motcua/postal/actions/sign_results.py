"""The postal officer counts the results against the record, signs, and carries them off."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.ledger import locked, set_off
from motcua.postal.models import ResultHandOver
from motcua.postal.rules.kinds import ParcelState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def sign_results(hand_over_id: int, *, by: "User", at: datetime) -> ResultHandOver:
    """Every parcel of the record is on its way; each dossier's history says so. One lost meanwhile stays lost.

    Raises Refused for who does not serve the desk, or for the second signature.
    """
    rows = ResultHandOver.objects.select_for_update(of=("self",)).select_related("desk")
    signed: ResultHandOver = rows.get(pk=hand_over_id)
    refuse_if(policies.may_sign_results(duties_of(by, on=day_in_vietnam(at)), signed))
    signed.taken_by, signed.signed_at = officer_of(by), at
    signed.save()
    for parcel_id in signed.parcels.order_by("pk").values_list("pk", flat=True):
        parcel = locked(parcel_id)
        if ParcelState(parcel.state) is ParcelState.HANDED_OVER:
            event, dossier = set_off(parcel, signed.taken_by, at=at), parcel.dossier
            record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return signed
