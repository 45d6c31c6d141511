"""Form 05: the applicant stops the dossier while nothing is decided."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.outcome import stopped
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def withdraw(dossier_id: int, *, reason: str, by: "User", at: datetime) -> Dossier:
    """Settling stops because the applicant wants it to; a clerk may write it down for them.

    Raises Refused for anybody else, without a reason, or when a decision was signed.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_withdraw(duties_of(by, on=day_in_vietnam(at)), dossier))
    event = stopped(dossier, reason, by=by, at=at)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
