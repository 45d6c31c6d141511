"""The applicant puts right what was pinned, and only that; a clerk may do it for somebody at the desk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier, Supplement
from motcua.dossiers.supplementing import Answer, check_answer, put_right, too_late, uploaded
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def supplement(dossier_id: int, answer: Answer, *, by: "User", at: datetime) -> Dossier:
    """The pinned fields and papers are replaced, the old ones kept beside them; the dossier waits at the desk again.

    Raises `Incomplete` with a sentence for each pinned thing not right yet (nothing is changed), Refused when the asker
    is neither applicant nor clerk, something not pinned was sent, or the day to supplement by has passed.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_supplement(duties_of(by, on=day_in_vietnam(at)), dossier))
    asked = Supplement.objects.select_for_update().get(dossier=dossier, answered_at__isnull=True)
    refuse_if(too_late(asked, at=at))
    pins = list(asked.pins.order_by("id"))
    checked = check_answer(dossier, pins, answer, uploaded(answer, by=by), at=at)
    event = put_right(dossier, asked, pins, checked, by=by, at=at)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
