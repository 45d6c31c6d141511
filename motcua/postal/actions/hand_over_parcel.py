"""The desk gives a result to the Post."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.journal.actions import record
from motcua.kernel.identity import check_phone
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.vietnamese import format_day
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.events import ParcelHandedOver
from motcua.postal.ledger import next_number
from motcua.postal.models import Parcel, PostalOrder
from motcua.postal.rules.kinds import OrderKind, ParcelState, Payer
from motcua.postal.rules.transit import Route, expected_on
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class Addressed:
    """Where the result goes; `content` says what is in the envelope (the result, originals given back)."""

    name: str
    phone: str
    address: str
    content: str
    route: Route = Route.PROVINCE


@transaction.atomic(durable=True)
def hand_over_parcel(dossier_id: int, to: Addressed, *, by: "User", at: datetime) -> Parcel:
    """A parcel with its label, waiting for the postal officer to sign for it.

    The operator pays when the one before was lost, the applicant otherwise (Decision 45/2016 art. 12). Raises Refused
    for anybody but a clerk of the desk, without a sealed result, with a parcel on its way, or without an address.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_hand_over_parcel(duties_of(by, on=day_in_vietnam(at)), dossier))
    giver = officer_of(by)
    if giver is None or not all(text.strip() for text in (to.name, to.address, to.content)):
        raise Refused("Ghi đủ họ tên, địa chỉ người nhận và nội dung bưu gửi.")
    try:
        phone = check_phone(to.phone)
    except ValueError as wrong:
        raise Refused(str(wrong)) from wrong
    before = dossier.parcels.order_by("-pk").first()
    lost = before is not None and before.state == ParcelState.LOST
    today = day_in_vietnam(at)
    parcel = Parcel.objects.create(
        label_no=next_number("KQ", dossier.desk.code, at),
        dossier=dossier,
        order=_ordered(dossier),
        desk=dossier.desk,
        state=ParcelState.HANDED_OVER.value,
        since=at,
        content=to.content.strip()[:500],
        receiver_name=to.name.strip()[:160],
        receiver_phone=phone,
        receiver_address=to.address.strip()[:250],
        payer=(Payer.OPERATOR if lost else Payer.APPLICANT).value,
        route=to.route.value,
        expected_on=expected_on(today, to.route, working_calendar(dossier.desk.code)),
        handed_by=giver,
        handed_at=at,
    )
    event = ParcelHandedOver(parcel.label_no, format_day(parcel.expected_on))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return parcel


def _ordered(dossier: Dossier) -> PostalOrder | None:
    wanted = [OrderKind.RETURN.value, OrderKind.BOTH.value]
    order: PostalOrder | None = PostalOrder.objects.filter(dossier=dossier, kind__in=wanted).order_by("-pk").first()
    return order
