"""Form 05: the applicant stops the dossier while nothing is decided."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import Withdrawn
from motcua.dossiers.models import Dossier, Ending
from motcua.dossiers.outcome import end, written
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.reference.queries import limits_of
from motcua.reference.rules.limits import LimitKey

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def withdraw(dossier_id: int, *, reason: str, by: "User", at: datetime) -> Dossier:
    """Settling stops because the applicant wants it to; a clerk may write it down for them.

    Raises Refused for anybody else, without a reason, or when a decision was signed.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_withdraw(duties_of(by, on=day_in_vietnam(at)), dossier))
    ending = Ending(
        kind=Ending.Kind.WITHDRAWN,
        reason=written(reason, "lý do dừng giải quyết"),
        legal_basis=limits_of(dossier.regime).article(LimitKey.WITHDRAW_UNTIL),
        officer=officer_of(by),
        asked_by=by,
    )
    standing = end(dossier, Verb.WITHDRAW, ending, at=at, officer=ending.officer)
    event = Withdrawn(**vars(standing))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
