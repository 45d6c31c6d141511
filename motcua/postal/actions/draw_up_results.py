"""The desk lists the results it gives to the Post and signs the record of hand-over first."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.events import ResultsDrawnUp
from motcua.postal.ledger import next_number
from motcua.postal.models import Parcel, ResultHandOver

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def draw_up_results(parcel_ids: Sequence[int], *, by: "User", at: datetime) -> ResultHandOver:
    """One record for parcels of one desk that wait for the Post (Decision 45/2016/QĐ-TTg art. 7).

    Raises Refused for anybody but a clerk of the desk, for parcels of several desks, none at all, or one that is in a
    record already.
    """
    rows = Parcel.objects.select_for_update(of=("self",)).select_related("desk")
    parcels: list[Parcel] = list(rows.filter(pk__in=parcel_ids).order_by("pk"))
    giver = officer_of(by)
    if not parcels or giver is None:
        raise Refused("Chọn ít nhất một bưu gửi để lập biên bản giao kết quả.")
    duties = duties_of(by, on=day_in_vietnam(at))
    for parcel in parcels:
        refuse_if(policies.may_list_parcel(duties, parcel))
    if len({parcel.desk_id for parcel in parcels}) > 1:
        raise Refused("Mỗi biên bản chỉ giao kết quả của một Bộ phận Một cửa.")
    desk = parcels[0].desk
    made = ResultHandOver.objects.create(
        number=next_number("BG", desk.code, at), desk=desk, given_by=giver, given_at=at
    )
    Parcel.objects.filter(pk__in=[parcel.pk for parcel in parcels]).update(hand_over=made)
    event = ResultsDrawnUp(made.number, len(parcels))
    record(event, by=by, at=at, subject="result_hand_over", subject_id=made.pk, agency_id=desk.pk)
    return made
