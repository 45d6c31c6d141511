"""On the way to a result: another unit, a wrong hand-over, a field check, a financial obligation."""

from uuid import uuid4

import pytest

from motcua.dossiers.actions.file_at_counter import file_at_counter
from motcua.dossiers.queries import by_code, checks_of, consultations_of, hand_overs_of, obligation_of
from motcua.dossiers.reception import CounterFiling
from motcua.people.actions import PersonFacts
from tests.factories import cast as world


def page_of(dossier, verb):
    return f"/ban-lam-viec/ho-so/{dossier.code}/{verb}/"


@pytest.fixture
def dossier(cast, at):
    return world.filed_at_counter(cast, at=at)


CHECK = {
    "loai": "field", "ngay": "06/03/2024", "gio": "08:30", "dia_diem": "Ấp Mẫu", "thanh_phan": "Ông A",
    "noi_dung": "Đo đạc", "ket_luan": "Đúng hiện trạng",
}  # fmt: skip


def test_a_field_check_is_kept_and_shown(cast, client_of, dossier):
    browser = client_of(cast.user("specialist"))
    assert browser.post(page_of(dossier, "bien-ban"), CHECK).status_code == 302
    assert checks_of(dossier)[0].conclusion == "Đúng hiện trạng"
    assert "Đúng hiện trạng" in browser.get(f"/ban-lam-viec/ho-so/{dossier.code}/").content.decode()


@pytest.mark.parametrize(
    ("name", "value"), [("loai", "khac"), ("ngay", "mai"), ("gio", "25:00"), ("dia_diem", ""), ("ngay", "06/03/2090")]
)
def test_a_record_that_cannot_be_is_said_and_kept(cast, client_of, dossier, name, value):
    answer = client_of(cast.user("specialist")).post(page_of(dossier, "bien-ban"), {**CHECK, name: value})
    assert answer.status_code == 422
    assert "Đo đạc" in answer.content.decode()
    assert checks_of(dossier) == []


def test_a_financial_obligation_stops_the_clock_until_the_desk_confirms(cast, client_of, dossier):
    sent = {"noi_dung": "Lệ phí trước bạ", "so_tien": "1.200.000", "can_cu": "Nghị định 10/2022/NĐ-CP"}
    assert client_of(cast.user("specialist")).post(page_of(dossier, "nghia-vu-tai-chinh"), sent).status_code == 302
    assert obligation_of(dossier).amount == 1_200_000
    assert by_code(dossier.code).is_paused
    desk = client_of(cast.user("clerk"))
    address = f"/mot-cua/ho-so/{dossier.code}/nghia-vu-tai-chinh/"
    assert desk.post(address, {"chung_tu": ""}).status_code == 422
    assert desk.post(address, {"chung_tu": "BL 0001"}).status_code == 302
    assert by_code(dossier.code).state == "processing"


@pytest.mark.parametrize("amount", ["", "nhiều", "0", "-5"])
def test_an_amount_that_is_none_is_said(cast, client_of, dossier, amount):
    sent = {"noi_dung": "Lệ phí", "so_tien": amount, "can_cu": "Nghị định 10"}
    assert client_of(cast.user("specialist")).post(page_of(dossier, "nghia-vu-tai-chinh"), sent).status_code == 422
    assert by_code(dossier.code).state == "received"


def test_what_was_proposed_is_recalled(cast, client_of, at):
    dossier = world.proposed(cast, at=at)
    assert client_of(cast.user("specialist")).post(page_of(dossier, "thu-hoi")).status_code == 302
    assert by_code(dossier.code).state == "processing"


def test_the_head_of_a_department_hands_over_within_the_authority(cast, client_of, at):
    dossier = by_code(file_at_district(cast, at).code)
    browser = client_of(cast.user("head"))
    page = browser.get(page_of(dossier, "chuyen-don-vi")).content.decode()
    assert "Ủy ban nhân dân huyện Mẫu" in page
    answer = browser.post(page_of(dossier, "chuyen-don-vi"), {"don_vi": "hq", "ly_do": "Không thuộc phòng"})
    assert answer.status_code == 302
    assert hand_overs_of(dossier)[0].to_unit.code == "hq"


def file_at_district(cast, at):
    person = PersonFacts("000190000001", "Nguyễn Thị Ánh Thử", "0900000123", address="Ấp Mẫu, xã An Mẫu")
    data = {
        "nguoi_yeu_cau": "Nguyễn Thị Ánh Thử", "so_dinh_danh": "000190000001", "noi_cu_tru": "Ấp Mẫu, xã An Mẫu",
        "dien_thoai": "0900000123", "noi_dung": "Xin cấp phép",
    }  # fmt: skip
    filing = CounterFiling(
        filing_key=uuid4(), procedure_code=world.PLAIN, desk_code="mc-hq", person=person, data=data, papers=()
    )
    return file_at_counter(filing, by=cast.user("district_clerk"), at=at)


def test_a_unit_asked_answers_without_seeing_the_dossier_itself(cast, client_of, dossier):
    browser = client_of(cast.user("specialist"))
    sent = {"noi_dung": "Có tranh chấp không?", "so_ngay": "3", "don_vi": ["tu-phap"]}
    assert browser.post(page_of(dossier, "lay-y-kien"), sent).status_code == 302
    number = consultations_of(dossier)[0].pk
    asked = client_of(cast.user("district_specialist"))
    assert "Có tranh chấp không?" in asked.get("/ban-lam-viec/y-kien/").content.decode()
    assert asked.get(f"/ban-lam-viec/ho-so/{dossier.code}/").status_code == 404
    address = f"/ban-lam-viec/y-kien/{number}/"
    assert asked.post(address, {"dong_y": "co"}).status_code == 422
    assert asked.post(address, {"dong_y": "co", "noi_dung": "Không có tranh chấp"}).status_code == 302
    assert "Không có tranh chấp" in browser.get(f"/ban-lam-viec/ho-so/{dossier.code}/").content.decode()
    again = asked.post(address, {"dong_y": "khong", "noi_dung": "Đổi ý"})
    assert "Không có tranh chấp" in again.content.decode()
    assert client_of(cast.user("other_specialist")).get(address).status_code == 404


@pytest.mark.parametrize("days", ["0", "31", "ba"])
def test_a_term_that_is_none_is_said(cast, client_of, dossier, days):
    sent = {"noi_dung": "Hỏi", "so_ngay": days, "don_vi": ["tu-phap"]}
    assert client_of(cast.user("specialist")).post(page_of(dossier, "lay-y-kien"), sent).status_code == 422


VERBS = ["bien-ban", "nghia-vu-tai-chinh", "lay-y-kien", "chuyen-don-vi", "thu-hoi", "bo-sung"]


@pytest.mark.parametrize("verb", VERBS)
def test_none_of_it_is_a_strangers(cast, client_of, dossier, verb):
    assert client_of(cast.user("other_specialist")).get(page_of(dossier, verb)).status_code == 404
    assert client_of(cast.user("citizen")).get(page_of(dossier, verb)).status_code == 404
