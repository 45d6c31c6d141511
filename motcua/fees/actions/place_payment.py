"""Money that came with an unknown content is put into the charge it was meant for."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.fees import policies
from motcua.fees.ledger import Money, add_money, received_event, signing_officer
from motcua.fees.models import Charge, Payment, Way
from motcua.fees.rules.references import find_reference
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def place_payment(payment_id: int, *, reference: str, by: "User", at: datetime) -> Payment:
    """The payment belongs to the charge with this reference, of the asker's own desk.

    Raises Refused for an unknown reference, a stranger to the charge's desk, or a payment placed already.
    """
    code = find_reference(reference)
    charge = Charge.objects.filter(reference=code).first() if code else None
    if charge is None:
        raise Refused("Không có khoản phí nào mang mã nộp tiền này; kiểm tra lại mã, gồm MC và 8 chữ hoặc số.")
    charge = Charge.objects.locked(charge.pk)
    refuse_if(policies.may_handle_cash(duties_of(by, on=day_in_vietnam(at)), charge.desk))
    payment = Payment.objects.select_for_update().get(pk=payment_id)
    if payment.charge_id is not None:
        raise Refused("Khoản tiền này đã được ghi vào một khoản phí.")
    money = Money(payment.amount, Way(payment.way), payment.received_at, payment.provider, cashier=signing_officer(by))
    add_money(charge, money, at=at, payment=payment)
    event = received_event(payment, charge)
    record(event, by=by, at=at, subject=charge.subject, subject_id=charge.subject_id, agency_id=charge.agency_id)
    return payment
