"""The unit has counted the paper files of a slip: taken in one gesture, each early, on time or late."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import PapersTaken
from motcua.dossiers.models import PaperSlip
from motcua.dossiers.rules.deadlines import Timeliness, transfer_timeliness
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def take_papers(slip_id: int, *, found: Collection[int], by: "User", at: datetime) -> PaperSlip:
    """`found` are the lines whose papers are there; the others go back to the desk's list as not handed over.

    Raises Refused for anybody outside the unit, a second time, or when nothing was found.
    """
    slip = PaperSlip.objects.select_for_update(of=("self",)).select_related("unit", "desk").get(pk=slip_id)
    refuse_if(policies.may_take_papers(duties_of(by, on=day_in_vietnam(at)), slip))
    lines = list(slip.lines.order_by("id"))
    if not {line.pk for line in lines} & set(found):
        raise Refused("Đánh dấu ít nhất một hồ sơ đã nhận; chưa nhận được hồ sơ nào thì chưa ký nhận phiếu.")
    for line in lines:
        line.missing = line.pk not in found
        line.timeliness = "" if line.missing else transfer_timeliness(at, line.leave_by).value
        line.save()
    slip.taken_by, slip.taken_at = officer_of(by), at
    slip.save()
    words = [line.timeliness for line in lines if not line.missing]
    event = PapersTaken(
        number=slip.number,
        unit_name=slip.unit.name,
        taken=len(words),
        late=words.count(Timeliness.LATE.value),
        missing=len(lines) - len(words),
    )
    record(event, by=by, at=at, subject="paper_slip", subject_id=slip.pk, agency_id=slip.unit_id)
    return slip
