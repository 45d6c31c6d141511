"""The head of a unit gives a dossier to a specialist, or a specialist takes one that is nobody's."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import Assigned
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Officer
from motcua.organisation.queries import duties_of, officer_of
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def assign(dossier_id: int, officer_id: int, *, by: "User", at: datetime) -> Dossier:
    """The dossier is now this specialist's.

    Raises Refused when the asker may not assign or the assignee may not work on it.
    """
    dossier = Dossier.objects.locked(dossier_id)
    duties = duties_of(by, on=day_in_vietnam(at))
    refuse_if(policies.may_assign(duties, dossier))
    assignee = Officer.objects.select_related("user").get(pk=officer_id)
    refuse_if(policies.may_be_assigned(duties, duties_of(assignee.user, on=day_in_vietnam(at)), dossier))
    calendar = working_calendar(dossier.agency.code)
    walk(dossier, Verb.ASSIGN, at=at, officer=officer_of(by), to=assignee, calendar=calendar)
    dossier.save()
    event = Assigned(officer=assignee.pk, officer_name=assignee.full_name)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
