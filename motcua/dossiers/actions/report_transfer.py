"""No silent hang: what has not left the desk that took it by its moment is reported to both desks and the applicant."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import TransferLate
from motcua.dossiers.models import Dossier, Transfer
from motcua.journal.actions import record
from motcua.journal.queries import entries_about
from motcua.kernel.vietnamese import format_short


@transaction.atomic(durable=True)
def report_transfer(dossier_id: int, *, at: datetime) -> bool:
    """Report it once; False when it was before, or it has left or arrived meanwhile."""
    dossier = Dossier.objects.locked(dossier_id)
    way = Transfer.objects.unsent().select_related("from_desk", "to_desk").filter(dossier=dossier).first()
    if way is None or entries_about("dossier", {dossier.pk}, TransferLate.kind):
        return False
    event = TransferLate(
        from_desk=way.from_desk_id,
        from_name=way.from_desk.name,
        to_name=way.to_desk.name,
        leave_text=format_short(way.must_leave_by),
    )
    record(event, by=None, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return True
