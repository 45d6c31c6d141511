"""No silent hang: paper files still at the desk past their moment are reported to the desk and the unit's heads."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import PapersLeft
from motcua.dossiers.models import Dossier, PaperSlipLine
from motcua.journal.actions import record
from motcua.journal.queries import entries_about
from motcua.kernel.vietnamese import format_short


@transaction.atomic(durable=True)
def report_papers_left(dossier_id: int, until: datetime, *, at: datetime) -> bool:
    """Report it once; False when it was before, or they have left meanwhile."""
    dossier = Dossier.objects.locked(dossier_id)
    gone = PaperSlipLine.objects.filter(dossier=dossier, missing=False).exists()
    if gone or entries_about("dossier", {dossier.pk}, PapersLeft.kind):
        return False
    event = PapersLeft(unit_name=dossier.unit.name, leave_text=format_short(until))
    record(event, by=None, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return True
