"""What is to be paid for a thing, worked out and written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.fees import policies
from motcua.fees.events import ChargeRaised
from motcua.fees.ledger import account_for, settle
from motcua.fees.models import Charge, ChargeLine
from motcua.fees.rules.lines import Choice, PricedLine, price, total_of
from motcua.fees.rules.references import reference_of
from motcua.fees.rules.relief import Relief
from motcua.fees.rules.settling import OPEN
from motcua.journal.actions import record
from motcua.kernel.money import format_vnd
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of
from motcua.procedures.rules.fees import FeeChannel, FeeLine

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class Bill:
    """What is charged for: the thing (`subject`, `subject_id`, its code), the registry's lines, the chosen cases."""

    key: UUID
    subject: str
    subject_id: int
    subject_code: str
    content: str
    agency_id: int
    desk_id: int
    payer_name: str
    fees: Sequence[FeeLine]
    choices: Sequence[Choice]
    channel: FeeChannel
    relief: Relief | None = None
    payer_address: str = ""


@transaction.atomic(durable=True)
def raise_charge(bill: Bill, *, by: "User | None", at: datetime) -> Charge:
    """A charge with its lines explained; once for a key, and one open charge for a thing. Nothing to pay is paid.

    `by` is None when it follows from a filing by itself. Raises Refused for a stranger to the desk, no chosen case, an
    unknown case or amount, or while another charge of the thing is open.
    """
    desk = Agency.objects.get(pk=bill.desk_id)
    if by is not None:
        refuse_if(policies.may_handle_cash(duties_of(by, on=day_in_vietnam(at)), desk))
    if found := Charge.objects.filter(key=bill.key).first():
        return found
    lines = _priced(bill)
    charge = _written(bill, lines, at)
    event = ChargeRaised(
        charge=charge.pk,
        reference=str(charge.reference),
        total=charge.total,
        total_words=format_vnd(charge.total),
        lines=len(lines),
        waived=sum(line.amount < line.full for line in lines),
    )
    record(event, by=by, at=at, subject=bill.subject, subject_id=bill.subject_id, agency_id=bill.agency_id)
    return charge


def _priced(bill: Bill) -> tuple[PricedLine, ...]:
    if not bill.choices:
        raise Refused("Cần chọn ít nhất một trường hợp thu phí, lệ phí.")
    try:
        return price(bill.fees, bill.choices, bill.channel, bill.relief)
    except ValueError as error:
        raise Refused(str(error)) from error


def _written(bill: Bill, lines: Sequence[PricedLine], at: datetime) -> Charge:
    states = [state.value for state in OPEN]
    if Charge.objects.about(bill.subject, bill.subject_id).filter(state__in=states).exists():
        raise Refused("Đang có một khoản phí chưa nộp đủ; hãy thu hoặc hủy khoản đó trước.")
    agency = Agency.objects.select_related("parent__parent").get(pk=bill.agency_id)
    charge = Charge(
        key=bill.key, subject=bill.subject, subject_id=bill.subject_id, subject_code=bill.subject_code,
        content=bill.content, agency=agency, desk_id=bill.desk_id, account=account_for(agency, on=day_in_vietnam(at)),
        payer_name=bill.payer_name, payer_address=bill.payer_address, total=total_of(lines), raised_at=at,
    )  # fmt: skip
    settle(charge)
    try:
        with transaction.atomic():
            charge.save(force_insert=True)
    except IntegrityError as error:
        raise Refused("Người khác vừa xác định khoản phí này; hãy tải lại trang.") from error
    charge.reference = reference_of(charge.pk)
    charge.save(update_fields=["reference"])
    ChargeLine.objects.bulk_create(_row(charge, position, line) for position, line in enumerate(lines, 1))
    return charge


def _row(charge: Charge, position: int, line: PricedLine) -> ChargeLine:
    values = {name: getattr(line, name) for name in line.__dataclass_fields__}
    return ChargeLine(charge=charge, position=position, **values)
