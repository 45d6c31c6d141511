"""The counter's pages about who acts for the applicant."""

from uuid import uuid4

import pytest

from motcua.dossiers.queries import by_code
from motcua.dossiers.representing import representative_of
from motcua.dossiers.rules.representing import Scope
from tests.factories import cast as world
from tests.factories.elsewhere import NAME, NUMBER, represented, represented_by_upload
from tests.factories.pages import field_values

TYPED = {
    "uq_ten": NAME, "uq_so": NUMBER, "uq_dien_thoai": "0900000456", "uq_can_cu": "letter", "uq_so_giay": "12",
    "uq_ngay": "04/03/2024", "uq_pham_vi": "both", "uq_da_xem": "1",
}  # fmt: skip
PERSON = {
    "nguoi_identity_no": "000199000123", "nguoi_full_name": "Lý Thị Vắng Mặt", "nguoi_phone": "0900 000 777",
}  # fmt: skip


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.user("clerk"))


@pytest.fixture
def dossier(cast, at):
    return world.filed_at_counter(cast, at=at)


def here(dossier):
    return f"/mot-cua/ho-so/{dossier.code}/uy-quyen/"


def reception(**changes):
    typed = {key: "true" if value is True else value for key, value in world.marital_data().items()}
    return {"filing_key": str(uuid4()), "ma_thu_tuc": world.MARITAL, "buoc": "luu", **PERSON, **typed, **changes}


def test_the_page_names_and_then_ends(clerk, dossier):
    assert "Ghi người được ủy quyền" in clerk.get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()
    assert clerk.post(here(dossier), TYPED).status_code == 302
    page = clerk.get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()
    assert NAME in page and "Giấy ủy quyền số 12 ngày 04/03/2024" in page
    assert clerk.post(here(dossier), {"ly_do": "Người nộp yêu cầu"}).status_code == 302
    assert representative_of(dossier) is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"uq_da_xem": ""}, "Xác nhận đã xem bản giấy"),
        ({"uq_ngay": "31/02/2024"}, "Ngày ký phải là một ngày có thật"),
        ({"uq_so": "12"}, "phải có 12 chữ số"),
        ({"uq_pham_vi": "all"}, "Chọn việc được ủy quyền"),
    ],
)
def test_what_is_wrong_comes_back_with_everything_typed(clerk, dossier, change, sentence):
    answer = clerk.post(here(dossier), {**TYPED, **change})
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert field_values(answer)["uq_ten"] == NAME


def test_ending_needs_a_reason(clerk, cast, at, dossier):
    represented(cast, dossier, at=at)
    assert clerk.post(here(dossier), {}).status_code == 422


def test_the_result_is_given_after_a_look_at_the_card(clerk, cast, at):
    dossier = represented(cast, world.sealed(cast, at=at), at=at, scope=Scope.COLLECT)
    address = f"/mot-cua/ho-so/{dossier.code}/tra-ket-qua/uy-quyen/"
    wrong = clerk.post(address, {"so_dinh_danh": "000190000001"})
    assert wrong.status_code == 422 and field_values(wrong)["so_dinh_danh"] == "000190000001"
    assert clerk.post(address, {"so_dinh_danh": NUMBER}).status_code == 302
    assert by_code(dossier.code).returned_to == NAME
    assert clerk.post(address, {"so_dinh_danh": NUMBER}).status_code == 409


def test_who_may_only_file_is_not_offered_the_result(clerk, cast, at):
    dossier = represented(cast, world.sealed(cast, at=at), at=at, scope=Scope.FILE)
    page = clerk.get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()
    assert "không cho nhận kết quả" in page and "tra-uy-quyen" not in page


def test_the_uploaded_paper_opens(clerk, cast, at):
    dossier = represented_by_upload(cast, at=at)
    assert clerk.get(f"{here(dossier)}giay/").content.startswith(b"%PDF")


def test_somebody_files_for_another_at_the_desk(clerk):
    answer = clerk.post("/mot-cua/tiep-nhan/", reception(nop_thay="1", **TYPED))
    assert answer.status_code == 302
    dossier = by_code(answer["Location"].split("/")[3])
    known = representative_of(dossier)
    assert (dossier.applicant_name, known.name, known.files) == ("Lý Thị Vắng Mặt", NAME, True)


def test_what_is_wrong_with_the_authority_is_said_and_kept(clerk):
    answer = clerk.post("/mot-cua/tiep-nhan/", reception(nop_thay="1", **TYPED | {"uq_da_xem": "", "uq_so": "9"}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "xác nhận đã xem bản giấy" in page and "phải có 12 chữ số" in page
    assert field_values(answer)["uq_ten"] == NAME


def test_without_the_tick_the_applicant_files(clerk):
    answer = clerk.post("/mot-cua/tiep-nhan/", reception(**TYPED))
    assert representative_of(by_code(answer["Location"].split("/")[3])) is None
