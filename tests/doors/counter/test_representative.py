"""The counter's pages about who acts for the applicant."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.dossiers.queries import by_code
from motcua.dossiers.representing import representative_of
from motcua.dossiers.rules.representing import Scope
from tests.factories import cast as world
from tests.factories.elsewhere import NAME, NUMBER, represented, represented_by_upload
from tests.factories.pages import field_values
from tests.factories.uploads import pdf

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
        ({"uq_da_xem": ""}, "xác nhận đã xem bản giấy"),
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


def scan(content=None):
    return SimpleUploadedFile("uy-quyen.pdf", pdf() if content is None else content, "application/pdf")


def test_a_scan_may_take_the_place_of_having_seen_it_and_is_read_by_who_may_see_the_dossier(clerk, cast, client_of):
    typed = reception(nop_thay="1", **TYPED | {"uq_da_xem": "", "uq_tep": scan()})
    code = clerk.post("/mot-cua/tiep-nhan/", typed)["Location"].split("/")[3]
    known = representative_of(by_code(code))
    assert (known.file_name, known.seen_by) == ("uy-quyen.pdf", None)
    desk, acting = client_of(cast.user("specialist")), client_of(cast.user("neighbour"))
    for reader, page, paper in (
        (clerk, f"/mot-cua/ho-so/{code}/", f"/mot-cua/ho-so/{code}/uy-quyen/giay/"),
        (desk, f"/ban-lam-viec/ho-so/{code}/", f"/ban-lam-viec/ho-so/{code}/uy-quyen/giay/"),
        (acting, f"/ho-so/{code}/", f"/ho-so/{code}/uy-quyen/giay/"),
    ):
        assert paper in reader.get(page).content.decode()
        assert reader.get(paper).content == pdf()
    assert client_of(cast.user("citizen")).get(f"/ho-so/{code}/uy-quyen/giay/").status_code == 404


def test_a_scan_received_stays_when_something_else_is_wrong(clerk):
    wrong = clerk.post("/mot-cua/tiep-nhan/", reception(nop_thay="1", nguoi_phone="", uq_tep=scan(), **TYPED))
    said = field_values(wrong)
    assert wrong.status_code == 422 and "uy-quyen.pdf" in wrong.content.decode()
    again = reception(nop_thay="1", uq_tep_id=said["uq_tep_id"], **TYPED)
    known = representative_of(by_code(clerk.post("/mot-cua/tiep-nhan/", again)["Location"].split("/")[3]))
    assert known.file_name == "uy-quyen.pdf" and known.seen_by


@pytest.mark.parametrize("page", ["tiep-nhan", "ho-so"])
def test_a_scan_nobody_can_read_is_said_at_the_field(clerk, dossier, page):
    address = "/mot-cua/tiep-nhan/" if page == "tiep-nhan" else here(dossier)
    answer = clerk.post(address, reception(nop_thay="1", uq_tep=scan(b"khong phai PDF"), **TYPED))
    assert answer.status_code == 422 and 'href="#uq_tep"' in answer.content.decode()
    assert representative_of(dossier) is None


def test_a_scan_taken_off_again_proves_nothing(clerk, dossier):
    typed = TYPED | {"uq_da_xem": "", "uq_tep": scan()}
    received = field_values(clerk.post(here(dossier), typed | {"uq_ten": ""}))["uq_tep_id"]
    taken_off = TYPED | {"uq_da_xem": "", "uq_tep_id": received, "uq_tep_remove": received}
    assert clerk.post(here(dossier), taken_off).status_code == 422
    assert clerk.post(here(dossier), TYPED | {"uq_da_xem": "", "uq_tep_id": received}).status_code == 302
    assert representative_of(dossier).blob is not None
