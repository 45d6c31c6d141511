"""A charge raised wrongly is taken back."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.fees import policies
from motcua.fees.events import ChargeCancelled
from motcua.fees.ledger import settle
from motcua.fees.models import Charge
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def cancel_charge(charge_id: int, *, reason: str, by: "User", at: datetime) -> Charge:
    """Nothing is to pay any more; money that still arrives is recorded as too much.

    Raises Refused for a stranger to the desk, without a reason, when it is cancelled already or holds money.
    """
    charge = Charge.objects.locked(charge_id)
    refuse_if(policies.may_cancel(duties_of(by, on=day_in_vietnam(at)), charge))
    if len(reason.strip()) < 5:
        raise Refused("Cần ghi lý do hủy khoản phí.")
    charge.cancelled_at, charge.cancel_reason = at, reason.strip()[:300]
    settle(charge)
    charge.save(update_fields=["cancelled_at", "cancel_reason", "state"])
    event = ChargeCancelled(charge=charge.pk, reference=str(charge.reference), reason=charge.cancel_reason)
    record(event, by=by, at=at, subject=charge.subject, subject_id=charge.subject_id, agency_id=charge.agency_id)
    return charge
