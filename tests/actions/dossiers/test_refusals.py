"""Every verb, tried by everybody in every state: only the right officer in the right state moves a dossier."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from motcua.accounts.models import User
from motcua.dossiers.actions.answer_consultation import answer_consultation
from motcua.dossiers.actions.apologise import apologise
from motcua.dossiers.actions.assign import assign
from motcua.dossiers.actions.authorise_second_supplement import authorise_second_supplement
from motcua.dossiers.actions.close_unsupplemented import close_unsupplemented
from motcua.dossiers.actions.confirm_payment import confirm_payment
from motcua.dossiers.actions.consult import consult
from motcua.dossiers.actions.correct_result import correct_result
from motcua.dossiers.actions.hand_over_to_unit import hand_over_to_unit
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.recall import recall
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.record_check import CheckFacts, record_check
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.refuse_intake import refuse_intake
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.seal_correction import seal_correction
from motcua.dossiers.actions.send_back import send_back
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Check, Consultation, Correction, Dossier, Supplement
from motcua.dossiers.queries import acts
from motcua.dossiers.rules.pins import Pin, PinReason, RefusalReason, Target
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import STATE_NAMES, TABLE, State, Verb
from motcua.dossiers.supplementing import Answer
from motcua.files.actions import keep
from motcua.kernel.terms import Term, TermUnit
from motcua.kernel.worktime import VIETNAM
from motcua.organisation.models import Grant
from motcua.organisation.queries import duties_of, officer_of
from tests.factories.cast import CITIZENS, OFFICERS, PIN, Cast, a_draft, filed_at_counter
from tests.factories.traces import placed, refused


def _assign_to_specialist(dossier_id: int, *, by: User, at: datetime) -> Dossier:
    officer = officer_of(User.objects.get(username="specialist"))
    assert officer is not None
    return assign(dossier_id, officer.pk, by=by, at=at)


TERM = Term(Decimal(2), TermUnit.WORKDAY)
WHY = {"reason_code": RefusalReason.NOT_ELIGIBLE, "reason": "Không đủ tuổi", "legal_basis": "Luật, Điều 8"}
PIN_IT = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Ghi thiếu số nhà", "Luật, Điều 8", "Số 1, ấp Mẫu")
FOUND = CheckFacts(Check.Kind.FIELD, datetime(2024, 3, 4, 8, tzinfo=VIETNAM), "Ấp Mẫu", "Ba người", "Đã đo", "Đạt")
LATER = datetime(2024, 3, 15, 9, tzinfo=VIETNAM)

ACTS: dict[Verb, Callable[..., Dossier]] = {
    Verb.RECEIVE: receive,
    Verb.REQUEST_SUPPLEMENT: lambda pk, **who: request_supplement(pk, [PIN_IT], **who),
    Verb.AUTHORISE_SECOND_SUPPLEMENT: lambda pk, **who: authorise_second_supplement(
        pk, legal_basis="Luật", reason="Cần thêm", **who
    ),
    Verb.SUPPLEMENT: lambda pk, **who: supplement(pk, Answer(), **who),
    Verb.CLOSE_UNSUPPLEMENTED: close_unsupplemented,
    Verb.REFUSE_INTAKE: lambda pk, **who: refuse_intake(pk, **WHY, **who),
    Verb.ASSIGN: _assign_to_specialist,
    Verb.HAND_OVER_TO_UNIT: lambda pk, **who: hand_over_to_unit(pk, "hq", reason="Nhầm", **who),
    Verb.RECALL: recall,
    Verb.CONSULT: lambda pk, **who: consult(pk, ["xb"], question="Có ý kiến gì?", term=TERM, **who),
    Verb.ANSWER_CONSULTATION: lambda pk, **who: answer_consultation(
        Consultation.objects.get(dossier_id=pk).pk, answer="Đồng ý", agrees=True, **who
    ),
    Verb.RECORD_CHECK: lambda pk, **who: record_check(pk, FOUND, **who),
    Verb.REQUEST_PAYMENT: lambda pk, **who: request_payment(
        pk, what="Lệ phí trước bạ", amount=1000, legal_basis="Luật", **who
    ),
    Verb.CONFIRM_PAYMENT: lambda pk, **who: confirm_payment(pk, proof="BL 01", **who),
    Verb.PROPOSE: lambda pk, **who: propose(pk, values={}, opinion="Đủ điều kiện", **who),
    Verb.SEND_BACK: lambda pk, **who: send_back(pk, objection="Sai tên", **who),
    Verb.REFUSE: lambda pk, **who: refuse(pk, **WHY, **who),
    Verb.SIGN_RESULT: lambda pk, **who: sign_result(pk, pin=PIN, **who),
    Verb.SEAL: lambda pk, **who: seal(pk, pin=PIN, **who),
    Verb.APOLOGISE: lambda pk, **who: apologise(pk, reason="Cần xác minh", new_due_at=LATER, pin=PIN, **who),
    Verb.WITHDRAW: lambda pk, **who: withdraw(pk, reason="Không cần nữa", **who),
    Verb.RETURN_RESULT: lambda pk, **who: return_result(pk, how=ReturnWay.IN_PERSON, to="Người nhận", **who),
    Verb.CORRECT_RESULT: lambda pk, **who: correct_result(pk, values={}, reason="Sai năm sinh", pin=PIN, **who),
    Verb.SEAL_CORRECTION: lambda pk, **who: seal_correction(pk, pin=PIN, **who),
}
DESK, UNIT, SPECIALISTS = {"clerk", "clerk2"}, {"leader"}, {"specialist", "specialist2"}
MAY = {
    Verb.RECEIVE: DESK,
    Verb.REQUEST_SUPPLEMENT: SPECIALISTS,
    Verb.AUTHORISE_SECOND_SUPPLEMENT: UNIT,
    Verb.SUPPLEMENT: DESK | {"citizen"},
    Verb.CLOSE_UNSUPPLEMENTED: DESK,
    Verb.REFUSE_INTAKE: DESK,
    Verb.ASSIGN: UNIT | SPECIALISTS,
    Verb.HAND_OVER_TO_UNIT: UNIT,
    Verb.RECALL: {"specialist"},
    Verb.CONSULT: UNIT | SPECIALISTS,
    Verb.ANSWER_CONSULTATION: {"other_specialist", "other_leader"},
    Verb.RECORD_CHECK: SPECIALISTS,
    Verb.REQUEST_PAYMENT: SPECIALISTS,
    Verb.CONFIRM_PAYMENT: DESK,
    Verb.PROPOSE: SPECIALISTS,
    Verb.SEND_BACK: UNIT,
    Verb.REFUSE: UNIT,
    Verb.SIGN_RESULT: UNIT,
    Verb.SEAL: {"document_clerk"},
    Verb.APOLOGISE: UNIT,
    Verb.WITHDRAW: DESK | {"citizen"},
    Verb.RETURN_RESULT: DESK,
    Verb.CORRECT_RESULT: UNIT,
    Verb.SEAL_CORRECTION: {"document_clerk"},
}
# Their state is told by what they act on: a hand-over, an opinion asked for.
TOLD_BY_WHAT_THEY_ACT_ON = {Verb.RECALL, Verb.ANSWER_CONSULTATION}
EVERYBODY = [*OFFICERS, *CITIZENS]


@pytest.fixture
def dossier(cast: Cast, at: datetime) -> Dossier:
    """Received by `clerk2`, so that nobody's right to sign is lost by it."""
    return filed_at_counter(cast, at=at, clerk="clerk2")


def prepared(cast: Cast, dossier: Dossier, verb: Verb, *, at: datetime) -> Dossier:
    """The dossier in a state in which the verb may act, with what the verb acts on."""
    specialist = officer_of(cast.user("specialist"))
    if verb is Verb.ANSWER_CONSULTATION:
        placed(dossier, State.PROCESSING, at=at)
        consult(dossier.pk, ["xb"], question="Có ý kiến gì?", term=TERM, by=cast.user("specialist"), at=at)
    if verb is Verb.RECALL:
        propose(dossier.pk, values={}, opinion="Đủ", by=cast.user("specialist"), at=at)
    if verb in {Verb.AUTHORISE_SECOND_SUPPLEMENT, Verb.CLOSE_UNSUPPLEMENTED, Verb.SUPPLEMENT}:
        Supplement.objects.create(
            dossier=dossier, number=1, stage="intake", asked_by=specialist, asked_at=at, respond_by=at,
            answered_at=at if verb is Verb.AUTHORISE_SECOND_SUPPLEMENT else None,
        )  # fmt: skip
    if verb is Verb.SEAL_CORRECTION:
        blob = keep(b"%PDF-1.7 sai", at=at)
        Correction.objects.create(
            dossier=dossier, reason="Sai", wrong_number="1/A", wrong_code="a", wrong_sealed_blob=blob,
            wrong_sealed_at=at,
            content={}, number="2/A", verification_code="b", signed_by=specialist, signed_at=at, signed_blob=blob,
            seal_place={},
        )  # fmt: skip
    return placed(dossier, sorted(TABLE[verb][0])[0], at=at)


@pytest.mark.parametrize("verb", sorted(set(Verb) - TOLD_BY_WHAT_THEY_ACT_ON))
def test_in_a_wrong_state_the_refusal_names_the_state(cast: Cast, at: datetime, dossier: Dossier, verb: Verb) -> None:
    user = cast.user(sorted(MAY[verb])[0])
    for state in State:
        if state not in TABLE[verb][0]:
            placed(dossier, state, at=at)
            with refused(f"“{STATE_NAMES[state]}”"):
                ACTS[verb](dossier.pk, by=user, at=at)


@pytest.mark.parametrize("verb", Verb)
def test_everybody_else_is_refused_in_the_right_state(cast: Cast, at: datetime, dossier: Dossier, verb: Verb) -> None:
    prepared(cast, dossier, verb, at=at)
    for name in EVERYBODY:
        if name not in MAY[verb]:
            user = cast.user(name)
            with refused("thuộc về .* của"):
                ACTS[verb](dossier.pk, by=user, at=at)


@pytest.mark.parametrize("verb", Verb)
def test_the_button_is_open_exactly_for_those_who_may(cast: Cast, at: datetime, dossier: Dossier, verb: Verb) -> None:
    prepared(cast, dossier, verb, at=at)
    shown = {name: acts(duties_of(cast.user(name), on=at.date()), dossier)[verb].why_not for name in EVERYBODY}
    assert {name for name, why_not in shown.items() if why_not is None} == MAY[verb]


def test_an_officer_whose_access_was_taken_away_does_nothing(cast: Cast, at: datetime) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    clerk = cast.user("clerk")
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    clerk.refresh_from_db()
    with refused("thuộc về"):
        receive(waiting.pk, by=clerk, at=at)


def test_a_role_counts_from_its_first_day(cast: Cast, at: datetime) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    clerk = cast.user("clerk")
    Grant.objects.filter(officer__user=clerk).update(valid_from=at.date() + timedelta(days=1))
    with refused("thuộc về"):
        receive(waiting.pk, by=clerk, at=at)
    assert receive(waiting.pk, by=clerk, at=at + timedelta(days=1)).state == State.RECEIVED
