"""Taking back a dossier that was handed over by mistake, before anybody acted on it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import Recalled
from motcua.dossiers.ledger import turn_to
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.rules.states import State, Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of, officer_of
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def recall(dossier_id: int, *, by: "User", at: datetime) -> Dossier:
    """A proposal goes back to who proposed it; a dossier given to another unit goes back to the unit that gave it.

    Raises Refused for anybody but who handed it over, or when somebody has acted on it since.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_recall(duties_of(by, on=day_in_vietnam(at)), dossier))
    officer, here = officer_of(by), dossier.unit
    to = officer
    if dossier.state == State.RECEIVED:
        dossier.unit = _unit_before(dossier, at)
        to = None
    else:
        Result.objects.filter(dossier=dossier).update(objection="")
    calendar = working_calendar(dossier.agency.code)
    turn_to(dossier, Verb.RECALL, Verb.PROPOSE, at=at, officer=officer, to=to, calendar=calendar)
    dossier.save()
    event = Recalled(
        from_unit=here.pk,
        to_unit=dossier.unit_id,
        unit_name=dossier.unit.name,
        due_on=dossier.due_on.isoformat() if dossier.due_on else "",
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def _unit_before(dossier: Dossier, at: datetime) -> Agency:
    wrong = dossier.hand_overs.select_related("from_unit").filter(recalled_at__isnull=True).latest("id")
    wrong.recalled_at = at
    wrong.save(update_fields=["recalled_at"])
    return wrong.from_unit
