"""Fees at the desk: what is owed, cash and transfers, receipts, waivers; the drawer."""

import io
from datetime import datetime
from uuid import uuid4

import pypdf
import pytest
from django.utils import timezone

from motcua.fees.actions.notify_payment import Notice, notify_payment
from motcua.fees.queries import charges_of
from tests.factories import cast as world
from tests.factories.money import a_charge, a_notice, an_account, cost
from tests.factories.pages import field_values


@pytest.fixture
def dossier(cast, at, monkeypatch):
    cost(monkeypatch)
    an_account(at)
    return world.filed_at_counter(cast, at=at)


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.user("clerk"))


def page_of(dossier, more=""):
    return f"/mot-cua/ho-so/{dossier.code}/le-phi/{more}"


def charge_of(dossier):
    return charges_of("dossier", dossier.pk)[0]


@pytest.mark.parametrize("more", ["", "xac-dinh/", "1/tien-mat/", "1/chuyen-khoan/", "1/huy/", "bien-lai/1.pdf"])
def test_strangers_to_the_desk_see_nothing(cast, client_of, dossier, more):
    for who in ("other_clerk", "citizen", "specialist", "leader"):
        stranger = client_of(cast.user(who))
        ask = stranger.get if more in ("", "bien-lai/1.pdf") else stranger.post
        assert ask(page_of(dossier, more)).status_code == 404


def test_the_dossier_and_the_desk_lead_here(browser, dossier):
    assert page_of(dossier) in browser.get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()
    assert "/mot-cua/quy/" in browser.get("/mot-cua/").content.decode()


def test_the_fees_of_the_procedure_are_offered(browser, dossier):
    page = browser.get(page_of(dossier)).content.decode()
    assert "Một bản sao trích lục" in page and "8.000 đồng" in page and "giá trị tạm tính" in page
    assert "Mức thu theo văn bản riêng" in page


def test_without_fees_there_is_nothing_to_pay(browser, dossier, monkeypatch):
    cost(monkeypatch, [])
    assert "Không phải nộp phí, lệ phí" in browser.get(page_of(dossier)).content.decode()


def test_chosen_cases_become_a_charge_once(browser, dossier):
    sent = {
        "khoa": str(uuid4()),
        "truong_hop": ["0", "2"],
        "so_luong_0": "3",
        "so_luong_2": "1",
        "so_tien_2": "150.000",
    }
    for _ in range(2):
        assert browser.post(page_of(dossier, "xac-dinh/"), sent).status_code == 302
    (charge,) = charges_of("dossier", dossier.pk)
    assert charge.total == 174_000
    page = browser.get(page_of(dossier)).content.decode()
    assert "Còn phải nộp 174.000 đồng" in page and str(charge.reference) in page and "data:image/svg+xml" in page


def test_a_waiver_is_said_and_nothing_is_owed(browser, dossier):
    sent = {
        "truong_hop": "0",
        "so_luong_0": "1",
        "doi_tuong": "poor_household",
        "ty_le": "100",
        "can_cu": "Nghị quyết 12",
    }
    browser.post(page_of(dossier, "xac-dinh/"), sent)
    page = browser.get(page_of(dossier)).content.decode()
    assert "Được miễn theo đối tượng “Hộ nghèo” (Nghị quyết 12)" in page and "Không phải nộp." in page


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "truong_hop"),
        ({"truong_hop": "0", "so_luong_0": "hai"}, "so_luong_0"),
        ({"truong_hop": "0", "so_luong_0": "0"}, "truong_hop"),
        ({"truong_hop": "2", "so_luong_2": "1", "so_tien_2": "x"}, "so_tien_2"),
        ({"truong_hop": "0", "doi_tuong": "child", "ty_le": "nửa"}, "ty_le"),
        ({"truong_hop": "0", "doi_tuong": "child", "ty_le": "100", "can_cu": " "}, "truong_hop"),
    ],
)
def test_a_wrong_form_says_where_and_keeps_what_was_typed(browser, dossier, sent, field):
    answer = browser.post(page_of(dossier, "xac-dinh/"), sent)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert charges_of("dossier", dossier.pk) == []
    if sent.get("doi_tuong"):
        assert field_values(answer)["ty_le"] == sent["ty_le"]


def test_cash_gives_a_numbered_receipt_to_print(cast, browser, at, dossier):
    charge = a_charge(cast, dossier, at=at)
    answer = browser.post(page_of(dossier, f"{charge.pk}/tien-mat/"), {"so_tien_mat": "8.000"})
    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    payment = charge_of(dossier).payments.get()
    address = page_of(dossier, f"bien-lai/{payment.pk}.pdf")
    assert f'href="{address}"' in page and "In biên lai" in page
    receipt = browser.get(address)
    words = pypdf.PdfReader(io.BytesIO(receipt.content)).pages[0].extract_text()
    assert receipt["Content-Type"] == "application/pdf"
    assert "0000001" in words and "Tám nghìn đồng" in words and dossier.applicant_name in words


@pytest.mark.parametrize("typed", ["", "tám", "-1", "0", "8.001", "1.00"])
def test_wrong_cash_is_said_at_the_field(cast, browser, at, dossier, typed):
    charge = a_charge(cast, dossier, at=at)
    answer = browser.post(page_of(dossier, f"{charge.pk}/tien-mat/"), {"so_tien_mat": typed})
    assert answer.status_code == 422 and 'href="#so_tien_mat"' in answer.content.decode()
    assert field_values(answer)["so_tien_mat"] == typed
    assert charge_of(dossier).received == 0


def test_a_transfer_is_confirmed_once(cast, browser, at, dossier):
    charge = a_charge(cast, dossier, at=at, copies=2)
    address, sent = page_of(dossier, f"{charge.pk}/chuyen-khoan/"), {"so_tien_ck": "8000", "ma_giao_dich": "FT2406501"}
    assert browser.post(address, sent).status_code == 302
    again = browser.post(address, sent)
    assert again.status_code == 422 and "đã được ghi nhận" in again.content.decode()
    assert "còn thiếu 8.000 đồng" in browser.get(page_of(dossier)).content.decode()
    assert browser.post(address, {"so_tien_ck": "", "ma_giao_dich": "FT1"}).status_code == 422


def test_a_late_transfer_for_a_paid_charge_is_recorded(cast, browser, at, dossier):
    charge = a_charge(cast, dossier, at=at)
    notify_payment(a_notice(charge, at=at), at=at)
    sent = {"so_tien_ck": "8000", "ma_giao_dich": "FT2406502"}
    browser.post(page_of(dossier, f"{charge.pk}/chuyen-khoan/"), sent)
    assert "8.000 đồng nộp thừa sẽ được hoàn trả" in browser.get(page_of(dossier)).content.decode()


def test_a_charge_raised_wrongly_is_cancelled_with_a_reason(cast, browser, at, dossier):
    charge = a_charge(cast, dossier, at=at)
    address = page_of(dossier, f"{charge.pk}/huy/")
    assert browser.post(address, {"ly_do_huy": ""}).status_code == 422
    assert browser.post(address, {"ly_do_huy": "Chọn nhầm"}).status_code == 302
    assert charge_of(dossier).state == "cancelled"


@pytest.mark.parametrize("verb", ["tien-mat", "chuyen-khoan", "huy"])
def test_a_form_sent_empty_is_answered_in_words(cast, browser, at, dossier, verb):
    charge = a_charge(cast, dossier, at=at)
    answer = browser.post(page_of(dossier, f"{charge.pk}/{verb}/"), {})
    assert answer.status_code == 422 and "govuk-error-summary" in answer.content.decode()


def test_a_charge_of_another_dossier_is_not_here(cast, browser, at, dossier):
    other = a_charge(cast, world.filed_at_counter(cast, at=at), at=at)
    for verb in ("tien-mat", "chuyen-khoan", "huy"):
        sent = {"so_tien_mat": "1", "so_tien_ck": "1", "ma_giao_dich": "FT11"}
        assert browser.post(page_of(dossier, f"{other.pk}/{verb}/"), sent).status_code == 404
    assert browser.get(page_of(dossier, "bien-lai/999.pdf")).status_code == 404


# The drawer


def drawer(at: datetime) -> str:
    return f"/mot-cua/quy/?quay=mc-xa&ngay={at.date().isoformat()}"


def test_the_drawer_is_for_the_clerks_of_the_desk(cast, client_of, at, dossier):
    for who in ("citizen", "specialist", "leader"):
        assert client_of(cast.user(who)).get("/mot-cua/quy/").status_code == 404
    assert client_of(cast.user("other_clerk")).get(drawer(at)).status_code == 404
    assert client_of(cast.user("clerk")).get("/mot-cua/quy/?ngay=hom-qua").status_code == 404


def test_the_drawer_shows_the_day_and_is_closed(cast, browser, at, dossier):
    charge = a_charge(cast, dossier, at=timezone.now())
    browser.post(page_of(dossier, f"{charge.pk}/tien-mat/"), {"so_tien_mat": "8000"})
    today = timezone.localdate().isoformat()
    page = browser.get("/mot-cua/quy/").content.decode()
    assert "Sổ ghi <strong>8.000 đồng</strong>" in page and dossier.code in page and "Trần Thị Tiếp" in page
    sent = {"quay": "mc-xa", "ngay": today, "dem_duoc": "7.000", "giai_trinh": ""}
    wrong = browser.post("/mot-cua/quy/chot/", sent)
    assert wrong.status_code == 422 and "Quỹ thiếu 1.000 đồng" in wrong.content.decode()
    assert field_values(wrong)["dem_duoc"] == "7.000"
    assert browser.post("/mot-cua/quy/chot/", {**sent, "giai_trinh": "Trả nhầm tiền lẻ"}).status_code == 302
    assert "Đã chốt quỹ lúc" in browser.get("/mot-cua/quy/").content.decode()
    assert browser.post("/mot-cua/quy/chot/", {**sent, "dem_duoc": "x"}).status_code == 422


def test_money_nobody_can_place_is_placed(cast, browser, at, dossier):
    charge = a_charge(cast, dossier, at=at)
    payment = notify_payment(Notice("gateway", "GD-7", "nop phi", 8000, at), at=at)
    assert "chưa rõ của khoản phí nào" in browser.get("/mot-cua/quy/").content.decode()
    address = f"/mot-cua/quy/chua-ro/{payment.pk}/"
    wrong = browser.post(address, {"ma_nop_tien": "MC1"})
    assert wrong.status_code == 422 and "Không có khoản phí nào" in wrong.content.decode()
    assert browser.post(address, {"ma_nop_tien": str(charge.reference)}).status_code == 302
    assert charge_of(dossier).state == "paid"
    assert browser.post(address, {"ma_nop_tien": str(charge.reference)}).status_code == 404


def test_the_drawer_reads_in_few_queries(cast, browser, at, dossier, django_assert_max_num_queries):
    for _ in range(3):
        charge = a_charge(cast, world.filed_at_counter(cast, at=at), at=at)
        notify_payment(a_notice(charge, at=at, number=f"GD-{charge.pk}"), at=at)
    with django_assert_max_num_queries(20):
        browser.get(drawer(at))
