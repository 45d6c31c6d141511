"""The applicant puts right what was pinned, and only that; a clerk may do it for somebody at the desk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.events import Supplemented
from motcua.dossiers.ledger import turn_to
from motcua.dossiers.models import Dossier, Supplement
from motcua.dossiers.rules.states import Verb
from motcua.dossiers.supplementing import Answer, check_answer, put_right
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

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
    refuse_if(_too_late(asked, at))
    pins = list(asked.pins.order_by("id"))
    checked = check_answer(dossier, pins, answer, by=by, at=at)
    if checked.fields or checked.papers:
        raise Incomplete(checked.fields, checked.papers)
    put_right(dossier, asked, pins, checked, at=at)
    asked.answered_at, asked.answered_by = at, by
    asked.save(update_fields=["answered_at", "answered_by"])
    turn_to(dossier, Verb.SUPPLEMENT, Verb.RECEIVE, at=at, officer=officer_of(by))
    dossier.save()
    event = Supplemented(number=asked.number, items=len(pins))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def _too_late(asked: Supplement, at: datetime) -> str | None:
    if at <= asked.respond_by:
        return None
    return (
        f"Đã quá hạn bổ sung ({format_short(asked.respond_by)}) nên hồ sơ được đóng theo quy định. "
        "Ông/bà hãy nộp hồ sơ mới; giấy tờ đã nộp được Bộ phận Một cửa trả lại."
    )
