"""A cashier has seen a transfer on the bank's statement."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from motcua.fees import policies
from motcua.fees.ledger import Money, add_money, received_event, signing_officer
from motcua.fees.models import Charge, Payment, Way
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User

BANK = "bank"


@transaction.atomic(durable=True)
def confirm_transfer(charge_id: int, *, amount: int, bank_reference: str, by: "User", at: datetime) -> Payment:
    """The sum as it arrived, right or wrong, under the bank's own transaction number: never from a payer's picture.

    Raises Refused for a stranger to the desk, without a number or sum, or when the transaction is on record already.
    """
    charge = Charge.objects.locked(charge_id)
    refuse_if(policies.may_handle_cash(duties_of(by, on=day_in_vietnam(at)), charge.desk))
    number = bank_reference.strip()
    if not 4 <= len(number) <= 100:
        raise Refused("Cần ghi mã giao dịch trên sao kê của ngân hàng (ít nhất 4 ký tự).")
    if amount <= 0:
        raise Refused("Số tiền đã nhận phải lớn hơn 0.")
    money = Money(amount, Way.TRANSFER, at, BANK, number, str(charge.reference), signing_officer(by))
    try:
        with transaction.atomic():
            payment = add_money(charge, money, at=at)
    except IntegrityError as error:
        raise Refused(f"Giao dịch {number} đã được ghi nhận; mỗi giao dịch chỉ ghi một lần.") from error
    event = received_event(payment, charge)
    record(event, by=by, at=at, subject=charge.subject, subject_id=charge.subject_id, agency_id=charge.agency_id)
    return payment
