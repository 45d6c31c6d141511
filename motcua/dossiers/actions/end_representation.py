"""The authority to act for the applicant ends: the applicant says so, or a clerk for them."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import RepresentationEnded
from motcua.dossiers.models import Dossier, Representative
from motcua.dossiers.outcome import written
from motcua.dossiers.rules.representing import SCOPE_NAMES, Scope
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def end_representation(dossier_id: int, *, reason: str, by: "User", at: datetime) -> Dossier:
    """From now the representative sees and does nothing more in this dossier; what was done stays.

    Raises Refused for anybody but the applicant and the desk, without a reason, or when nobody acts.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_end_representation(duties_of(by, on=day_in_vietnam(at)), dossier))
    known = Representative.objects.in_force().get(dossier=dossier)
    known.ended_at, known.ended_by = at, by
    known.ended_why = written(reason, "lý do chấm dứt ủy quyền", limit=300)
    known.save(update_fields=["ended_at", "ended_by", "ended_why"])
    event = RepresentationEnded(scope=known.scope, scope_name=SCOPE_NAMES[Scope(known.scope)].lower())
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
