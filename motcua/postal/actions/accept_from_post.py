"""The Post accepts an envelope: the papers are counted with the sender, a slip for each dossier in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.entrusted import tracked
from motcua.journal.actions import record
from motcua.kernel.identity import check_identity_number, check_phone, last_four
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.events import AcceptedFromPost
from motcua.postal.ledger import CountedPaper, next_number, procedure_counted
from motcua.postal.models import PostalOrder
from motcua.postal.rules.kinds import ORDER_KIND_NUMBERS, OrderKind, OrderState, Payer
from motcua.postal.rules.transit import Route, expected_on
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.dossiers.models import Dossier


@dataclass(frozen=True)
class Correspondent:
    """A sender or a receiver, as written on the slip."""

    name: str
    phone: str
    address: str
    identity_no: str = ""


@dataclass(frozen=True)
class Enclosed:
    """One dossier of the envelope. `dossier_code` for a result to be sent alone; money in đồng."""

    procedure_code: str = ""
    papers: tuple[CountedPaper, ...] = ()
    dossier_code: str = ""
    fee_collected: int = 0
    carriage_fee: int = 0


@dataclass(frozen=True)
class Envelope:
    """What is handed over the Post's counter. `key` is made with the empty form: a double click accepts once."""

    key: UUID
    kind: OrderKind
    desk_code: str
    sender: Correspondent
    receiver: Correspondent | None
    enclosed: Sequence[Enclosed]
    route: Route = Route.PROVINCE
    payer: Payer = Payer.APPLICANT


@transaction.atomic(durable=True)
def accept_from_post(envelope: Envelope, *, by: "User", at: datetime) -> list[PostalOrder]:
    """One order with its own slip for each dossier. Accepting twice returns the same orders.

    Raises Refused when the asker does not serve the desk, the desk does not take a procedure, nothing was counted, a
    number is not right, or a dossier whose result is asked for is not the sender's.
    """
    desk = Agency.objects.select_for_update().filter(code=envelope.desk_code).first()
    if desk is None:
        raise Refused("Chọn Bộ phận Một cửa nhận hồ sơ.")
    refuse_if(policies.may_serve(duties_of(by, on=day_in_vietnam(at)), desk))
    known = list(PostalOrder.objects.filter(envelope=envelope.key).order_by("position"))
    if known:
        return known
    _check(envelope)
    return [_accept(envelope, one, place, desk, by, at) for place, one in enumerate(envelope.enclosed, start=1)]


def _check(envelope: Envelope) -> None:
    sender, receiver = envelope.sender, envelope.receiver
    if not sender.name.strip() or not sender.address.strip():
        raise Refused("Ghi họ tên và địa chỉ người gửi.")
    if envelope.kind is not OrderKind.SEND and (
        receiver is None or not receiver.name.strip() or not receiver.address.strip()
    ):
        raise Refused("Ghi họ tên và địa chỉ người nhận kết quả.")
    try:
        check_identity_number(sender.identity_no)
        check_phone(sender.phone)
        if receiver and envelope.kind is not OrderKind.SEND:
            check_phone(receiver.phone)
    except ValueError as wrong:
        raise Refused(str(wrong)) from wrong
    if not envelope.enclosed:
        raise Refused("Phong bì chưa có hồ sơ nào; ghi ít nhất một hồ sơ.")


def _accept(envelope: Envelope, enclosed: Enclosed, place: int, desk: Agency, by: "User", at: datetime) -> PostalOrder:
    officer = officer_of(by)
    if officer is None:
        raise Refused("Tài khoản này không phải của nhân viên bưu chính.")
    dossier = _known_dossier(envelope, enclosed, desk)
    code, name = _procedure(envelope, enclosed, dossier, at)
    today, sender = day_in_vietnam(at), envelope.sender
    receiver = envelope.receiver if envelope.kind is not OrderKind.SEND else None
    order = PostalOrder.objects.create(
        envelope=envelope.key,
        position=place,
        kind=envelope.kind.value,
        state=OrderState.ACCEPTED.value,
        slip_no=next_number("PG", desk.code, at),
        desk=desk,
        procedure_code=code,
        procedure_name=name[:500],
        dossier=dossier,
        sender_name=sender.name.strip(),
        sender_identity_no=check_identity_number(sender.identity_no),
        sender_phone=check_phone(sender.phone),
        sender_address=sender.address.strip()[:250],
        receiver_name=receiver.name.strip() if receiver else "",
        receiver_phone=check_phone(receiver.phone) if receiver else "",
        receiver_address=receiver.address.strip()[:250] if receiver else "",
        papers=[vars(paper) for paper in enclosed.papers],
        fee_collected=enclosed.fee_collected,
        carriage_fee=enclosed.carriage_fee,
        payer=envelope.payer.value,
        route=envelope.route.value,
        expected_on=expected_on(today, envelope.route, working_calendar(desk.code)),
        accepted_by=officer,
        accepted_at=at,
    )
    event = AcceptedFromPost(order.slip_no, order.procedure_name, ORDER_KIND_NUMBERS[envelope.kind])
    record(event, by=by, at=at, subject="postal_order", subject_id=order.pk, agency_id=desk.pk)
    return order


def _known_dossier(envelope: Envelope, enclosed: Enclosed, desk: Agency) -> "Dossier | None":
    if envelope.kind is not OrderKind.RETURN:
        return None
    found = tracked(enclosed.dossier_code, last_four(check_phone(envelope.sender.phone)))
    if found is None or not found.collects or found.dossier.desk_id != desk.pk:
        raise Refused("Không có hồ sơ nào của Bộ phận Một cửa này khớp với mã hồ sơ và số điện thoại đã ghi.")
    return found.dossier


def _procedure(envelope: Envelope, enclosed: Enclosed, dossier: "Dossier | None", at: datetime) -> tuple[str, str]:
    if dossier is not None:
        return dossier.revision.procedure.code, dossier.revision.name
    on = day_in_vietnam(at)
    name = procedure_counted(enclosed.procedure_code, envelope.desk_code, enclosed.papers, on=on)
    return enclosed.procedure_code, name
