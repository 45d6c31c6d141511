"""Form 03: a clerk refuses a dossier that cannot be received."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import IntakeRefused
from motcua.dossiers.models import Dossier
from motcua.dossiers.outcome import refused
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.dossiers.rules.pins import RefusalReason


@transaction.atomic(durable=True)
def refuse_intake(
    dossier_id: int, *, reason_code: "RefusalReason", reason: str, legal_basis: str, by: "User", at: datetime
) -> Dossier:
    """A clerk of the desk refuses reception, with a coded reason, in words, and the law.

    Raises Refused for anybody else, in another state, or without a reason and a legal basis.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_refuse_intake(duties_of(by, on=day_in_vietnam(at)), dossier))
    event = IntakeRefused(**refused(dossier, Verb.REFUSE_INTAKE, reason_code, reason, legal_basis, by=by, at=at))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
