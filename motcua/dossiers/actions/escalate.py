"""No silent hang: a step nobody has touched for longer than it allows goes to the head, and the applicant is told."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import Escalated
from motcua.dossiers.models import Dossier, Step
from motcua.dossiers.rules.states import FINAL, WAITING, State
from motcua.journal.actions import record
from motcua.journal.queries import entries_about
from motcua.kernel.vietnamese import format_short


@transaction.atomic(durable=True)
def escalate(dossier_id: int, *, at: datetime) -> bool:
    """The open step is reported, once; False when it was before, or nobody but the applicant has to act."""
    dossier = Dossier.objects.locked(dossier_id)
    step = Step.objects.filter(dossier=dossier, closed_at__isnull=True).first()
    if step is None or State(dossier.state) in FINAL | WAITING:
        return False
    known = entries_about("dossier", {dossier.pk}, Escalated.kind)
    if any(row.data["step"] == step.pk for row in known):
        return False
    event = Escalated(step=step.pk, step_name=step.name, since_text=format_short(step.opened_at))
    record(event, by=None, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return True
