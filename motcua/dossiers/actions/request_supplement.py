"""Form 02: what the applicant has to put right, pinned on the exact field or paper, asked once."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.appointment import pause
from motcua.dossiers.events import SupplementRequested
from motcua.dossiers.ledger import wait
from motcua.dossiers.models import Dossier, Supplement, SupplementPin
from motcua.dossiers.respond_term import respond_term
from motcua.dossiers.rules.clock import Cause
from motcua.dossiers.rules.deadlines import compute_due
from motcua.dossiers.rules.pins import STAGE_NAMES, Pin, Stage, problem_with
from motcua.dossiers.rules.states import State, Verb
from motcua.dossiers.supplementing import label_of, pinnable, present_value
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import WorkingCalendar, day_in_vietnam
from motcua.organisation.models import Officer
from motcua.organisation.queries import duties_of, officer_of
from motcua.reference.queries import limits_of, working_calendar
from motcua.reference.rules.limits import LimitKey, Limits

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def request_supplement(dossier_id: int, pins: Sequence[Pin], *, by: "User", at: datetime) -> Dossier:
    """The applicant is asked, once and in full, to put right what is pinned; a clock that runs stands from now.

    Before reception a clerk asks, after it the specialist (within the days the regime gives). A further request needs
    the head's authorisation. Raises Refused otherwise, or when a pin has no reason, no law or no such thing to pin.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_request_supplement(duties_of(by, on=day_in_vietnam(at)), dossier))
    limits, calendar = limits_of(dossier.regime), working_calendar(dossier.agency.code)
    known = pinnable(dossier.revision)
    refuse_if(problem_with(list(pins), fields=set(known.fields), papers=set(known.papers)))
    stage = Stage.INTAKE if dossier.state == State.SUBMITTED else Stage.REVIEW
    if stage is Stage.REVIEW:
        refuse_if(_too_late(dossier, limits, calendar, at))
    officer = officer_of(by)
    if officer is None:
        raise Refused("Tài khoản này không phải tài khoản công chức.")
    asked = _ask(dossier, pins, stage, limits, calendar, at=at, officer=officer)
    ran = dossier.received_at is not None and dossier.paused_since is None
    pause(dossier, Cause.SUPPLEMENT, limits.article(LimitKey.REVIEW_RETURN), at=at, officer=officer)
    wait(dossier, Verb.REQUEST_SUPPLEMENT, at=at, officer=officer)
    dossier.save()
    event = SupplementRequested(
        number=asked.number,
        stage=stage.value,
        stage_name=STAGE_NAMES[stage],
        items=len(pins),
        respond_by=asked.respond_by.isoformat(),
        respond_text=format_short(asked.respond_by),
        stood_still=ran,
        due_on=dossier.due_on.isoformat() if dossier.due_on else "",
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def _ask(
    dossier: Dossier,
    pins: Sequence[Pin],
    stage: Stage,
    limits: Limits,
    calendar: WorkingCalendar,
    *,
    at: datetime,
    officer: Officer,
) -> Supplement:
    number = dossier.supplements.count() + 1
    allowed = dossier.supplement_authorisations.filter(used_by__isnull=True).first()
    if number > limits.count(LimitKey.SUPPLEMENT_REQUESTS) and allowed is None:
        raise Refused(
            "Hồ sơ đã được yêu cầu bổ sung đủ số lần cho phép; chỉ được yêu cầu thêm khi người đứng đầu cơ quan "
            "cho phép và nêu căn cứ pháp lý."
        )
    asked = Supplement.objects.create(
        dossier=dossier,
        number=number,
        stage=stage.value,
        authorisation=allowed,
        asked_by=officer,
        asked_at=at,
        respond_by=compute_due(at, respond_term(dossier, limits).term, calendar).due_at,
    )
    SupplementPin.objects.bulk_create(_row(asked, dossier, pin) for pin in pins)
    return asked


def _row(asked: Supplement, dossier: Dossier, pin: Pin) -> SupplementPin:
    return SupplementPin(
        supplement=asked,
        target=pin.target.value,
        key=pin.key,
        label=label_of(dossier.revision, pin.target, pin.key),
        reason_code=pin.reason_code.value,
        reason=pin.reason.strip()[:1000],
        legal_basis=pin.legal_basis.strip()[:300],
        right_one=pin.right_one.strip()[:1000],
        before=present_value(dossier, pin.target, pin.key),
    )


def _too_late(dossier: Dossier, limits: Limits, calendar: WorkingCalendar, at: datetime) -> str | None:
    """A dossier in settling goes back within the days the regime gives, counted from its receipt."""
    if dossier.counted_from is None:
        return None
    last = compute_due(dossier.counted_from, limits.term(LimitKey.REVIEW_RETURN), calendar).due_at
    if day_in_vietnam(at) <= day_in_vietnam(last):
        return None
    return (
        f"Chỉ được trả hồ sơ để bổ sung trong {limits.text(LimitKey.REVIEW_RETURN)} kể từ khi tiếp nhận "
        f"(hết ngày {last:%d/%m/%Y}); hãy tiếp tục giải quyết hoặc từ chối bằng văn bản."
    )
