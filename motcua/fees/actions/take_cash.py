"""A cashier takes cash and gives a numbered receipt."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.fees import policies
from motcua.fees.ledger import CASH_BOX, Money, add_money, received_event, refuse_closed_day, signing_officer
from motcua.fees.models import Charge, Payment, Way
from motcua.journal.actions import record
from motcua.kernel.money import format_vnd
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def take_cash(charge_id: int, *, amount: int, by: "User", at: datetime) -> Payment:
    """What is still to pay, or a part of it, in đồng; the receipt's number is the next of the agency's book.

    Raises Refused for a stranger to the desk, a settled charge, an amount outside what is owed, or a closed day.
    """
    charge = Charge.objects.locked(charge_id)
    refuse_if(policies.may_collect(duties_of(by, on=day_in_vietnam(at)), charge))
    if not 0 < amount <= charge.outstanding:
        raise Refused(f"Số tiền thu phải lớn hơn 0 và không quá {format_vnd(charge.outstanding)} còn phải nộp.")
    desk = Agency.objects.select_for_update().get(pk=charge.desk_id)
    refuse_closed_day(desk, day_in_vietnam(at))
    money = Money(amount, Way.CASH, at, CASH_BOX, stated_reference=str(charge.reference), cashier=signing_officer(by))
    payment = add_money(charge, money, at=at)
    event = received_event(payment, charge)
    record(event, by=by, at=at, subject=charge.subject, subject_id=charge.subject_id, agency_id=charge.agency_id)
    return payment
