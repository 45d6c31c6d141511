"""Form 03 after reception: the authority refuses in writing, within the term (Decree 61/2018 art. 19)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import SettlingRefused
from motcua.dossiers.models import Dossier, Ending
from motcua.dossiers.outcome import end, written
from motcua.dossiers.rules.pins import REFUSAL_REASON_NAMES, RefusalReason
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def refuse(
    dossier_id: int, *, reason_code: RefusalReason, reason: str, legal_basis: str, by: "User", at: datetime
) -> Dossier:
    """A leader of the authority refuses; it counts as settled, early, on time or late.

    Raises Refused for anybody else, in another state, or without a reason and a legal basis.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_refuse(duties_of(by, on=day_in_vietnam(at)), dossier))
    ending = Ending(
        kind=Ending.Kind.REFUSED,
        reason_code=reason_code.value,
        reason=written(reason, "lý do từ chối"),
        legal_basis=written(legal_basis, "căn cứ pháp lý của việc từ chối", limit=300),
        officer=officer_of(by),
    )
    standing = end(dossier, Verb.REFUSE, ending, at=at, officer=ending.officer)
    event = SettlingRefused(
        reason_code=reason_code.value,
        reason_name=REFUSAL_REASON_NAMES[reason_code],
        legal_basis=ending.legal_basis,
        **vars(standing),
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
