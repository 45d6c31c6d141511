"""The clerk enters what came by post; the term runs from the signature of the record of hand-over."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.reception import CounterFiling, file_and_receive
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.postal import policies
from motcua.postal.events import FiledFromPost
from motcua.postal.models import HandOverLine, PostalOrder
from motcua.postal.rules.kinds import OrderState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def file_from_post(order_id: int, filing: CounterFiling, *, by: "User", at: datetime) -> Dossier:
    """The dossier of an order, received when its record was signed (channel POST). Entering twice returns the same.

    Raises `Incomplete` with a sentence for each field and paper, Refused for anybody but a clerk of the desk, for an
    order nobody signed for, or for another procedure or desk than the order's.
    """
    rows = PostalOrder.objects.select_for_update(of=("self",)).select_related("desk", "dossier")
    order: PostalOrder = rows.get(pk=order_id)
    duties = duties_of(by, on=day_in_vietnam(at))
    if order.dossier is not None and order.dossier.filing_key == filing.filing_key:
        refuse_if(policies.may_act_at(duties, order.desk))
        return order.dossier
    refuse_if(policies.may_file(duties, order))
    if (filing.procedure_code, filing.desk_code) != (order.procedure_code, order.desk.code):
        raise Refused("Hồ sơ phải đúng thủ tục và Bộ phận Một cửa ghi trên phiếu gửi.")
    line = HandOverLine.objects.select_related("hand_over").get(
        order=order, objection="", hand_over__signed_at__isnull=False
    )
    signed_at = line.hand_over.signed_at
    if signed_at is None:
        raise Refused("Biên bản giao nhận chưa được ký.")
    dossier = file_and_receive(filing, channel=Channel.POST, received_at=signed_at, by=by, at=at)
    order.dossier, order.state = dossier, OrderState.FILED.value
    order.save()
    event = FiledFromPost(order.slip_no, line.hand_over.number)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
