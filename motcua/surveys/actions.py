"""The citizen rates a dossier."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.surveys import policies
from motcua.surveys.events import Rated
from motcua.surveys.models import Ballot

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def rate(dossier_id: int, *, score: int, comment: str = "", by: "User | None", at: datetime) -> Ballot:
    """One ballot a dossier (Decree 61/2018/NĐ-CP arts 27-31); the officer rated never sees who wrote it.

    `by` is None for somebody who proved the dossier is theirs with code and telephone. Raises Refused when it was
    rated already or the result has not been returned.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_rate(dossier))
    if Ballot.objects.filter(dossier=dossier).exists():
        raise Refused("Hồ sơ này đã được đánh giá; mỗi hồ sơ đánh giá một lần.")
    if score not in Ballot.Score.values:
        raise Refused("Ông/bà hãy chọn một mức độ hài lòng.")
    ballot = Ballot.objects.create(dossier=dossier, score=score, comment=comment.strip()[:1000], cast_at=at)
    event = Rated(score=score, score_name=str(Ballot.Score(score).label), satisfied=score >= Ballot.Score.SATISFIED)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return ballot
