"""Receiving somebody at the desk: card, known person, procedure, papers, appointment, filing once."""

from urllib.parse import urlencode
from uuid import uuid4

import pytest

from motcua.dossiers.queries import by_code
from tests.factories import cast as world
from tests.factories.elsewhere import only_own_desks
from tests.factories.pages import field_values, focused

HERE = "/mot-cua/tiep-nhan/"
CARD = "000199000123|123456789|Lý Thị Quét Thẻ|02031999|Nữ|Ấp Hai, xã An Mẫu, huyện Mẫu|01012022"
PERSON = {
    "nguoi_identity_no": "000199000123",
    "nguoi_full_name": "Lý Thị Quét Thẻ",
    "nguoi_date_of_birth": "02/03/1999",
    "nguoi_gender": "Nữ",
    "nguoi_address": "Ấp Hai, xã An Mẫu, huyện Mẫu",
    "nguoi_phone": "0900 000 777",
}


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.user("clerk"))


def marital(**changes):
    typed = {key: "true" if value is True else value for key, value in world.marital_data().items()}
    return {"filing_key": str(uuid4()), "ma_thu_tuc": world.MARITAL, "buoc": "luu", **PERSON, **typed, **changes}


def test_the_card_fills_the_person(browser):
    page = browser.post(HERE, {"buoc": "the", "the_can_cuoc": CARD, "filing_key": str(uuid4())})
    assert page.status_code == 200
    said = field_values(page)
    assert said["nguoi_identity_no"] == "000199000123"
    assert said["nguoi_full_name"] == "Lý Thị Quét Thẻ"
    assert said["nguoi_date_of_birth"] == "02/03/1999"
    assert said["nguoi_gender"] == "Nữ"
    assert said["nguoi_address"] == "Ấp Hai, xã An Mẫu, huyện Mẫu"
    assert focused(page) == ["nguoi_phone"]


def test_a_wrong_card_says_so_and_keeps_what_was_typed(browser):
    page = browser.post(HERE, {"buoc": "the", "the_can_cuoc": "abc", "nguoi_phone": "0900000777"})
    assert "không phải mã trên thẻ căn cước" in page.content.decode()
    assert 'value="0900000777"' in page.content.decode()


def test_a_known_number_brings_the_record(browser):
    page = browser.post(HERE, {"buoc": "nguoi", "nguoi_identity_no": "000190000001"})
    assert field_values(page)["nguoi_full_name"] == "Nguyễn Thị Ánh Thử"
    assert field_values(page)["nguoi_phone"] == "0900000123"


def test_initials_and_words_find_only_procedures_of_this_desk(browser, cast, client_of):
    only_own_desks()
    for text in ("dkks", "khai sinh", "giay khai sinh"):
        page = browser.get(f"{HERE}thu-tuc/", {"tim_thu_tuc": text}).content.decode()
        assert f'data-value="{world.BIRTH}"' in page
    district = client_of(cast.user("district_clerk")).get(f"{HERE}thu-tuc/", {"tim_thu_tuc": "dkks"})
    assert world.BIRTH not in district.content.decode()


def test_any_desk_of_the_province_finds_what_others_settle(cast, client_of):
    district = client_of(cast.user("district_clerk")).get(f"{HERE}thu-tuc/", {"tim_thu_tuc": "dkks"})
    assert world.BIRTH in district.content.decode()


def test_without_script_the_search_and_the_choice_are_buttons(browser):
    found = browser.post(HERE, {"buoc": "tim", "tim_thu_tuc": "tinh trang hon nhan", **PERSON})
    assert f'name="chon" value="{world.MARITAL}"' in found.content.decode()
    chosen = browser.post(HERE, {"chon": world.MARITAL, "buoc": "the", **PERSON})
    page = chosen.content.decode()
    assert field_values(chosen)["ma_thu_tuc"] == world.MARITAL
    assert 'value="Lý Thị Quét Thẻ"' in page
    assert "hẹn trả" in page


def test_the_form_is_prefilled_from_the_person(browser):
    page = browser.post(HERE, {"chon": world.MARITAL, **PERSON})
    assert field_values(page)["nguoi_yeu_cau"] == "Lý Thị Quét Thẻ"
    assert field_values(page)["dien_thoai"] == "0900000777"


def test_the_appointment_is_told_and_not_stored(browser):
    answer = browser.get(f"{HERE}hen-tra/", {"thu-tuc": world.MARITAL})
    assert answer.status_code == 200
    assert "hẹn trả" in answer.content.decode()
    assert browser.get(f"{HERE}hen-tra/", {"thu-tuc": world.PLAIN}).status_code == 404


def test_filing_gives_the_dossier_with_its_receipt(browser):
    answer = browser.post(HERE, marital())
    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    assert "Đã tiếp nhận, hẹn trả" in page
    assert "giay-tiep-nhan.pdf" in page
    dossier = by_code(answer["Location"].split("/")[3])
    assert dossier.applicant_phone == "0900000777"
    assert dossier.state == "received"


def test_a_double_click_files_once(browser):
    typed = marital()
    first, second = browser.post(HERE, typed), browser.post(HERE, typed)
    assert first["Location"] == second["Location"]


def test_a_bad_form_keeps_everything_and_files_nothing(browser):
    typed = marital(nguoi_identity_no="12345", nguoi_phone="", tinh_trang="")
    answer = browser.post(HERE, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "phải có 12 chữ số" in page
    assert "Nhập số điện thoại" in page
    assert 'href="#tinh_trang"' in page
    assert 'value="12345"' in page
    assert f'value="{typed["filing_key"]}"' in page
    assert f'value="{typed["noi_thuong_tru"]}"' in page


def test_a_required_paper_must_be_in_hand(browser):
    data = {key: "true" if value is True else value for key, value in world.birth_data().items()}
    typed = {"filing_key": str(uuid4()), "ma_thu_tuc": world.BIRTH, "buoc": "luu", **PERSON, **data}
    answer = browser.post(HERE, typed)
    assert answer.status_code == 422
    assert "Chưa nhận “Giấy chứng sinh”" in answer.content.decode()
    taken = browser.post(
        HERE, {**typed, "giay_giay-chung-sinh": "1", "goc_giay-chung-sinh": "2", "sao_giay-chung-sinh": "1"}
    )
    assert taken.status_code == 302
    paper = by_code(taken["Location"].split("/")[3]).papers.get()
    assert (paper.originals, paper.copies) == (2, 1)


def test_no_procedure_chosen_is_said_at_the_search_box(browser):
    answer = browser.post(HERE, marital(ma_thu_tuc=""))
    assert answer.status_code == 422
    assert 'href="#tim_thu_tuc"' in answer.content.decode()


def test_a_procedure_of_another_desk_cannot_be_filed_here(browser):
    assert browser.post(HERE, marital(ma_thu_tuc=world.PLAIN)).status_code == 422


@pytest.mark.parametrize("who", ["citizen", "specialist", "leader"])
def test_only_clerks_receive(cast, client_of, who):
    assert client_of(cast.user(who)).get(HERE).status_code == 404
    assert client_of(cast.user(who)).post(HERE, marital()).status_code == 404


@pytest.mark.parametrize(
    ("name", "most"),
    [("nguoi_full_name", 160), ("nguoi_address", 250), ("nguoi_email", 254), ("uq_ten", 160), ("uq_so_giay", 60)],
)
def test_what_is_too_long_is_said_and_stays(browser, name, most):
    long = "Đ" * (most + 1)
    page = browser.post(HERE, marital(**{"nop_thay": "1", name: long}))
    assert page.status_code == 422
    assert f"dài quá {most} ký tự" in page.content.decode() and field_values(page)[name] == long


def test_a_nul_in_an_address_or_a_form_is_nothing(browser):
    assert browser.get(f"{HERE}?thu-tuc=%00").status_code == 200
    assert browser.get("/mot-cua/tim/?q=%00a").status_code == 200
    typed = marital(nguoi_full_name="Lý Thị\0 Quét Thẻ", ma_thu_tuc=f"{world.MARITAL}\0")
    assert browser.post(HERE, urlencode(typed), content_type="application/x-www-form-urlencoded").status_code == 302
    browser.handler.enforce_csrf_checks = True
    token = "b" * 32
    browser.cookies["csrftoken"] = token
    typed = {"csrfmiddlewaretoken": token, "buoc": "nguoi", "nguoi_identity_no": "0001\x0090000001"}
    assert field_values(browser.post(HERE, typed))["nguoi_full_name"] == "Nguyễn Thị Ánh Thử"
