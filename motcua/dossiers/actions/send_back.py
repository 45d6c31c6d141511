"""A leader sends a proposed result back to the specialist with an objection."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import SentBack
from motcua.dossiers.ledger import turn_to
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.outcome import written
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def send_back(dossier_id: int, *, objection: str, by: "User", at: datetime) -> Dossier:
    """The specialist who proposed has it again and reads the objection. The clock runs on.

    Raises Refused for anybody but a leader, in another state, or without an objection.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_send_back(duties_of(by, on=day_in_vietnam(at)), dossier))
    result = Result.objects.select_for_update(of=("self",)).select_related("proposed_by").get(dossier=dossier)
    result.objection = written(objection, "ý kiến trả lại để công chức thụ lý biết cần sửa gì")
    result.save(update_fields=["objection"])
    calendar, to = working_calendar(dossier.agency.code), result.proposed_by
    turn_to(dossier, Verb.SEND_BACK, Verb.PROPOSE, at=at, officer=officer_of(by), to=to, calendar=calendar)
    dossier.save()
    event = SentBack(officer=to.pk)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
