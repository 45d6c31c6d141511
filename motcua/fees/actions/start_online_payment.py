"""A payer has been given a session at the gateway."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.fees.events import OnlinePaymentStarted
from motcua.fees.models import Charge, OnlineSession
from motcua.journal.actions import record
from motcua.kernel.money import format_vnd
from motcua.kernel.refusals import Refused

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class SessionFacts:
    """A session as the gateway opened it; `address` is where the payer goes."""

    session_id: str
    address: str
    amount: int
    expires_at: datetime


@transaction.atomic(durable=True)
def start_online_payment(charge_id: int, facts: SessionFacts, *, by: "User", at: datetime) -> OnlineSession:
    """Keep the session, so that it is asked about even when the payer never comes back; the same session once.

    The door has found the charge through the asker. Raises Refused when nothing is to pay any more.
    """
    charge = Charge.objects.locked(charge_id)
    if found := OnlineSession.objects.filter(session_id=facts.session_id).first():
        return found
    if not charge.is_open or facts.amount != charge.outstanding:
        raise Refused("Khoản phí vừa thay đổi; hãy tải lại trang để xem số tiền còn phải nộp.")
    session = OnlineSession.objects.create(
        charge=charge, session_id=facts.session_id, address=facts.address, amount=facts.amount, started_at=at,
        expires_at=facts.expires_at,
    )  # fmt: skip
    event = OnlinePaymentStarted(
        charge=charge.pk, reference=str(charge.reference), amount=facts.amount, amount_words=format_vnd(facts.amount)
    )
    record(event, by=by, at=at, subject=charge.subject, subject_id=charge.subject_id, agency_id=charge.agency_id)
    return session
