"""A part ends with the linked dossier it belongs to."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import PartEnded
from motcua.dossiers.linking import parts_running
from motcua.dossiers.models import Dossier, Ending
from motcua.dossiers.outcome import end
from motcua.dossiers.rules.states import ENDED, State, Verb
from motcua.journal.actions import record


@transaction.atomic(durable=True)
def end_part(dossier_id: int, *, at: datetime) -> Dossier | None:
    """The whole has ended, so what its part has not decided stops with it; a signed part goes on to its seal.

    Nobody acts here: it follows from the end of the whole. None when there is nothing to end.
    """
    link = Dossier.objects.select_related("parent_link__parent").get(pk=dossier_id).parent_link
    whole, child = Dossier.objects.locked(link.parent_id), Dossier.objects.locked(dossier_id)
    if State(whole.state) not in ENDED or child not in parts_running(whole):
        return None
    ending = Ending(
        kind=Ending.Kind.WITHDRAWN,
        reason=f"Hồ sơ liên thông {whole.code} đã kết thúc: {whole.state_name}",
        legal_basis=link.legal_basis,
    )
    end(child, Verb.WITHDRAW, ending, at=at, officer=None)
    event = PartEnded(whole_code=whole.code, name=link.name, state_name=whole.state_name.lower())
    record(event, by=None, at=at, subject="dossier", subject_id=child.pk, agency_id=child.agency_id)
    return child
