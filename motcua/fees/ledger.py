"""Writing money into a charge: sums, state, receipt number, the fact that tells of it. The caller holds the lock."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from motcua.counters.actions import take
from motcua.fees.events import PaymentReceived
from motcua.fees.models import Account, Charge, Payment, Reconciliation, Way
from motcua.fees.rules.settling import ChargeState, state_of
from motcua.kernel.money import format_vnd
from motcua.kernel.refusals import Refused
from motcua.kernel.vietnamese import format_day
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency, Officer
from motcua.organisation.queries import officer_of

CASH_BOX = "cash"
DEFAULT_SERIES = "BL"


@dataclass(frozen=True)
class Money:
    """A sum that came in, before it is written down. `provider_reference` is unique for a provider, empty for cash."""

    amount: int
    way: Way
    received_at: datetime
    provider: str
    provider_reference: str = ""
    stated_reference: str = ""
    cashier: Any = field(default=None)


def signing_officer(user: Any) -> Officer:
    """The officer behind an account that a policy has let pass. Raises Refused when there is none any more."""
    officer = officer_of(user)
    if officer is None:
        raise Refused("Tài khoản này không còn là của cán bộ đang làm việc.")
    return officer


def settle(charge: Charge) -> None:
    """Bring the state in line with the sums; saved by the caller."""
    cancelled = charge.cancelled_at is not None
    charge.state = state_of(charge.total, charge.received, charge.refunded, cancelled=cancelled).value


def add_money(charge: Charge, money: Money, *, at: datetime, payment: Payment | None = None) -> Payment:
    """Write the money into the charge with the next receipt number of its book, taken last; too much is recorded too.

    `payment` is given when the money was on record already, without a charge.
    """
    charge.received += money.amount
    settle(charge)
    charge.save(update_fields=["received", "state"])
    book = receipt_book(charge, on=day_in_vietnam(at))
    written = payment or Payment(
        amount=money.amount,
        way=money.way,
        received_at=money.received_at,
        recorded_at=at,
        stated_reference=money.stated_reference[:200],
        provider=money.provider,
        provider_reference=money.provider_reference,
    )
    written.charge, written.desk, written.cashier = charge, charge.desk, money.cashier
    written.note, written.receipt_book = charge.sentence, book
    written.receipt_no = take(f"fee-receipt:{book}")
    written.save()
    return written


def received_event(payment: Payment, charge: Charge) -> PaymentReceived:
    """The fact that money came."""
    return PaymentReceived(
        charge=charge.pk,
        payment=payment.pk,
        reference=str(charge.reference),
        amount=payment.amount,
        amount_words=format_vnd(payment.amount),
        way=payment.way,
        way_name=str(Way(payment.way).label).lower(),
        receipt=payment.receipt_number,
        standing=charge.sentence.rstrip("."),
        paid=ChargeState(charge.state) in {ChargeState.PAID, ChargeState.OVER} and charge.cancelled_at is None,
    )


def receipt_book(charge: Charge, *, on: date) -> str:
    """The book a receipt is numbered in: collecting agency, year, series. Numbers begin at 1 each year."""
    holder = charge.account.agency if charge.account else charge.agency
    series = charge.account.receipt_series if charge.account else DEFAULT_SERIES
    return f"{holder.code}/{on.year}/{series}"


def account_for(agency: Agency, *, on: date) -> Account | None:
    """The account in use of an agency, or of the nearest one above it; None when nobody has one."""
    place: Agency | None = agency
    while place is not None:
        found = Account.objects.in_force(on).filter(agency=place).select_related("agency").first()
        if found:
            return found
        place = place.parent
    return None


def refuse_closed_day(desk: Agency, day: date) -> None:
    """Raise Refused when the desk's cash of that day has been counted and closed."""
    if Reconciliation.objects.filter(desk=desk, day=day).exists():
        raise Refused(f"Quỹ tiền mặt ngày {format_day(day)} của {desk.name} đã chốt; không thu, chi tiền mặt thêm.")
