"""The clerk counts against the list and signs: the legal moment of filing."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.events import HandOverSigned
from motcua.postal.models import HandOver, PostalOrder
from motcua.postal.rules.kinds import OrderState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def sign_hand_over(hand_over_id: int, *, objections: Mapping[int, str], by: "User", at: datetime) -> HandOver:
    """Take what agrees with its list; `objections` (order id to reason) go back with the Post.

    The moment is the legal one of filing (Decision 45/2016/QĐ-TTg). Raises Refused for anybody but a clerk of the desk,
    for the second signature, for an objection to what is not in the record, or one without a reason.
    """
    rows = HandOver.objects.select_for_update(of=("self",)).select_related("desk")
    signed: HandOver = rows.get(pk=hand_over_id)
    refuse_if(policies.may_sign(duties_of(by, on=day_in_vietnam(at)), signed))
    lines = list(signed.lines.select_related("order").order_by("pk"))
    if not set(objections) <= {line.order_id for line in lines}:
        raise Refused("Biên bản này không có phiếu gửi đã chọn.")
    if not all(reason.strip() for reason in objections.values()):
        raise Refused("Ghi lý do với mỗi hồ sơ trả lại bưu chính.")
    for line in lines:
        if OrderState(line.order.state) is OrderState.LOST:
            continue  # its report stands as the objection
        line.objection = objections.get(line.order_id, "").strip()[:500]
        line.save(update_fields=["objection"])
        state = OrderState.ACCEPTED if line.objection else OrderState.SIGNED_FOR
        PostalOrder.objects.filter(pk=line.order_id).update(state=state.value)
    signed.taken_by, signed.signed_at = officer_of(by), at
    signed.save()
    refused = sum(1 for line in lines if line.objection)
    event = HandOverSigned(signed.number, len(lines) - refused, refused)
    record(event, by=by, at=at, subject="hand_over", subject_id=signed.pk, agency_id=signed.desk_id)
    return signed
