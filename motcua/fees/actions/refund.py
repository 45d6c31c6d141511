"""A leader orders money back to the payer."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.fees import policies
from motcua.fees.events import Refunded
from motcua.fees.ledger import refuse_closed_day, settle, signing_officer
from motcua.fees.models import Charge, Refund, Way
from motcua.fees.rules.settling import why_not_refund
from motcua.journal.actions import record
from motcua.kernel.money import format_vnd
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def refund(charge_id: int, *, amount: int, way: Way, reason: str, by: "User", at: datetime) -> Refund:
    """Give back what was too much, or all of it, in đồng; cash leaves the drawer of the charge's desk today.

    Raises Refused for anybody but a leader of the collecting agency, more than is held, no reason, or a closed day.
    """
    charge = Charge.objects.locked(charge_id)
    refuse_if(policies.may_refund(duties_of(by, on=day_in_vietnam(at)), charge))
    refuse_if(why_not_refund(amount, charge.total, charge.held, cancelled=charge.cancelled_at is not None))
    if len(reason.strip()) < 5:
        raise Refused("Cần ghi lý do hoàn trả.")
    if way is Way.CASH:
        desk = Agency.objects.select_for_update().get(pk=charge.desk_id)
        refuse_closed_day(desk, day_in_vietnam(at))
    charge.refunded += amount
    settle(charge)
    charge.save(update_fields=["refunded", "state"])
    given = Refund.objects.create(
        charge=charge,
        amount=amount,
        way=way,
        reason=reason.strip()[:300],
        refunded_at=at,
        ordered_by=signing_officer(by),
    )
    event = Refunded(
        charge=charge.pk, reference=str(charge.reference), amount=amount, amount_words=format_vnd(amount),
        way=way.value, way_name=str(way.label).lower(), reason=given.reason,
    )  # fmt: skip
    record(event, by=by, at=at, subject=charge.subject, subject_id=charge.subject_id, agency_id=charge.agency_id)
    return given
