"""The applicant has to put the linked dossier right: the clock of a part stands too."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.appointment import pause
from motcua.dossiers.events import PartPaused
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.clock import Cause
from motcua.dossiers.rules.states import State, Verb, allowed
from motcua.journal.actions import record


@transaction.atomic(durable=True)
def pause_part(dossier_id: int, *, at: datetime) -> Dossier | None:
    """A part that is worked on stands still while the whole waits for its supplement; a proposed one goes on.

    Nobody acts here: it follows from the request. None when the part does not run.
    """
    child = Dossier.objects.locked(dossier_id)
    whole = child.parent_link.parent
    waits = State(whole.state) is State.WAIT_SUPPLEMENT
    if not waits or child.is_paused or not allowed(Verb.PROPOSE, State(child.state)):
        return None
    pause(child, Cause.SUPPLEMENT, child.parent_link.legal_basis, at=at, officer=None)
    child.save()
    event = PartPaused(whole_code=whole.code)
    record(event, by=None, at=at, subject="dossier", subject_id=child.pk, agency_id=child.agency_id)
    return child
