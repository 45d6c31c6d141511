"""The Post lists what it gives to a desk and signs the record of hand-over first."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.events import HandOverDrawnUp
from motcua.postal.ledger import next_number
from motcua.postal.models import HandOver, HandOverLine, PostalOrder
from motcua.postal.rules.kinds import OrderState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def draw_up_hand_over(order_ids: Sequence[int], *, by: "User", at: datetime) -> HandOver:
    """One record for accepted orders of one desk, signed by the postal officer who gives them.

    Raises Refused for orders of several desks, none at all, or one that is in a record already.
    """
    rows = PostalOrder.objects.select_for_update(of=("self",)).select_related("desk")
    orders: list[PostalOrder] = list(rows.filter(pk__in=order_ids).order_by("pk"))
    giver = officer_of(by)
    if not orders or giver is None:
        raise Refused("Chọn ít nhất một phiếu gửi để lập biên bản giao nhận.")
    duties = duties_of(by, on=day_in_vietnam(at))
    for order in orders:
        refuse_if(policies.may_list(duties, order))
    desks = {order.desk_id for order in orders}
    if len(desks) > 1:
        raise Refused("Mỗi biên bản chỉ giao cho một Bộ phận Một cửa; hãy chọn phiếu gửi của cùng một nơi.")
    desk = orders[0].desk
    number = next_number("BB", desk.code, at)
    made = HandOver.objects.create(number=number, desk=desk, given_by=giver, given_at=at)
    HandOverLine.objects.bulk_create(HandOverLine(hand_over=made, order=order) for order in orders)
    PostalOrder.objects.filter(pk__in=[order.pk for order in orders]).update(state=OrderState.LISTED.value)
    event = HandOverDrawnUp(made.number, len(orders))
    record(event, by=by, at=at, subject="hand_over", subject_id=made.pk, agency_id=desk.pk)
    return made
