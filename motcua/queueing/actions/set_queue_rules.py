"""A desk sets the rules of its queue."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.queueing import policies
from motcua.queueing.events import RulesSet
from motcua.queueing.ledger import desk_open
from motcua.queueing.models import Queue

if TYPE_CHECKING:
    from motcua.accounts.models import User

MOST_IN_A_ROW, MOST_RECALLS, MOST_AN_HOUR = 20, 5, 60


@transaction.atomic(durable=True)
def set_queue_rules(
    desk_code: str, *, priority_in_a_row: int, recalls: int, per_hour: int, by: "User", at: datetime
) -> Queue:
    """How many priority calls in a row, how often somebody is called back, how many bookings an hour.

    Raises Refused for a number out of its bounds and for somebody who does not work at the desk.
    """
    day = day_in_vietnam(at)
    desk = desk_open(desk_code, day)
    refuse_if(policies.may_work_at(desk, duties_of(by, on=day)))
    if not 1 <= priority_in_a_row <= MOST_IN_A_ROW:
        raise Refused(f"Số lượt ưu tiên liền nhau phải từ 1 đến {MOST_IN_A_ROW}.")
    if not 0 <= recalls <= MOST_RECALLS:
        raise Refused(f"Số lần gọi lại phải từ 0 đến {MOST_RECALLS}.")
    if not 0 <= per_hour <= MOST_AN_HOUR:
        raise Refused(f"Số lịch hẹn mỗi giờ phải từ 0 đến {MOST_AN_HOUR}.")
    rules = {"priority_in_a_row": priority_in_a_row, "recalls": recalls, "per_hour": per_hour}
    queue, _ = Queue.objects.update_or_create(desk=desk, defaults=rules)
    record(RulesSet(**rules), by=by, at=at, subject="desk", subject_id=desk.pk, agency_id=desk.pk)
    return queue
