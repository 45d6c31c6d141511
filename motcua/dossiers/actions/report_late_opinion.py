"""An opinion that did not come in time: heads and desk are told (Decree 61/2018 art. 19.3)."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import OpinionLate
from motcua.dossiers.models import Consultation, Dossier
from motcua.dossiers.rules.deadlines import is_late
from motcua.journal.actions import record
from motcua.journal.queries import entries_about
from motcua.kernel.terms import parse_term
from motcua.kernel.vietnamese import format_short


@transaction.atomic(durable=True)
def report_late_opinion(consultation_id: int, *, at: datetime) -> bool:
    """The late opinion is reported, once; False when it was before, has come, may still come today, or all is over."""
    asked = Consultation.objects.only("dossier_id").get(pk=consultation_id)
    dossier = Dossier.objects.locked(asked.dossier_id)
    row = Consultation.objects.select_related("asked").get(pk=consultation_id)
    if dossier.settled_at or row.answered_at or row.due_at is None:
        return False
    if not is_late(at, row.due_at, parse_term(row.term_text).unit):
        return False
    known = entries_about("dossier", {dossier.pk}, OpinionLate.kind)
    if any(entry.data["consultation"] == row.pk for entry in known):
        return False
    event = OpinionLate(consultation=row.pk, asked=row.asked_id, name=row.asked.name, due_text=format_short(row.due_at))
    record(event, by=None, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return True
