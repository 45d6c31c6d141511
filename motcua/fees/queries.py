"""Reading money. The caller has found what a charge is about through the asker, or asks with the asker's duties."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet, Sum

from motcua.fees import policies
from motcua.fees.models import Account, Charge, OnlineSession, Payment, Reconciliation, Refund, Way
from motcua.fees.rules.settling import OPEN, SETTLED
from motcua.fees.rules.vietqr import VietQr, encode
from motcua.kernel.worktime import VIETNAM
from motcua.organisation.models import Agency
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role

WAYS: list[tuple[str, str]] = [(str(value), str(label)) for value, label in Way.choices]
REFUND_WAYS: dict[str, Way] = {way.value: way for way in (Way.CASH, Way.TRANSFER)}
"""How money can go back."""
ASKED_FOR = timedelta(days=3)
"""How long the gateway is asked about a session nobody heard of again."""


def charges_of(subject: str, subject_id: int) -> list[Charge]:
    """The charges of one thing with lines, payments and refunds, newest first."""
    rows = Charge.objects.about(subject, subject_id).select_related("account__agency", "agency", "desk")
    return list(rows.prefetch_related("lines", "payments__cashier__user", "refunds"))


def charge_of(subject: str, subject_id: int, charge_id: int) -> Charge | None:
    """One charge of one thing; None when it is another's."""
    rows = Charge.objects.filter(pk=charge_id, subject=subject, subject_id=subject_id)
    return rows.select_related("account__agency", "agency", "desk").first()


def payment_of(subject: str, subject_id: int, payment_id: int) -> Payment | None:
    """One payment for one thing, as its receipt shows it; None when it is another's."""
    rows = Payment.objects.filter(pk=payment_id, charge__subject=subject, charge__subject_id=subject_id)
    return rows.select_related(
        "charge__account__agency__parent", "charge__agency__parent", "charge__desk", "cashier__user"
    ).first()


def open_session_of(charge: Charge, *, now: datetime) -> OnlineSession | None:
    """The gateway session the payer can still go to, for the sum that is still owed."""
    rows = charge.sessions.filter(closed_at__isnull=True, expires_at__gt=now, amount=charge.outstanding)
    return rows.order_by("-pk").first()


def sessions_to_ask(now: datetime) -> Sequence[OnlineSession]:
    """Sessions nobody has closed, of the last days, the oldest first."""
    rows = OnlineSession.objects.filter(closed_at__isnull=True, started_at__gt=now - ASKED_FOR)
    return list(rows.select_related("charge").order_by("pk")[:200])


def transfer_payload(charge: Charge) -> str | None:
    """The VietQR payload for what is still owed; None when nothing is owed or the agency has no account."""
    if charge.account is None or not charge.outstanding or not charge.reference:
        return None
    return encode(VietQr(charge.account.bank_bin, charge.account.number, charge.outstanding, charge.reference))


def has_paid_all(subject: str, subject_id: int) -> bool:
    """Whether something was charged and nothing is owed any more."""
    states = set(Charge.objects.about(subject, subject_id).values_list("state", flat=True))
    return bool(states & SETTLED) and not states & OPEN


def held_on(subject: str, subject_id: int, *, at: datetime) -> int:
    """What had been received for one thing and not given back, at a moment."""
    of = {"charge__subject": subject, "charge__subject_id": subject_id}
    came = Payment.objects.filter(received_at__lte=at, **of).aggregate(sum=Sum("amount"))["sum"]
    went = Refund.objects.filter(refunded_at__lte=at, **of).aggregate(sum=Sum("amount"))["sum"]
    return (came or 0) - (went or 0)


def accounts() -> list[Account]:
    """Every account fees go or went to, by agency, the one in use first. No secret: people pay into them."""
    rows = Account.objects.select_related("agency").order_by("agency__name", "-valid_from")
    return list(rows)


def account_by_id(account_id: int) -> Account | None:
    """One account; None when there is none."""
    return Account.objects.select_related("agency").filter(pk=account_id).first()


# The drawer of a desk


def cash_recorded(desk: Agency, day: date) -> int:
    """Cash taken less cash given back at a desk on a day, in đồng."""
    start = datetime.combine(day, time(0), VIETNAM)
    on_day = (start, start + timedelta(days=1))
    taken = Payment.objects.filter(desk=desk, way=Way.CASH, received_at__gte=on_day[0], received_at__lt=on_day[1])
    given = Refund.objects.filter(
        charge__desk=desk, way=Way.CASH, refunded_at__gte=on_day[0], refunded_at__lt=on_day[1]
    )
    return (taken.aggregate(Sum("amount"))["amount__sum"] or 0) - (given.aggregate(Sum("amount"))["amount__sum"] or 0)


def payments_on(duties: Duties, desk_id: int, day: date) -> QuerySet[Payment]:
    """What a desk received on a day, the newest first; nothing for a stranger to the desk."""
    start = datetime.combine(day, time(0), VIETNAM)
    rows = Payment.objects.filter(desk_id=desk_id, received_at__gte=start, received_at__lt=start + timedelta(days=1))
    rows = rows.filter(desk_id__in=duties.agencies(Role.RECEIVER))
    return rows.select_related("charge", "cashier__user").order_by("-received_at")


def unplaced_payments(duties: Duties) -> list[Payment]:
    """Money that came with an unknown content, for cashiers; the oldest first."""
    if not duties.holds(Role.RECEIVER):
        return []
    return list(Payment.objects.filter(charge__isnull=True).order_by("recorded_at")[:50])


def closing_of(desk_id: int, day: date) -> Reconciliation | None:
    """The closing of a desk's cash on a day; None while the day is open."""
    rows = Reconciliation.objects.filter(desk_id=desk_id, day=day)
    return rows.select_related("closed_by__user").first()


def closings(desk_id: int, *, limit: int = 10) -> list[Reconciliation]:
    """The last closings of a desk, the newest first."""
    rows = Reconciliation.objects.filter(desk_id=desk_id).select_related("closed_by__user")
    return list(rows.order_by("-day")[:limit])


def why_not_collect(duties: Duties, charge: Charge) -> str | None:
    """Why the asker takes no money for a charge; None when they may."""
    return policies.may_collect(duties, charge)


def why_not_cancel(duties: Duties, charge: Charge) -> str | None:
    """Why the asker does not cancel a charge; None when they may."""
    return policies.may_cancel(duties, charge)


def why_not_refund(duties: Duties, charge: Charge) -> str | None:
    """Why the asker orders no money back; None when they may."""
    return policies.may_refund(duties, charge)
