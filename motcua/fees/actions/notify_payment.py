"""A provider says that somebody has paid: once, twice, late, too much, or for nobody knows what. Nothing is lost."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.fees.events import PaymentUnplaced
from motcua.fees.ledger import Money, add_money, received_event
from motcua.fees.models import Charge, OnlineSession, Payment, Way
from motcua.fees.rules.references import find_reference
from motcua.journal.actions import record
from motcua.kernel.money import format_vnd
from motcua.kernel.refusals import Refused


@dataclass(frozen=True)
class Notice:
    """What a provider said, its signature already proven. `memo` is the payment's content, `amount` in đồng."""

    provider: str
    provider_reference: str
    memo: str
    amount: int
    paid_at: datetime
    session_id: str = ""


@transaction.atomic(durable=True)
def notify_payment(notice: Notice, *, by: None = None, at: datetime) -> Payment:
    """Put the money where it belongs; the same transaction again gives the payment of the first time.

    A wrong sum or a settled or cancelled charge is recorded all the same: the charge says what is missing or too much.
    Raises Refused when the transaction is on record with another sum, or the notice has no number or sum.
    """
    if not notice.provider_reference or notice.amount <= 0:
        raise Refused("Thông báo thanh toán thiếu mã giao dịch hoặc số tiền.")
    reference = find_reference(notice.memo)
    charge = Charge.objects.select_for_update().filter(reference=reference).first() if reference else None
    known = _known(notice)
    _close_session(notice, at)
    if known:
        return known
    if charge is None:
        return _unplaced(notice, at)
    payment = add_money(Charge.objects.locked(charge.pk), _money(notice), at=at)
    assert payment.charge is not None
    event = received_event(payment, payment.charge)
    record(event, by=by, at=at, subject=charge.subject, subject_id=charge.subject_id, agency_id=charge.agency_id)
    return payment


def _close_session(notice: Notice, at: datetime) -> None:
    """The session has done its work; a notice without one closes nothing."""
    OnlineSession.objects.filter(session_id=notice.session_id, closed_at__isnull=True).update(closed_at=at)


def _known(notice: Notice) -> Payment | None:
    rows = Payment.objects.filter(provider=notice.provider, provider_reference=notice.provider_reference)
    known = rows.first()
    if known and known.amount != notice.amount:
        said = f"{format_vnd(known.amount)}, không phải {format_vnd(notice.amount)}"
        raise Refused(f"Giao dịch {notice.provider_reference} đã được ghi nhận với {said}.")
    return known


def _money(notice: Notice) -> Money:
    return Money(notice.amount, Way.GATEWAY, notice.paid_at, notice.provider, notice.provider_reference, notice.memo)


def _unplaced(notice: Notice, at: datetime) -> Payment:
    payment, created = Payment.objects.get_or_create(
        provider=notice.provider,
        provider_reference=notice.provider_reference,
        defaults={
            "amount": notice.amount, "way": Way.GATEWAY, "received_at": notice.paid_at, "recorded_at": at,
            "stated_reference": notice.memo[:200], "note": "Chưa rõ của khoản phí nào.",
        },
    )  # fmt: skip
    if created:
        event = PaymentUnplaced(payment=payment.pk, amount=payment.amount, amount_words=format_vnd(payment.amount))
        record(event, by=None, at=at, subject="payment", subject_id=payment.pk)
    return payment
