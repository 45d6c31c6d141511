"""Writing the result and putting it before the leader."""

import io

import pypdf
import pytest

from motcua.dossiers.queries import by_code, result_of
from tests.factories import cast as world
from tests.factories.pages import field_values


@pytest.fixture
def dossier(cast, at):
    return world.filed_at_counter(cast, at=at)


def test_the_lines_are_proposed_from_the_filed_form(cast, client_of, dossier):
    page = client_of(cast.user("specialist")).get(f"/ban-lam-viec/ho-so/{dossier.code}/trinh/")
    values = field_values(page)
    assert values["kq_ten_nguoi_xac_nhan"] == world.marital_data()["ten_nguoi_xac_nhan"]
    assert values["kq_ngay_sinh"] == "01/01/1990"
    assert values["kq_tinh_trang"] == "Chưa đăng ký kết hôn với ai"


def test_what_was_corrected_is_what_the_leader_gets(cast, client_of, dossier):
    typed = {"kq_ten_nguoi_xac_nhan": "Nguyễn Thị Sửa Tên", "y_kien": "Đủ điều kiện.", "kq_khong_co": "bỏ"}
    answer = client_of(cast.user("specialist")).post(f"/ban-lam-viec/ho-so/{dossier.code}/trinh/", typed)
    assert answer.status_code == 302
    result = result_of(by_code(dossier.code))
    assert result.content["ten_nguoi_xac_nhan"] == "Nguyễn Thị Sửa Tên"
    assert result.content["agency"] == "Ủy ban nhân dân xã An Mẫu"
    assert "khong_co" not in result.content
    assert result.opinion == "Đủ điều kiện."


def test_without_an_opinion_nothing_is_lost(cast, client_of, dossier):
    typed = {"kq_ten_nguoi_xac_nhan": "Nguyễn Thị Sửa Tên", "y_kien": "  "}
    answer = client_of(cast.user("specialist")).post(f"/ban-lam-viec/ho-so/{dossier.code}/trinh/", typed)
    assert answer.status_code == 422
    assert field_values(answer)["kq_ten_nguoi_xac_nhan"] == "Nguyễn Thị Sửa Tên"
    assert 'href="#y_kien"' in answer.content.decode()
    assert by_code(dossier.code).state == "received"


def test_the_preview_says_draft_and_what_was_typed(cast, client_of, dossier):
    address = f"/ban-lam-viec/ho-so/{dossier.code}/trinh/xem-truoc.pdf"
    browser = client_of(cast.user("specialist"))
    for answer, name in (
        (browser.get(address), "Nguyễn"),
        (browser.post(address, {"kq_ten_nguoi_xac_nhan": "Tên Mới"}), "Tên Mới"),
    ):
        said = pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
        assert "DỰ THẢO" in said
        assert name in said
    assert by_code(dossier.code).state == "received"


def test_proposing_twice_is_refused_in_words(cast, client_of, at):
    dossier = world.proposed(cast, at=at)
    answer = client_of(cast.user("specialist")).post(f"/ban-lam-viec/ho-so/{dossier.code}/trinh/", {"y_kien": "Có"})
    assert answer.status_code == 409
    assert "nên không thể thực hiện “Trình kết quả”" in answer.content.decode()


def test_a_leader_does_not_propose(cast, client_of, dossier):
    answer = client_of(cast.user("leader")).post(f"/ban-lam-viec/ho-so/{dossier.code}/trinh/", {"y_kien": "Có"})
    assert answer.status_code == 409
    assert by_code(dossier.code).state == "received"


def test_the_birth_certificate_has_its_own_lines(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at, procedure=world.BIRTH)
    values = field_values(client_of(cast.user("specialist")).get(f"/ban-lam-viec/ho-so/{dossier.code}/trinh/"))
    assert values["kq_ten_tre"] == world.birth_data()["ten_tre"]
    assert "kq_so_dinh_danh_tre" in values
