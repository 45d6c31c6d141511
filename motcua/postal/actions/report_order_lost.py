"""An application entrusted to the Post never reached the desk: reported, apologised for, sent again at its cost."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.people.actions import PersonFacts, find_or_add
from motcua.postal import policies
from motcua.postal.events import OrderLost
from motcua.postal.ledger import Loss
from motcua.postal.models import HandOverLine, OrderLoss, PostalOrder
from motcua.postal.rules.kinds import OrderState

if TYPE_CHECKING:
    from motcua.accounts.models import User

OBJECTION = "Thất lạc trước khi đến quầy"


@transaction.atomic(durable=True)
def report_order_lost(order_id: int, loss: Loss, *, by: "User", at: datetime) -> OrderLoss:
    """The report; the sender is told and asked for pardon. The operator bears the cost (Decision 45/2016 art. 14).

    A record not signed yet keeps the line, with the loss as its objection. Raises Refused for an order the desk has
    signed for, for anybody but the Post or the desk, or when a part is not told.
    """
    rows = PostalOrder.objects.select_for_update(of=("self",)).select_related("desk")
    order: PostalOrder = rows.get(pk=order_id)
    refuse_if(policies.may_report_order_loss(duties_of(by, on=day_in_vietnam(at)), order))
    reporter = officer_of(by)
    if reporter is None:
        raise Refused("Tài khoản này không phải của cán bộ hoặc nhân viên bưu chính.")
    circumstances, remedy = loss.told()
    order.state = OrderState.LOST.value
    order.save(update_fields=["state"])
    HandOverLine.objects.filter(order=order, hand_over__signed_at__isnull=True).update(objection=OBJECTION)
    sender = PersonFacts(order.sender_identity_no, order.sender_name, order.sender_phone, address=order.sender_address)
    find_or_add(sender, at=at)  # who sends by post may be unknown here, and has to be told
    report = OrderLoss.objects.create(
        order=order,
        circumstances=circumstances,
        remedy=remedy,
        reissue_cost=loss.reissue_cost,
        reported_by=reporter,
        reported_at=at,
    )
    event = OrderLost(order.slip_no, loss.reissue_cost)
    record(event, by=by, at=at, subject="postal_order", subject_id=order.pk, agency_id=order.desk_id)
    return report
