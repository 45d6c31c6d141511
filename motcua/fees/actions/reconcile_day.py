"""A cashier counts the drawer and closes the day."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.fees import policies
from motcua.fees.events import DayReconciled
from motcua.fees.ledger import refuse_closed_day, signing_officer
from motcua.fees.models import Reconciliation
from motcua.fees.queries import cash_recorded
from motcua.fees.rules.settling import difference_sentence
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.vietnamese import format_day
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def reconcile_day(desk_id: int, *, day: date, counted: int, note: str = "", by: "User", at: datetime) -> Reconciliation:
    """Close a desk's cash of a day, in đồng: once; a difference needs its explanation.

    Raises Refused for a stranger to the desk, a day to come, a closed day, or a difference nobody explains.
    """
    desk = Agency.objects.select_for_update().get(pk=desk_id)
    refuse_if(policies.may_handle_cash(duties_of(by, on=day_in_vietnam(at)), desk))
    if day > day_in_vietnam(at) or counted < 0:
        raise Refused("Chỉ chốt quỹ của hôm nay hoặc ngày đã qua, với số tiền đếm được từ 0 đồng.")
    refuse_closed_day(desk, day)
    recorded = cash_recorded(desk, day)
    if counted != recorded and len(note.strip()) < 5:
        raise Refused(f"{difference_sentence(counted, recorded)} Cần ghi lý do chênh lệch.")
    closing = Reconciliation.objects.create(
        desk=desk, day=day, counted=counted, recorded=recorded, difference=counted - recorded,
        note=note.strip()[:500], closed_at=at, closed_by=signing_officer(by),
    )  # fmt: skip
    event = DayReconciled(
        day=format_day(day), counted=counted, recorded=recorded, difference=closing.difference,
        standing=difference_sentence(counted, recorded).rstrip("."),
    )  # fmt: skip
    record(event, by=by, at=at, subject="agency", subject_id=desk.pk, agency_id=desk.pk)
    return closing
