"""The sealed result of a part goes to the linked dossier, not to the applicant alone."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import PartDelivered
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import TIMELINESS_NAMES, State, Verb
from motcua.journal.actions import record


@transaction.atomic(durable=True)
def deliver_part(dossier_id: int, *, at: datetime) -> Dossier | None:
    """The part is over and its result stands with the whole; None for anything but a part with a sealed result.

    Nobody acts here: it follows from the seal. A second time changes nothing.
    """
    child = Dossier.objects.locked(dossier_id)
    if not child.is_part or State(child.state) is not State.DONE:
        return None
    link = child.parent_link
    walk(child, Verb.RETURN_RESULT, at=at, officer=None)
    child.returned_at, child.returned_how, child.returned_to = at, ReturnWay.LINKED.value, link.parent.code
    child.save()
    event = PartDelivered(
        whole_code=link.parent.code,
        name=link.name,
        unit_name=child.unit.name,
        timeliness_name=TIMELINESS_NAMES[child.timeliness],
    )
    record(event, by=None, at=at, subject="dossier", subject_id=child.pk, agency_id=child.agency_id)
    return child
