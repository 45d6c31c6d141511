"""What may happen on the way: objections, wrong hand-overs, opinions, checks, obligations, apologies, corrections."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from motcua.counters.models import Counter
from motcua.dossiers.actions.answer_consultation import answer_consultation
from motcua.dossiers.actions.apologise import apologise
from motcua.dossiers.actions.confirm_payment import confirm_payment
from motcua.dossiers.actions.consult import consult
from motcua.dossiers.actions.correct_result import correct_result
from motcua.dossiers.actions.hand_over_to_unit import hand_over_to_unit
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.recall import recall
from motcua.dossiers.actions.record_check import CheckFacts, record_check
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.seal_correction import seal_correction
from motcua.dossiers.actions.send_back import send_back
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.models import Check, Dossier, Result
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.queries import (
    apology_of,
    checks_of,
    clock_of,
    consultation_for,
    consultations_of,
    consultations_to_answer,
    corrections_of,
    for_officer,
    intervals_of,
    issued_paper,
    obligation_of,
    promises_of,
    replaced_paper,
    worklist,
)
from motcua.files.queries import content_of
from motcua.kernel.terms import Term, TermUnit
from motcua.kernel.worktime import in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from tests.factories.cast import PIN, Cast, filed_at_counter, proposed, returned
from tests.factories.traces import one_fact, refused

TWO_DAYS = Term(Decimal(2), TermUnit.WORKDAY)


@pytest.fixture
def received(cast: Cast, at: datetime) -> Dossier:
    return filed_at_counter(cast, at=at)


# Sent back, recalled, handed over


def test_an_objection_goes_back_to_who_proposed_and_the_second_proposal_stands(cast: Cast, at: datetime) -> None:
    dossier, specialist = proposed(cast, at=at), cast.user("specialist")
    with one_fact("dossier.sent_back"):
        back = send_back(dossier.pk, objection="Sai ngày sinh", by=cast.user("leader"), at=at)
    assert (back.state, back.holder_officer) == ("processing", officer_of(specialist))
    assert Result.objects.get(dossier=dossier).objection == "Sai ngày sinh"
    again = propose(dossier.pk, values={"dan_toc": "Kinh"}, opinion="Đã sửa", by=specialist, at=at + timedelta(hours=1))
    assert again.state == "proposed" and Result.objects.get(dossier=dossier).opinion == "Đã sửa"


def test_an_objection_is_written(cast: Cast, at: datetime) -> None:
    dossier, leader = proposed(cast, at=at), cast.user("leader")
    with refused("Cần ghi ý kiến trả lại"):
        send_back(dossier.pk, objection=" ", by=leader, at=at)


def test_who_proposed_takes_it_back_before_the_signature(cast: Cast, at: datetime) -> None:
    dossier, other = proposed(cast, at=at), cast.user("specialist2")
    with refused("thuộc về công chức của đơn vị đã trình"):
        recall(dossier.pk, by=other, at=at)
    with one_fact("dossier.recalled"):
        back = recall(dossier.pk, by=cast.user("specialist"), at=at)
    assert back.state == "processing" and back.holder_officer == officer_of(cast.user("specialist"))


def test_a_unit_of_another_authority_is_given_nothing(cast: Cast, at: datetime, received: Dossier) -> None:
    leader = cast.user("leader")
    for code in ("xb", "mc-xa", "khong-co"):
        with refused("Chỉ chuyển hồ sơ cho đơn vị thuộc"):
            hand_over_to_unit(received.pk, code, reason="Nhầm", by=leader, at=at)
    with refused("đang do .* giải quyết"):
        hand_over_to_unit(received.pk, "xa", reason="Nhầm", by=leader, at=at)


def test_handed_to_another_unit_and_taken_back(cast: Cast, at: datetime, received: Dossier) -> None:
    Dossier.objects.filter(pk=received.pk).update(agency=cast.agency("hq"), unit=cast.agency("tu-phap"))
    with one_fact("dossier.handed_over") as fact:
        given = hand_over_to_unit(received.pk, "hq", reason="Thuộc Văn phòng", by=cast.user("head"), at=at)
    assert (given.unit.code, given.state, given.holder_officer) == ("hq", "received", None)
    assert fact.data["from_unit"] == cast.agency("tu-phap").pk
    duties = duties_of(cast.user("head"), on=at.date())
    assert for_officer(duties, received.code) == received
    with one_fact("dossier.recalled"):
        back = recall(received.pk, by=cast.user("head"), at=at)
    assert (back.unit.code, back.state) == ("tu-phap", "processing")
    with refused("“Đang giải quyết”"):
        recall(received.pk, by=cast.user("head"), at=at)


# Opinions


def test_a_paper_dossier_goes_round_in_order(cast: Cast, at: datetime, received: Dossier) -> None:
    with one_fact("dossier.consulted"):
        consult(received.pk, ["xb", "hq"], question="Có tranh chấp?", term=TWO_DAYS, by=cast.user("specialist"), at=at)
    first, second = consultations_of(received)
    assert (
        first.due_at
        and in_vietnam(first.due_at).isoformat() == "2024-03-07T09:00:00+07:00"
        and second.opened_at is None
    )
    chair = cast.user("chair")
    with refused("thuộc về công chức, lãnh đạo của đơn vị được lấy ý kiến"):
        answer_consultation(second.pk, answer="Không", agrees=True, by=chair, at=at)
    late = at + timedelta(days=3)
    with one_fact("dossier.consultation_answered") as fact:
        answer_consultation(first.pk, answer="Không có", agrees=True, by=cast.user("other_specialist"), at=late)
    assert (fact.data["timeliness"], fact.data["next_asked"]) == ("LATE", cast.agency("hq").pk)
    second.refresh_from_db()
    assert second.opened_at == late


def test_an_electronic_dossier_goes_to_all_at_once_and_each_sees_its_own(
    cast: Cast, at: datetime, received: Dossier
) -> None:
    Dossier.objects.filter(pk=received.pk).update(channel=Channel.ONLINE)
    consult(received.pk, ["xb", "hq"], question="Có tranh chấp?", term=TWO_DAYS, by=cast.user("specialist"), at=at)
    rows = consultations_of(received)
    assert all(row.opened_at == at for row in rows)
    duties = duties_of(cast.user("other_specialist"), on=at.date())
    assert list(consultations_to_answer(duties)) == [rows[0]]
    assert consultation_for(duties, rows[0].pk) == rows[0] and consultation_for(duties, rows[1].pk) is None


def test_asking_needs_words_units_and_no_pending_opinion(cast: Cast, at: datetime, received: Dossier) -> None:
    by = cast.user("specialist")
    for units, question, why in (
        ([], "?", "ít nhất một đơn vị"),
        (["xa"], "?", "không tự lấy ý kiến"),
        (["mc-xb"], "?", "ít nhất một đơn vị"),
        (["xb"], " ", "nội dung cần lấy ý kiến"),
    ):
        with refused(why):
            consult(received.pk, units, question=question, term=TWO_DAYS, by=by, at=at)
    consult(received.pk, ["xb"], question="?", term=TWO_DAYS, by=by, at=at)
    with refused("Đang chờ ý kiến"):
        consult(received.pk, ["xb"], question="?", term=TWO_DAYS, by=by, at=at)


def test_an_opinion_is_given_once(cast: Cast, at: datetime, received: Dossier) -> None:
    consult(received.pk, ["xb"], question="?", term=TWO_DAYS, by=cast.user("specialist"), at=at)
    (row,), other = consultations_of(received), cast.user("other_leader")
    answer_consultation(row.pk, answer="Đồng ý", agrees=True, by=other, at=at)
    with refused("thuộc về công chức, lãnh đạo"):
        answer_consultation(row.pk, answer="Đồng ý", agrees=True, by=other, at=at)


# Checks


def test_a_check_is_recorded_with_all_its_parts(cast: Cast, at: datetime, received: Dossier) -> None:
    by = cast.user("specialist")
    facts = CheckFacts(Check.Kind.FIELD, at - timedelta(hours=1), "Ấp Mẫu", "Ông A, bà B", "Đo đạc", "Đúng hiện trạng")
    with one_fact("dossier.check_recorded"):
        record_check(received.pk, facts, by=by, at=at)
    assert [row.conclusion for row in checks_of(received)] == ["Đúng hiện trạng"]
    tomorrow = CheckFacts(Check.Kind.COUNCIL, at + timedelta(days=1), "Phòng họp", "Hội đồng", "Xét", "Đạt")
    with refused("đã diễn ra"):
        record_check(received.pk, tomorrow, by=by, at=at)
    silent = CheckFacts(Check.Kind.COUNCIL, at, "Phòng họp", "", "Xét", "Đạt")
    with refused("thành phần tham dự"):
        record_check(received.pk, silent, by=by, at=at)


# Obligations


def test_the_term_moves_by_exactly_the_time_it_stood(cast: Cast, at: datetime, received: Dossier) -> None:
    asked = request_payment(
        received.pk, what="Lệ phí trước bạ", amount=500_000, legal_basis="Luật Phí", by=cast.user("specialist"), at=at
    )
    assert asked.paused_since == at and obligation_of(asked) is not None
    assert not worklist(duties_of(cast.user("specialist"), on=at.date())).filter(pk=asked.pk).exists()
    with one_fact("dossier.payment_confirmed"):
        paid = confirm_payment(asked.pk, proof="BL 0012", by=cast.user("clerk"), at=at + timedelta(days=2))
    assert paid.due_at and paid.due_at.isoformat() == "2024-03-12T09:00:00+07:00"
    assert (paid.state, paid.holder_officer, paid.paused_since) == (
        "processing",
        officer_of(cast.user("specialist")),
        None,
    )
    assert [one.cause for one in promises_of(paid)] == ["receipt", "resume"]
    assert [row.kind for row in intervals_of(paid)] == ["running", "paused", "running"]


def test_an_obligation_is_positive_and_its_proof_is_named(cast: Cast, at: datetime, received: Dossier) -> None:
    by, clerk = cast.user("specialist"), cast.user("clerk")
    with refused("số nguyên dương"):
        request_payment(received.pk, what="Lệ phí", amount=0, legal_basis="Luật", by=by, at=at)
    request_payment(received.pk, what="Lệ phí", amount=1, legal_basis="Luật", by=by, at=at)
    with refused("số biên lai"):
        confirm_payment(received.pk, proof="", by=clerk, at=at)
    assert confirm_payment(received.pk, proof="CK 1", by=None, at=at).state == "processing"
    with refused("“Đang giải quyết”"):
        confirm_payment(received.pk, proof="CK 1", by=None, at=at)


# Apologies

NEW_DAY = datetime.fromisoformat("2024-03-13T09:00:00+07:00")


def test_an_apology_promises_a_day_and_cures_nothing(cast: Cast, at: datetime) -> None:
    dossier = proposed(cast, at=at)
    with one_fact("dossier.apologised"):
        sorry = apologise(dossier.pk, reason="Cần xác minh", new_due_at=NEW_DAY, pin=PIN, by=cast.user("leader"), at=at)
    row = apology_of(sorry)
    assert row and row.new_due_at == NEW_DAY and sorry.due_at == row.due_then
    assert [(one.cause, one.is_legal) for one in promises_of(sorry)] == [("receipt", True), ("apology", False)]
    sign_result(dossier.pk, pin=PIN, by=cast.user("leader"), at=NEW_DAY)
    with one_fact("dossier.result_sealed") as fact:
        late = seal(dossier.pk, pin=PIN, by=cast.user("document_clerk"), at=NEW_DAY)
    assert late.timeliness == "LATE" and fact.data["apologised"] is True


def test_a_wrong_pin_apologises_for_nothing_and_uses_no_number(cast: Cast, at: datetime, received: Dossier) -> None:
    with refused("PIN"):
        apologise(received.pk, reason="Cần xác minh", new_due_at=NEW_DAY, pin="0", by=cast.user("leader"), at=at)
    assert apology_of(received) is None and not Counter.objects.filter(book__startswith="form:apology").exists()


@pytest.mark.parametrize(("day", "may"), [(5, True), (7, True), (8, False), (11, False)])
def test_at_the_latest_the_day_before(cast: Cast, at: datetime, received: Dossier, day: int, may: bool) -> None:
    leader, moment = cast.user("leader"), at.replace(day=day, hour=16)
    if may:
        apologise(received.pk, reason="Cần xác minh", new_due_at=NEW_DAY, pin=PIN, by=leader, at=moment)
    else:
        with refused("chậm nhất ngày 07/03/2024"):
            apologise(received.pk, reason="Cần xác minh", new_due_at=NEW_DAY, pin=PIN, by=leader, at=moment)


@pytest.mark.parametrize(
    ("moment", "why"),
    [("2024-03-08T09:00:00+07:00", "phải sau ngày hẹn"), ("2024-03-16T09:00:00+07:00", "trong giờ làm việc")],
)
def test_the_new_day_is_later_and_worked(cast: Cast, at: datetime, received: Dossier, moment: str, why: str) -> None:
    leader = cast.user("leader")
    with refused(why):
        apologise(received.pk, reason="x", new_due_at=datetime.fromisoformat(moment), pin=PIN, by=leader, at=at)


def test_once(cast: Cast, at: datetime, received: Dossier) -> None:
    leader = cast.user("leader")
    apologise(received.pk, reason="Cần xác minh", new_due_at=NEW_DAY, pin=PIN, by=leader, at=at)
    with refused("chỉ được hẹn lại một lần"):
        apologise(received.pk, reason="Nữa", new_due_at=NEW_DAY + timedelta(days=1), pin=PIN, by=leader, at=at)


# Corrections


def test_a_wrong_result_is_replaced_and_stays_known(cast: Cast, at: datetime) -> None:
    dossier = returned(cast, at=at)
    wrong = Result.objects.get(dossier=dossier)
    with one_fact("dossier.result_corrected"):
        correct_result(
            dossier.pk, values={"dan_toc": "Hoa"}, reason="Sai dân tộc", pin=PIN, by=cast.user("leader"), at=at
        )
    assert issued_paper(wrong.verification_code) is not None and replaced_paper(wrong.verification_code) is None
    with one_fact("dossier.correction_sealed") as fact:
        after = seal_correction(dossier.pk, pin=PIN, by=cast.user("document_clerk"), at=at)
    result, (row,) = Result.objects.get(dossier=dossier), corrections_of(dossier)
    assert after.state == "returned" and result.number != wrong.number and result.content["dan_toc"] == "Hoa"
    assert (fact.data["wrong_number"], row.wrong_sealed_blob_id) == (wrong.number, wrong.sealed_blob_id)
    assert issued_paper(wrong.verification_code) is None
    known = replaced_paper(wrong.verification_code)
    assert known and known.number == result.number and result.sealed_blob
    assert content_of(result.sealed_blob) != content_of(row.wrong_sealed_blob)


def test_one_correction_at_a_time(cast: Cast, at: datetime) -> None:
    dossier, leader = returned(cast, at=at), cast.user("leader")
    why = {"values": {}, "reason": "Sai dân tộc", "pin": PIN}
    correct_result(dossier.pk, **why, by=leader, at=at)
    with refused("chờ đóng dấu"):
        correct_result(dossier.pk, **why, by=leader, at=at)
    seal_correction(dossier.pk, pin=PIN, by=cast.user("document_clerk"), at=at)
    document_clerk = cast.user("document_clerk")
    with refused("Chưa có bản đính chính"):
        seal_correction(dossier.pk, pin=PIN, by=document_clerk, at=at)


# Both ways of counting


def test_both_counts_of_a_dossier_that_stood_still(cast: Cast, at: datetime, received: Dossier) -> None:
    request_payment(received.pk, what="Lệ phí", amount=1, legal_basis="Luật", by=cast.user("specialist"), at=at)
    confirm_payment(received.pk, proof="BL 1", by=None, at=at + timedelta(days=1))
    told = clock_of(Dossier.objects.get(pk=received.pk), now=at + timedelta(days=2))
    assert told.legal and told.measure
    assert (told.legal.used, told.legal.paused, told.legal.left) == tuple(timedelta(hours=h) for h in (8, 8, 16))
    assert (told.legal.share, told.legal.running, told.measure.verdict) == (33, True, "open")
