"""A clerk gives the paper file of a dossier to the unit that settles it, on the slip of one gesture."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.counters.actions import take
from motcua.dossiers import policies
from motcua.dossiers.events import PapersHandedOver
from motcua.dossiers.models import Dossier, PaperSlip, PaperSlipLine
from motcua.dossiers.paper_slips import LeaveBy
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.organisation.models import Officer


@transaction.atomic(durable=True)
def hand_papers_over(dossier_id: int, *, key: UUID, by: "User", at: datetime) -> PaperSlip:
    """The dossier is a line of the gesture's slip for its unit; given again with the same key, it stays that line.

    Raises Refused for anybody but a clerk of the desk, before reception, after the end, or when its papers have left.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_hand_papers_over(duties_of(by, on=day_in_vietnam(at)), dossier))
    clerk, until = officer_of(by), LeaveBy().of(dossier)
    if clerk is None or until is None:
        raise Refused("Hồ sơ chưa được tiếp nhận nên chưa thể bàn giao.")
    left = PaperSlipLine.objects.select_related("slip__unit").filter(dossier=dossier, missing=False).first()
    if left and left.slip.key == key:
        return left.slip
    if left:
        raise Refused(f"Hồ sơ giấy đã bàn giao cho {left.slip.unit.name} theo phiếu số {left.slip.number}.")
    slip = _slip(dossier, key, clerk, at)
    PaperSlipLine.objects.create(slip=slip, dossier=dossier, leave_by=until)
    event = PapersHandedOver(slip=slip.pk, number=slip.number, unit_name=dossier.unit.name, leave_by=until.isoformat())
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return slip


def _slip(dossier: Dossier, key: UUID, clerk: "Officer", at: datetime) -> PaperSlip:
    """The gesture's slip for this unit, with the next number of the desk's book when it is the first dossier."""
    known = PaperSlip.objects.filter(key=key, desk=dossier.desk, unit=dossier.unit).first()
    if known and known.taken_at is None:
        return known
    if known:
        raise Refused(f"Phiếu số {known.number} đã được ký nhận; hãy lập phiếu mới.")
    number = f"{take(f'form:paper_slip:{dossier.desk_id}:{day_in_vietnam(at).year}'):04d}"
    return PaperSlip.objects.create(
        key=key, number=number, desk=dossier.desk, unit=dossier.unit, given_by=clerk, given_at=at
    )
