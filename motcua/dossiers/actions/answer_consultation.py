"""A unit that was asked gives its opinion."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.consulting import open_consultation
from motcua.dossiers.events import ConsultationAnswered
from motcua.dossiers.models import Consultation, Dossier
from motcua.dossiers.outcome import written
from motcua.dossiers.rules.consulting import next_turn
from motcua.dossiers.rules.deadlines import Timeliness, timeliness
from motcua.dossiers.rules.states import TIMELINESS_NAMES
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.terms import parse_term
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.organisation.rules.kinds import Role
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def answer_consultation(consultation_id: int, *, answer: str, agrees: bool, by: "User", at: datetime) -> Dossier:
    """The opinion is there, early, on time or late by its own clock; of a paper dossier the next unit is asked now.

    Raises Refused for anybody but an officer of the unit asked, before its turn, twice, or without words.
    """
    asked = Consultation.objects.only("dossier_id", "asked_id").get(pk=consultation_id)
    dossier = Dossier.objects.locked(asked.dossier_id)
    duties = duties_of(by, on=day_in_vietnam(at))
    refuse_if(policies.may_answer(duties, dossier))
    row = Consultation.objects.select_for_update(of=("self",)).select_related("asked").get(pk=consultation_id)
    if row.asked_id not in duties.agencies(Role.SPECIALIST, Role.LEADER):
        raise Refused(f"Ý kiến này thuộc về công chức, lãnh đạo của {row.asked.name}.")
    if row.answered_at or row.due_at is None:
        raise Refused("Ý kiến này đã được trả lời hoặc chưa đến lượt.")
    outcome = timeliness(at, row.due_at, parse_term(row.term_text).unit)
    row.answer, row.agrees = written(answer, "nội dung trả lời", limit=4000), agrees
    row.answered_by, row.answered_at, row.timeliness = officer_of(by), at, outcome.value
    row.save()
    event = _event(row, outcome, _ask_next(dossier, row, at))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def _ask_next(dossier: Dossier, row: Consultation, at: datetime) -> Consultation | None:
    waiting = dossier.consultations.filter(opened_at__isnull=True, asked_at=row.asked_at)
    turn = next_turn(list(waiting.values_list("turn", flat=True)))
    if turn is None or dossier.consultations.filter(opened_at__isnull=False, answered_at__isnull=True).exists():
        return None
    following = waiting.get(turn=turn)
    open_consultation(following, working_calendar(dossier.agency.code), at=at)
    following.save()
    return following


def _event(row: Consultation, outcome: Timeliness, following: Consultation | None) -> ConsultationAnswered:
    return ConsultationAnswered(
        asked=row.asked_id,
        name=row.asked.name,
        timeliness=outcome.value,
        timeliness_name=TIMELINESS_NAMES[outcome.value],
        next_asked=following.asked_id if following else None,
    )
