"""Forms 02 to 05 and the control slip: made from what happened, numbered, signed, reprinted identically."""

import io
from datetime import datetime, timedelta

import pytest
from pypdf import PdfReader

from motcua.dossiers.actions.apologise import apologise
from motcua.dossiers.actions.hand_over_to_unit import hand_over_to_unit
from motcua.dossiers.actions.keep_document import form_paper, keep_document, receipt_paper
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.refuse_intake import refuse_intake
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.control_slip import control_slip_pdf
from motcua.dossiers.form_list import form_due, forms_due, further_forms
from motcua.dossiers.models import Document, Dossier
from motcua.dossiers.queries import document_of
from motcua.dossiers.rules.pins import Pin, PinReason, RefusalReason, Target
from motcua.dossiers.supplementing import Answer
from motcua.fees.actions.take_cash import take_cash
from motcua.files.queries import content_of
from motcua.journal.models import Entry
from motcua.kernel.worktime import VIETNAM
from motcua.reactions import follow
from motcua.signatures.queries import verify_pdf
from tests.factories.cast import PIN, Cast, a_draft, filed_at_counter, received_online, returned
from tests.factories.money import a_charge, an_account
from tests.factories.traces import no_trace

KIND = Document.Kind
PINS = [
    Pin(
        Target.FIELD, "muc_dich_khac", PinReason.WRONG, "Mục đích ghi chưa rõ", "Nghị định số 123/2015/NĐ-CP, Điều 22",
        "Ghi rõ: để đăng ký kết hôn với ai",
    )
]  # fmt: skip


def words(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).replace("\u200b", "").split())


def last_fact(dossier: Dossier) -> Entry:
    entry = Entry.objects.about("dossier", dossier.pk).last()
    assert entry is not None
    return entry


def asked(cast: Cast, at: datetime) -> Dossier:
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    return request_supplement(dossier.pk, PINS, by=cast.user("clerk"), at=at)


def test_form_02_says_every_pin_and_until_when(cast: Cast, at: datetime) -> None:
    dossier = asked(cast, at)
    follow(last_fact(dossier).pk)
    document = Document.objects.get(dossier=dossier, kind=KIND.SUPPLEMENT)
    told = words(content_of(document.blob))
    assert document.number == "0001" and "Số: 0001/BS-BPTNTKQ" in told
    assert "Mẫu số 02, Thông tư số 01/2018/TT-VPCP" in told
    pin = PINS[0]
    for text in (pin.reason, pin.legal_basis, pin.right_one, dossier.applicant_name, dossier.revision.name):
        assert text in told
    asked_for = dossier.supplements.get()
    assert f"Bổ sung trước {asked_for.respond_by.astimezone(VIETNAM):%H} giờ" in told
    assert asked_for.asked_by.full_name in told and asked_for.pins.get().label in told


def test_a_new_term_has_a_receipt_of_its_own(cast: Cast, at: datetime) -> None:
    dossier = received_online(cast, a_draft(cast, at=at), at=at)
    first = receipt_paper(dossier.pk, at=at)
    request_supplement(dossier.pk, PINS, by=cast.user("specialist"), at=at + timedelta(hours=1))
    answer = Answer(values={"muc_dich_khac": "Vay vốn mua máy nông nghiệp"})
    supplement(dossier.pk, answer, by=cast.user("citizen"), at=at + timedelta(hours=2))
    again = receive(dossier.pk, by=cast.user("clerk"), at=at + timedelta(hours=3))
    follow(last_fact(again).pk)
    second = document_of(again, KIND.RECEIPT)
    assert second is not None and content_of(second) != first
    assert "12 giờ 00 phút, ngày 05 tháng 3 năm 2024" in words(content_of(second))
    assert "09 giờ 00 phút, ngày 05 tháng 3 năm 2024" in words(first)
    assert [one.name for one in forms_due(again)] == ["receipt-1", "receipt-2", "supplement-1"]
    assert [one.name for one in further_forms(again)] == ["receipt-1", "supplement-1"]
    assert form_paper(again.pk, KIND.RECEIPT, 1, at=at + timedelta(days=9)) == first


def test_form_03_says_reason_and_law(cast: Cast, at: datetime) -> None:
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    refuse_intake(
        dossier.pk,
        reason_code=RefusalReason.WRONG_AUTHORITY,
        reason="Nơi cư trú của ông/bà thuộc xã khác",
        legal_basis="Nghị định số 123/2015/NĐ-CP, Điều 21",
        by=cast.user("clerk"),
        at=at,
    )
    follow(last_fact(dossier).pk)
    told = words(content_of(Document.objects.get(dossier=dossier, kind=KIND.REFUSAL).blob))
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" in told and dossier.code in told
    assert "Không thuộc thẩm quyền giải quyết: Nơi cư trú của ông/bà thuộc xã khác." in told
    assert "Nghị định số 123/2015/NĐ-CP, Điều 21." in told


def test_form_04_bears_the_heads_name_and_both_days(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    new_due = datetime(2024, 3, 15, 9, tzinfo=VIETNAM)
    leader = cast.user("leader")
    why = "Chưa xác minh được nơi cư trú cũ"
    apologise(dossier.pk, reason=why, new_due_at=new_due, pin=PIN, by=leader, at=at)
    kept = document_of(dossier, KIND.APOLOGY)
    assert kept is not None
    told = words(content_of(kept))
    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in told and "Số: 0001/PXL" in told
    assert "Hẹn trả kết quả 09 giờ 00 phút, ngày 08 tháng 3 năm 2024" in told
    assert "09 giờ 00 phút, ngày 15 tháng 3 năm 2024" in told and "Chưa xác minh được nơi cư trú cũ." in told
    assert leader.full_name in told and "TM. ỦY BAN NHÂN DÂN" in told
    report = verify_pdf(content_of(kept), at=at)
    assert report.verdict.value == "valid" and [one.signer_name for one in report.signatures] == [leader.full_name]
    assert form_paper(dossier.pk, KIND.APOLOGY, 1, at=at + timedelta(days=9)) == content_of(kept)


def test_form_05_says_how_it_stood_and_what_goes_back(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at, procedure="1.001193")
    an_account(at)
    charge = a_charge(cast, dossier, at=at)
    take_cash(charge.pk, amount=8000, by=cast.user("clerk"), at=at)
    withdraw(dossier.pk, reason="Gia đình đăng ký ở nơi khác", by=cast.user("clerk"), at=at + timedelta(hours=1))
    follow(last_fact(dossier).pk)
    document = Document.objects.get(dossier=dossier, kind=KIND.STOP)
    told = words(content_of(document.blob))
    assert "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ" in told and "Đã tiếp nhận" in told and "Trực tiếp" in told
    assert "10 giờ 00 phút, ngày 05 tháng 3 năm 2024" in told and "1 bản chính" in told
    assert "Phí, lệ phí đã nộp: 8.000 đồng" in told
    assert verify_pdf(content_of(document.blob), at=at + timedelta(hours=1)).verdict.value == "valid"


def test_the_slip_between_units_says_who_gives_what_to_whom_and_why(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at, procedure="1.001193")
    Dossier.objects.filter(pk=dossier.pk).update(agency=cast.agency("hq"), unit=cast.agency("tu-phap"))
    handed = hand_over_to_unit(dossier.pk, "hq", reason="chuyển nhầm đơn vị", by=cast.user("head"), at=at)
    follow(last_fact(handed).pk)
    told = words(content_of(Document.objects.get(dossier=dossier, kind=KIND.HAND_OVER).blob))
    assert "PHIẾU BÀN GIAO HỒ SƠ" in told and "Số: 0001/PBG" in told and dossier.code in told
    for text in (cast.agency("tu-phap").name, cast.agency("hq").name, cast.user("head").full_name):
        assert text in told
    assert "Ghi chú: Chuyển nhầm đơn vị." in told and "1 bản chính" in told
    slip = form_due(handed, "hand_over-1")
    assert slip is not None and slip.internal


def test_a_form_is_numbered_once_and_reprinted_identically(cast: Cast, at: datetime) -> None:
    first, second = asked(cast, at), asked(cast, at)
    numbers = [keep_document(one.pk, KIND.SUPPLEMENT, at=at).number for one in (first, second)]
    assert numbers == ["0001", "0002"]
    with no_trace():
        assert keep_document(first.pk, KIND.SUPPLEMENT, at=at + timedelta(days=1)).number == "0001"


@pytest.mark.parametrize("kind", [KIND.SUPPLEMENT, KIND.REFUSAL, KIND.APOLOGY, KIND.STOP])
def test_what_did_not_happen_has_no_form(cast: Cast, at: datetime, kind: Document.Kind) -> None:
    dossier = filed_at_counter(cast, at=at)
    assert form_due(dossier, f"{kind.value}-1") is None
    with no_trace(), pytest.raises(Exception, match="does not exist"):
        keep_document(dossier.pk, kind, at=at)


def test_the_control_slip_has_a_line_for_each_hand_over(cast: Cast, at: datetime) -> None:
    dossier = returned(cast, at=at)
    told = words(control_slip_pdf(dossier, at=at))
    assert "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ" in told and dossier.code in told
    for name in ("clerk", "specialist", "leader", "document_clerk"):
        assert cast.user(name).full_name in told
    assert "Trước hạn" in told and "Người nộp hồ sơ" in told and "Nguyễn Thị Ánh Thử" in told


def test_the_control_slip_says_what_was_late(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    april = datetime(2024, 4, 5, 9, tzinfo=VIETNAM)
    late = propose(dossier.pk, values={}, opinion="Đủ điều kiện", by=cast.user("specialist"), at=april)
    assert "Quá hạn" in words(control_slip_pdf(late, at=at + timedelta(days=40)))


def test_a_dossier_not_received_has_no_control_slip(cast: Cast, at: datetime) -> None:
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    with pytest.raises(ValueError, match="no control slip"):
        control_slip_pdf(dossier, at=at)
